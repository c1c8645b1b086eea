'use client';
import { Crown, Ellipsis, MessageSquare, ShieldCheck, ShieldOff, UserMinus } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import type { MembersQuery } from '@/graph/gql/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { useViewer } from '@/session/viewer.tsx';
import { Badge } from '@/ui/badge.tsx';
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { ListRow } from '@/ui/list-row.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuItem } from '@/ui/menu-items.tsx';
import { useDirect } from '../contacts/use-direct.ts';
import { PersonAvatar } from '../people/person-avatar.tsx';
import type { DetailedConversation } from './about-conversation.tsx';
import { REMOVE_MEMBER, SET_MEMBER_ROLE, TRANSFER_OWNERSHIP } from './conversation-changes.ts';
import { deedsOn, type MemberDeed, type MemberRole } from './member-rights.ts';
import { useTold } from './use-told.ts';

const ROLE_NAMES: Readonly<Record<MemberRole, TextName>> = {
  OWNER: 'places.roleOwner',
  ADMIN: 'places.roleAdmin',
  MEMBER: 'places.roleMember',
  AGENT: 'places.roleAgent',
  CUSTOMER: 'places.roleCustomer',
};

const DEEDS: Readonly<Record<MemberDeed, { name: TextName; icon: ReactNode }>> = {
  makeAdmin: { name: 'places.makeAdmin', icon: <ShieldCheck /> },
  makeMember: { name: 'places.makeMember', icon: <ShieldOff /> },
  handOver: { name: 'places.handOver', icon: <Crown /> },
  remove: { name: 'places.removeMember', icon: <UserMinus /> },
};

type ShownMember = NonNullable<NonNullable<MembersQuery['conversation']>['members']>['edges'][number]['node'];

export interface MemberRowProps {
  conversation: Pick<DetailedConversation, 'id' | 'kind' | 'viewerMember'>;
  member: ShownMember;
}

/** A member: how they are present, their role, and what the viewer can do about them. */
export function MemberRow({ conversation, member: { role, nickname, user } }: MemberRowProps) {
  const text = useText();
  const viewer = useViewer();
  const told = useTold();
  const direct = useDirect();
  const [asked, setAsked] = useState<'handOver' | 'remove' | null>(null);
  const [, setRole] = useMutation(SET_MEMBER_ROLE);
  const [{ fetching: isHanding }, transfer] = useMutation(TRANSFER_OWNERSHIP);
  const [{ fetching: isRemoving }, remove] = useMutation(REMOVE_MEMBER);
  const { id: conversationId, kind, viewerMember } = conversation;
  const isViewer = user.id === viewer.id;
  const target = { conversationId, userId: user.id };
  const deeds = deedsOn({ role, isViewer }, { role: viewerMember?.role, kind });

  const act = async (deed: MemberDeed) => {
    if (deed === 'remove' || deed === 'handOver') return setAsked(deed);
    await told(setRole({ input: { ...target, role: deed === 'makeAdmin' ? 'ADMIN' : 'MEMBER' } }));
  };
  const confirm = async () => {
    await told(asked === 'remove' ? remove({ input: target }) : transfer({ input: target }));
    setAsked(null);
  };

  return (
    <>
      <ListRow
        start={<PersonAvatar user={user} />}
        title={
          <Link href={`/profile/${user.id}`} prefetch={false} className="text-ink hover:underline">
            <bdi>{nickname ?? user.name}</bdi>
          </Link>
        }
        text={nickname === null ? isViewer ? text('ui.you') : undefined : <bdi>{user.name}</bdi>}
        end={
          <span className="flex shrink-0 items-center gap-1">
            {role !== 'MEMBER' && <Badge tone={role === 'OWNER' ? 'accent' : 'neutral'}>{text(ROLE_NAMES[role])}</Badge>}
            {!isViewer && (
              <Menu
                label={text('people.more', { name: user.name })}
                placement="below-end"
                trigger={(props) => (
                  <IconButton {...props} size="small" label={text('people.more', { name: user.name })} icon={<Ellipsis />} />
                )}
              >
                <MenuItem icon={<MessageSquare />} onSelect={() => void direct.open(user.id)}>
                  {text('people.message')}
                </MenuItem>
                {deeds.map((deed) => (
                  <MenuItem key={deed} icon={DEEDS[deed].icon} isDangerous={deed === 'remove'} onSelect={() => void act(deed)}>
                    {text(DEEDS[deed].name)}
                  </MenuItem>
                ))}
              </Menu>
            )}
          </span>
        }
      />
      <ConfirmDialog
        isOpen={asked !== null}
        title={text(asked === 'handOver' ? 'places.handOverTitle' : 'places.removeTitle', { name: user.name })}
        confirmLabel={text(asked === 'handOver' ? 'places.handOver' : 'places.removeMember')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={isHanding || isRemoving}
        onConfirm={() => void confirm()}
        onClose={() => setAsked(null)}
      >
        {text(asked === 'handOver' ? 'places.handOverHint' : 'places.removeHint')}
      </ConfirmDialog>
    </>
  );
}
