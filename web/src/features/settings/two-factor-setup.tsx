'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { QrCode } from './qr-code.tsx';

const START_TWO_FACTOR = graphql(`
  mutation BeginTwoFactor($input: StartTwoFactorInput!) {
    startTwoFactor(input: $input) {
      secret
      uri
    }
  }
`);

const CONFIRM_TWO_FACTOR = graphql(`
  mutation TurnTwoFactorOn($input: ConfirmTwoFactorInput!) {
    confirmTwoFactor(input: $input) {
      recoveryCodes
    }
  }
`);

export interface TwoFactorSetupProps {
  onClose(): void;
  onCodes(codes: readonly string[]): void;
}

/** First the password, then the secret for the authenticator, and a code that shows that it got there. */
export function TwoFactorSetup({ onClose, onCodes }: TwoFactorSetupProps) {
  const text = useText();
  const problem = useProblem();
  const [started, start] = useMutation(START_TWO_FACTOR);
  const [confirmed, confirm] = useMutation(CONFIRM_TWO_FACTOR);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const authenticator = started.data?.startTwoFactor;
  const { fetching, error } = authenticator == null ? started : confirmed;

  async function goOn(): Promise<void> {
    if (authenticator == null) return void (await start({ input: { password } }));
    const { data } = await confirm({ input: { code: code.trim() } });
    if (data?.confirmTwoFactor == null) return;
    onCodes(data.confirmTwoFactor.recoveryCodes);
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} title={text('settings.twoFactor')} closesOutside={false}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void goOn();
        }}
      >
        <FormError>{error !== undefined && problem(error)}</FormError>
        {authenticator == null ? (
          <PasswordField
            label={text('settings.currentPassword')}
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            required
          />
        ) : (
          <>
            <p className="text-body text-ink-soft">{text('settings.twoFactorScan')}</p>
            <QrCode label={text('settings.twoFactorPicture')} content={authenticator.uri} />
            <TextField label={text('settings.twoFactorSecret')} value={authenticator.secret} dir="ltr" readOnly />
            <TextField
              label={text('settings.twoFactorCode')}
              autoComplete="one-time-code"
              inputMode="numeric"
              dir="ltr"
              value={code}
              onChange={({ target }) => setCode(target.value)}
              required
            />
          </>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={fetching}>
            {text(authenticator == null ? 'auth.go' : 'settings.twoFactorConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
