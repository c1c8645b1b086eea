'use client';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { HOME } from '@/session/places.ts';
import { Spinner } from '@/ui/spinner.tsx';
import { AuthPage } from './auth-page.tsx';
import { BrokenLink } from './broken-link.tsx';
import { ButtonLink } from './button-link.tsx';
import { useOnce } from './use-once.ts';

const VERIFY_EMAIL = graphql(`
  mutation VerifyAddress($input: VerifyEmailInput!) {
    verifyEmail(input: $input) {
      user {
        id
      }
    }
  }
`);

/** Where the mailed link leads that shows that an address belongs to the account. */
export function VerifyEmail({ token }: { token: string }) {
  const text = useText();
  const [{ data, error }, verify] = useMutation(VERIFY_EMAIL);
  useOnce(() => void verify({ input: { token } }));
  if (error !== undefined) {
    return (
      <BrokenLink>
        <p className="mb-5 text-body text-ink-soft">{text('auth.verifyAgainHint')}</p>
        <ButtonLink href="/settings/account">{text('auth.go')}</ButtonLink>
      </BrokenLink>
    );
  }
  if (data?.verifyEmail == null) return <LinkIsChecked />;
  return (
    <AuthPage title={text('auth.verifiedTitle')} hint={text('auth.verified')}>
      <ButtonLink href={HOME}>{text('auth.openChat')}</ButtonLink>
    </AuthPage>
  );
}

export function LinkIsChecked() {
  const text = useText();
  return (
    <AuthPage title={text('auth.verifying')}>
      <Spinner label={text('auth.verifying')} />
    </AuthPage>
  );
}
