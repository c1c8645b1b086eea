'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { OPEN_BUSINESS_CHAT } from './begin-changes.ts';
import type { BeginningProps } from './beginning.ts';
import { LONGEST_NAME } from './new-group.tsx';

/** Asks for help, as a customer: an agent takes it on. */
export function NewRequest({ onBegun }: BeginningProps) {
  const text = useText();
  const problem = useProblem();
  const [subject, setSubject] = useState('');
  const [{ fetching, error }, open] = useMutation(OPEN_BUSINESS_CHAT);
  const submit = async () => {
    const { data } = await open({ input: { subject: subject.trim() } });
    const conversation = data?.openBusinessChat?.conversation;
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
      <p className="text-body text-ink-soft">{text('places.helpHint')}</p>
      <TextField
        data-first-focus
        required
        label={text('places.subject')}
        value={subject}
        maxLength={LONGEST_NAME}
        onChange={({ currentTarget }) => setSubject(currentTarget.value)}
      />
      {error !== undefined && <FormError>{problem(error)}</FormError>}
      <div className="mt-auto flex justify-end">
        <Button type="submit" variant="primary" isBusy={fetching} disabled={subject.trim() === ''}>
          {text('places.askForHelp')}
        </Button>
      </div>
    </form>
  );
}
