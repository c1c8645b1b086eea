'use client';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { TextArea } from '@/ui/text-area.tsx';
import { useSaving } from '../../settings/use-saving.ts';

const SUSPEND = graphql(`
  mutation SuspendAccount($input: SuspendAccountInput!) {
    suspendAccount(input: $input) {
      user {
        id
        suspended
      }
    }
  }
`);

/** Asks why before an account is closed to its owner: the audit log says it later. */
export function SuspendDialog({ userId, name, onClose }: { userId: string; name: string; onClose: () => void }) {
  const text = useText();
  const form = useId();
  const told = useSaving();
  const problem = useProblem();
  const [{ fetching, error }, suspend] = useMutation(SUSPEND);
  const [reason, setReason] = useState('');

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await suspend({ input: { userId, reason } });
    if (answer.error !== undefined) return;
    told(answer, text('admin.suspendedNow', { name }));
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      role="alertdialog"
      title={text('admin.suspendTitle', { name })}
      description={text('admin.suspendText')}
      footer={
        <>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button type="submit" form={form} variant="danger" isBusy={fetching}>
            {text('admin.suspend')}
          </Button>
        </>
      }
    >
      <form id={form} method="post" onSubmit={save} className="flex flex-col gap-3">
        <TextArea
          data-first-focus
          label={text('admin.reason')}
          hint={text('admin.reasonHint')}
          maxLength={500}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {error !== undefined && <FormError>{problem(error)}</FormError>}
      </form>
    </Dialog>
  );
}
