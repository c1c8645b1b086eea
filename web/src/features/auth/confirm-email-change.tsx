'use client';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { HOME } from '@/session/places.ts';
import { AuthPage } from './auth-page.tsx';
import { BrokenLink } from './broken-link.tsx';
import { ButtonLink } from './button-link.tsx';
import { useOnce } from './use-once.ts';
import { LinkIsChecked } from './verify-email.tsx';

const CONFIRM_EMAIL_CHANGE = graphql(`
  mutation ConfirmAddressChange($input: ConfirmEmailChangeInput!) {
    confirmEmailChange(input: $input) {
      user {
        id
      }
    }
  }
`);

/** Where the link leads that was mailed to the new address. */
export function ConfirmEmailChange({ token }: { token: string }) {
  const text = useText();
  const [{ data, error }, confirm] = useMutation(CONFIRM_EMAIL_CHANGE);
  useOnce(() => void confirm({ input: { token } }));
  if (error !== undefined) {
    return (
      <BrokenLink>
        <ButtonLink href="/settings/account">{text('auth.go')}</ButtonLink>
      </BrokenLink>
    );
  }
  if (data?.confirmEmailChange == null) return <LinkIsChecked />;
  return (
    <AuthPage title={text('auth.changedTitle')} hint={text('auth.changed')}>
      <ButtonLink href={HOME}>{text('auth.openChat')}</ButtonLink>
    </AuthPage>
  );
}
