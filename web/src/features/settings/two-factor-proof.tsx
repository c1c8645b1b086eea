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

const DISABLE_TWO_FACTOR = graphql(`
  mutation TurnTwoFactorOff($input: DisableTwoFactorInput!) {
    disableTwoFactor(input: $input) {
      enabled
    }
  }
`);

const RENEW_RECOVERY_CODES = graphql(`
  mutation MakeRecoveryCodes($input: RenewRecoveryCodesInput!) {
    renewRecoveryCodes(input: $input) {
      recoveryCodes
    }
  }
`);

export interface TwoFactorProofProps {
  wanted: 'disable' | 'renew';
  onClose(): void;
  onCodes(codes: readonly string[]): void;
}

/** Asks who it is, before the second factor is turned off or its recovery codes are made anew. */
export function TwoFactorProof({ wanted, onClose, onCodes }: TwoFactorProofProps) {
  const text = useText();
  const problem = useProblem();
  const [disabled, disable] = useMutation(DISABLE_TWO_FACTOR);
  const [renewed, renew] = useMutation(RENEW_RECOVERY_CODES);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { fetching, error } = wanted === 'disable' ? disabled : renewed;

  async function goOn(): Promise<void> {
    if (wanted === 'disable') {
      if ((await disable({ input: { password, code: code.trim() } })).error === undefined) onClose();
      return;
    }
    const { data } = await renew({ input: { password } });
    if (data?.renewRecoveryCodes == null) return;
    onCodes(data.renewRecoveryCodes.recoveryCodes);
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={text(wanted === 'disable' ? 'settings.twoFactorTurnOff' : 'settings.recoveryCodesRenew')}
    >
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void goOn();
        }}
      >
        <FormError>{error !== undefined && problem(error)}</FormError>
        <PasswordField
          label={text('settings.currentPassword')}
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          required
        />
        {wanted === 'disable' && (
          <TextField
            label={text('settings.twoFactorAnyCode')}
            autoComplete="one-time-code"
            dir="ltr"
            value={code}
            onChange={({ target }) => setCode(target.value)}
            required
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button type="submit" variant={wanted === 'disable' ? 'danger' : 'primary'} isBusy={fetching}>
            {text(wanted === 'disable' ? 'settings.twoFactorTurnOff' : 'settings.recoveryCodesRenew')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
