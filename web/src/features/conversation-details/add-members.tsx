'use client';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PeoplePicker, type PickedPerson } from '../people-picker/people-picker.tsx';
import { ADD_MEMBERS } from './conversation-changes.ts';
import { MEMBERS } from './members.query.ts';

export interface AddMembersProps {
  conversationId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Takes people into a group or a channel. */
export function AddMembers({ conversationId, isOpen, onClose }: AddMembersProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('places.addMembers')}>
      <Adding conversationId={conversationId} onClose={onClose} />
    </Dialog>
  );
}

function Adding({ conversationId, onClose }: Omit<AddMembersProps, 'isOpen'>) {
  const text = useText();
  const problem = useProblem();
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  const [{ data }] = useQuery({ query: MEMBERS, variables: { id: conversationId, after: null } });
  const [{ fetching, error }, add] = useMutation(ADD_MEMBERS);
  const members = data?.conversation?.members?.edges.map(({ node }) => node.user.id);
  const submit = async () => {
    const answer = await add({ input: { conversationId, userIds: picked.map(({ id }) => id) } });
    if (answer.error === undefined) onClose();
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PeoplePicker label={text('places.findMembers')} picked={picked} onPick={setPicked} excluded={members} />
      {error !== undefined && <FormError>{problem(error)}</FormError>}
      <Button type="submit" variant="primary" isBusy={fetching} disabled={picked.length === 0} className="self-end">
        {text('places.add')}
      </Button>
    </form>
  );
}
