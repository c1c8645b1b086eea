'use client';
import { Ban, Ellipsis, ScrollText, Send, ShieldCheck, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Badge } from '@/ui/badge.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuDivider, MenuItem } from '@/ui/menu-items.tsx';
import { PersonAvatar } from '../../people/person-avatar.tsx';
import { roleName } from '../../profile/role-name.ts';
import { useSaving } from '../../settings/use-saving.ts';
import { PersonName } from '../person-name.tsx';
import { RolesDialog } from './roles-dialog.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

const USER = graphql(`
  fragment AdminPerson_user on User {
    id
    name
    email
    emailVerified
    suspended
    erased
    roles
    joinedAt
    ...PersonAvatar_user
  }
`);

const RESTORE = graphql(`
  mutation RestoreAccount($userId: ID!) {
    restoreAccount(userId: $userId) {
      user {
        id
        suspended
      }
    }
  }
`);

/** One account, and what an administrator can do about it. */
export function AdminPerson({ user }: { user: FragmentType<typeof USER> }) {
  const text = useText();
  const format = useFormat();
  const router = useRouter();
  const viewer = useViewer();
  const told = useSaving();
  const [, restore] = useMutation(RESTORE);
  const [open, setOpen] = useState<'roles' | 'suspend' | null>(null);
  const person = readFragment(USER, user);
  const { id, name, email, emailVerified, suspended, erased, roles, joinedAt } = person;
  const close = () => setOpen(null);
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <PersonAvatar user={person} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-body">
          <PersonName user={person} />
          {roles
            .filter((role) => role !== 'USER')
            .map((role) => (
              <Badge key={role} tone="accent">
                {text(roleName(role))}
              </Badge>
            ))}
          {suspended === true && <Badge tone="danger">{text('admin.suspended')}</Badge>}
          {erased && <Badge>{text('people.erased')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-ink-soft text-label">
          {email !== null && <bdi className="break-all">{email}</bdi>}
          {email !== null && emailVerified !== true && <span>{text('settings.emailUnverified')}</span>}
          <span>{text('admin.joined', { when: format.day(joinedAt) })}</span>
        </p>
      </div>
      {!erased && (
        <Menu
          label={text('people.more', { name })}
          placement="below-end"
          trigger={(props) => <IconButton {...props} label={text('people.more', { name })} icon={<Ellipsis />} />}
        >
          <MenuItem icon={<ShieldCheck />} onSelect={() => setOpen('roles')}>
            {text('admin.changeRoles')}
          </MenuItem>
          <MenuItem icon={<ScrollText />} onSelect={() => router.push(`/admin/audit?subject=${id}`)}>
            {text('admin.auditOf')}
          </MenuItem>
          <MenuItem icon={<Send />} onSelect={() => router.push(`/admin/deliveries?person=${id}`)}>
            {text('admin.deliveriesTo')}
          </MenuItem>
          {id !== viewer.id && <MenuDivider />}
          {id !== viewer.id && suspended === true && (
            <MenuItem
              icon={<Undo2 />}
              onSelect={async () => told(await restore({ userId: id }), text('admin.restored', { name }))}
            >
              {text('admin.restore')}
            </MenuItem>
          )}
          {id !== viewer.id && suspended !== true && (
            <MenuItem icon={<Ban />} isDangerous onSelect={() => setOpen('suspend')}>
              {text('admin.suspend')}
            </MenuItem>
          )}
        </Menu>
      )}
      {open === 'roles' && <RolesDialog userId={id} name={name} roles={roles} onClose={close} />}
      {open === 'suspend' && <SuspendDialog userId={id} name={name} onClose={close} />}
    </li>
  );
}
