'use client';
import { useState } from 'react';
import { useQuery } from 'urql';
import { PersonAvatar } from '@/features/people/person-avatar.tsx';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';
import { Checkbox } from '@/ui/checkbox.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { CALL_PEOPLE } from './call-people.query.ts';

export interface ChoosePeopleProps {
  conversationId: string;
  title: string;
  confirmLabel: string;
  most: number;
  /** Who is in the call already. */
  except?: readonly string[];
  onChosen(userIds: string[]): void;
  onClose(): void;
}

/** Some of the people in a conversation, to call them. */
export function ChoosePeople({ conversationId, title, confirmLabel, most, except = [], onChosen, onClose }: ChoosePeopleProps) {
  const text = useText();
  const viewer = useViewer();
  const [{ data }] = useQuery({ query: CALL_PEOPLE, variables: { conversationId } });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const people = data?.conversation?.members?.edges
    .map(({ node }) => node.user)
    .filter(({ id }) => id !== viewer.id && !except.includes(id));
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={title}
      description={people?.length === 0 ? text('call.nobodyToInvite') : text('call.chooseHint', { count: most })}
      footer={
        <>
          <Button variant="plain" onClick={onClose}>
            {text('call.cancel')}
          </Button>
          <Button variant="primary" disabled={chosen.length === 0} onClick={() => onChosen([...chosen])}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {people === undefined ? (
        <SkeletonRow />
      ) : (
        <ul>
          {people.map((person) => (
            <li key={person.id} className="flex items-center gap-3 py-0.5">
              <PersonAvatar user={person} size="small" />
              <Checkbox
                className="flex-1"
                label={<span dir="auto">{person.name}</span>}
                checked={chosen.includes(person.id)}
                disabled={!chosen.includes(person.id) && chosen.length >= most}
                onChange={() => toggle(person.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
