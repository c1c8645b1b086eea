'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { PeoplePicker, type PickedPerson } from '../people-picker/people-picker.tsx';
import { CREATE_GROUP } from './begin-changes.ts';
import type { BeginningProps } from './beginning.ts';

/** The graph takes names of conversations up to here. */
export const LONGEST_NAME = 80;

/** Some people, called by a name or by theirs. */
export function NewGroup({ onBegun }: BeginningProps) {
  const text = useText();
  const problem = useProblem();
  const [name, setName] = useState('');
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  const [{ fetching, error }, create] = useMutation(CREATE_GROUP);
  const submit = async () => {
    const called = name.trim();
    const { data } = await create({ input: { name: called === '' ? null : called, userIds: picked.map(({ id }) => id) } });
    const conversation = data?.createGroup?.conversation;
    if (conversation != null) onBegun(conversation.id);
  };
  return (
    <form
      className="flex flex-1 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PeoplePicker label={text('places.findMembers')} picked={picked} onPick={setPicked} />
      <TextField
        label={text('places.name')}
        hint={text('places.groupNameHint')}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {error !== undefined && <FormError>{problem(error)}</FormError>}
      <div className="mt-auto flex justify-end">
        <Button type="submit" variant="primary" isBusy={fetching} disabled={picked.length === 0}>
          {text('places.createGroup')}
        </Button>
      </div>
    </form>
  );
}
