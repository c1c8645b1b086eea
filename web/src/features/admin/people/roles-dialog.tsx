'use client';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Checkbox } from '@/ui/checkbox.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { roleName } from '../../profile/role-name.ts';
import { useSaving } from '../../settings/use-saving.ts';

const SET_ROLES = graphql(`
  mutation SetRoles($input: SetRolesInput!) {
    setRoles(input: $input) {
      user {
        id
        roles
      }
    }
  }
`);

type Role = 'USER' | 'AGENT' | 'ADMIN';

/** What can be given and taken: everybody is a member. */
const GIVEN = [
  { role: 'AGENT', hint: 'admin.agentHint' },
  { role: 'ADMIN', hint: 'admin.adminHint' },
] as const;

export interface RolesDialogProps {
  userId: string;
  name: string;
  roles: readonly Role[];
  onClose: () => void;
}

export function RolesDialog({ userId, name, roles, onClose }: RolesDialogProps) {
  const text = useText();
  const form = useId();
  const told = useSaving();
  const problem = useProblem();
  const [{ fetching, error }, set] = useMutation(SET_ROLES);
  const [chosen, setChosen] = useState<readonly Role[]>(roles);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await set({ input: { userId, roles: [...chosen] } });
    if (answer.error !== undefined) return;
    told(answer);
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={text('admin.rolesOf', { name })}
      footer={
        <>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isBusy={fetching}>
            {text('ui.save')}
          </Button>
        </>
      }
    >
      <form id={form} method="post" onSubmit={save} className="flex flex-col gap-1">
        {GIVEN.map(({ role, hint }) => (
          <Checkbox
            key={role}
            label={text(roleName(role))}
            hint={text(hint)}
            checked={chosen.includes(role)}
            onChange={({ target }) => setChosen(target.checked ? [...chosen, role] : chosen.filter((other) => other !== role))}
          />
        ))}
        {error !== undefined && <FormError>{problem(error)}</FormError>}
      </form>
    </Dialog>
  );
}
