'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { LOG_IN } from '@/session/places.ts';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { AuthPage } from './auth-page.tsx';
import { BrokenLink } from './broken-link.tsx';
import { ButtonLink } from './button-link.tsx';
import { PasswordStrength } from './password-strength.tsx';

const RESET_PASSWORD = graphql(`
  mutation SetPasswordByLink($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      reset
    }
  }
`);

/** Where the mailed link leads that sets a new password. */
export function ResetPassword({ token }: { token: string }) {
  const text = useText();
  const problem = useProblem();
  const [{ data, error, fetching }, reset] = useMutation(RESET_PASSWORD);
  const [newPassword, setNewPassword] = useState('');

  if (data?.resetPassword?.reset) {
    return (
      <AuthPage title={text('auth.resetDoneTitle')} hint={text('auth.resetDone')}>
        <ButtonLink href={LOG_IN}>{text('auth.logIn')}</ButtonLink>
      </AuthPage>
    );
  }
  if (token === '' || (error !== undefined && fieldOf(error) === 'token')) {
    return (
      <BrokenLink>
        <ButtonLink href="/forgot-password">{text('auth.askNewLink')}</ButtonLink>
      </BrokenLink>
    );
  }
  const isOfPassword = error !== undefined && fieldOf(error) === 'newPassword';
  return (
    <AuthPage title={text('auth.resetTitle')} hint={text('auth.resetHint')}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void reset({ input: { token, newPassword } });
        }}
      >
        <FormError>{error !== undefined && !isOfPassword && problem(error)}</FormError>
        <div className="flex flex-col gap-2">
          <PasswordField
            label={text('auth.newPassword')}
            error={isOfPassword ? error.graphQLErrors[0]?.message : undefined}
            name="newPassword"
            autoComplete="new-password"
            value={newPassword}
            onChange={({ target }) => setNewPassword(target.value)}
            required
          />
          <PasswordStrength password={newPassword} />
        </div>
        <Button type="submit" variant="primary" isWide isBusy={fetching}>
          {text('auth.setPassword')}
        </Button>
      </form>
    </AuthPage>
  );
}
