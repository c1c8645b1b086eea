'use client';
import { Ban, Check, Ellipsis, MessageSquare, Undo2, UserMinus, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuItem } from '@/ui/menu-items.tsx';
import { useToast } from '@/ui/toast.tsx';
import { type ContactChange, useContactChanges } from './contact-changes.ts';
import { useDirect } from './use-direct.ts';

const USER = graphql(`
  fragment ContactActions_user on User {
    id
    name
    erased
    contact {
      state
      since
    }
  }
`);

/** What the viewer can do about a person, as they stand to each other. Nothing for the viewer themselves. */
export function ContactActions({ user }: { user: FragmentType<typeof USER> }) {
  const text = useText();
  const viewer = useViewer();
  const toast = useToast();
  const problem = useProblem();
  const { id, name, erased, contact } = readFragment(USER, user);
  const { isBusy, change } = useContactChanges();
  const direct = useDirect();
  const [asked, setAsked] = useState<'block' | 'remove' | null>(null);
  const state = contact?.state ?? null;

  async function act(kind: ContactChange): Promise<void> {
    const error = await change(kind, id);
    setAsked(null);
    if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
    else if (kind === 'request') toast({ text: text('people.requested', { name }) });
    else if (kind === 'accept') toast({ text: text('people.accepted', { name }), tone: 'success' });
  }

  if (id === viewer.id || erased) return null;
  if (state === 'BLOCKED') {
    return (
      <Button size="small" isBusy={isBusy} onClick={() => void act('unblock')}>
        {text('people.unblock')}
      </Button>
    );
  }
  return (
    <span className="flex shrink-0 flex-wrap items-center justify-end gap-1.5">
      {state === null && (
        <Button size="small" icon={<UserPlus />} isBusy={isBusy} onClick={() => void act('request')}>
          {text('people.request')}
        </Button>
      )}
      {state === 'REQUEST_RECEIVED' && (
        <>
          <Button size="small" variant="primary" icon={<Check />} isBusy={isBusy} onClick={() => void act('accept')}>
            {text('people.accept')}
          </Button>
          <Button size="small" icon={<X />} isBusy={isBusy} onClick={() => void act('decline')}>
            {text('people.decline')}
          </Button>
        </>
      )}
      {state === 'REQUEST_SENT' && (
        <Button size="small" icon={<Undo2 />} isBusy={isBusy} onClick={() => void act('remove')}>
          {text('people.takeBack')}
        </Button>
      )}
      <IconButton
        size="small"
        label={`${text('people.message')}: ${name}`}
        icon={<MessageSquare />}
        onClick={() => void direct.open(id)}
      />
      <Menu
        label={text('people.more', { name })}
        placement="below-end"
        trigger={(props) => <IconButton {...props} size="small" label={text('people.more', { name })} icon={<Ellipsis />} />}
      >
        {state === 'CONTACT' && (
          <MenuItem icon={<UserMinus />} onSelect={() => setAsked('remove')}>
            {text('people.remove')}
          </MenuItem>
        )}
        <MenuItem icon={<Ban />} isDangerous onSelect={() => setAsked('block')}>
          {text('people.block')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={asked !== null}
        title={text(asked === 'remove' ? 'people.removeTitle' : 'people.blockTitle', { name })}
        confirmLabel={text(asked === 'remove' ? 'people.remove' : 'people.block')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={isBusy}
        onConfirm={() => asked !== null && void act(asked)}
        onClose={() => setAsked(null)}
      >
        {text(asked === 'remove' ? 'people.removeText' : 'people.blockText')}
      </ConfirmDialog>
    </span>
  );
}
