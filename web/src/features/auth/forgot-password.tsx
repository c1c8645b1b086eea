'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { LOG_IN } from '@/session/places.ts';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { AuthPage } from './auth-page.tsx';

const ASK_FOR_RESET = graphql(`
  mutation AskForReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      accepted
    }
  }
`);

export function ForgotPassword() {
  const text = useText();
  const problem = useProblem();
  const [{ fetching, error }, ask] = useMutation(ASK_FOR_RESET);
  const [askedFor, setAskedFor] = useState<string | null>(null);

  async function send(email: string): Promise<void> {
    const { data } = await ask({ input: { email } });
    if (data?.requestPasswordReset?.accepted) setAskedFor(email);
  }

  const back = (
    <Link prefetch={false} href={LOG_IN} className="font-medium text-accent-ink">
      {text('auth.backToLogIn')}
    </Link>
  );
  if (askedFor !== null) {
    return <AuthPage title={text('auth.linkSentTitle')} hint={text('auth.linkSent', { email: askedFor })} otherwise={back} />;
  }
  return (
    <AuthPage title={text('auth.forgotTitle')} hint={text('auth.forgotHint')} otherwise={back}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(String(new FormData(event.currentTarget).get('email')));
        }}
      >
        <FormError>{error !== undefined && problem(error)}</FormError>
        <TextField label={text('auth.email')} name="email" type="email" autoComplete="username" dir="ltr" required />
        <Button type="submit" variant="primary" isWide isBusy={fetching}>
          {text('auth.sendLink')}
        </Button>
      </form>
    </AuthPage>
  );
}
