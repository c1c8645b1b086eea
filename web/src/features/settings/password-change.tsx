'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { Checkbox } from '@/ui/checkbox.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { PasswordStrength } from '../auth/password-strength.tsx';
import { useSaving } from './use-saving.ts';

const USER = graphql(`
  fragment PasswordChange_user on User {
    id
    name
    email
  }
`);

const CHANGE_PASSWORD = graphql(`
  mutation ChangeOwnPassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      changed
    }
  }
`);

export function PasswordChange({ user }: { user: FragmentType<typeof USER> }) {
  const text = useText();
  const told = useSaving();
  const problem = useProblem();
  const { name, email } = readFragment(USER, user);
  const [{ fetching, error }, change] = useMutation(CHANGE_PASSWORD);
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [revokeApiKeys, setRevokeApiKeys] = useState(false);
  const errorOf = (field: string) => (error !== undefined && fieldOf(error) === field ? problem(error) : undefined);
  return (
    <form
      method="post"
      onSubmit={async (event) => {
        event.preventDefault();
        const answer = await change({ input: { currentPassword, newPassword, revokeApiKeys } });
        if (!told(answer, text('settings.passwordChanged'))) return;
        setCurrentPassword('');
        setNewPassword('');
      }}
    >
      <Card
        title={text('settings.changePassword')}
        description={text('settings.changePasswordHint')}
        footer={
          <Button type="submit" variant="primary" isBusy={fetching}>
            {text('settings.changePassword')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <PasswordField
            label={text('settings.currentPassword')}
            error={errorOf('currentPassword')}
            autoComplete="current-password"
            value={currentPassword}
            onChange={({ target }) => setCurrentPassword(target.value)}
            required
          />
          <PasswordField
            label={text('settings.newPassword')}
            error={errorOf('newPassword')}
            autoComplete="new-password"
            value={newPassword}
            onChange={({ target }) => setNewPassword(target.value)}
            required
          />
          <PasswordStrength password={newPassword} name={name} email={email ?? ''} />
          <Checkbox
            label={text('settings.revokeKeysToo')}
            hint={text('settings.revokeKeysTooHint')}
            checked={revokeApiKeys}
            onChange={({ target }) => setRevokeApiKeys(target.checked)}
          />
        </div>
      </Card>
    </form>
  );
}
