'use client';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { AuthPage } from './auth-page.tsx';
import { useEntrance } from './use-entrance.ts';
import { useRefusal } from './use-refusal.ts';

export interface SecondFactorProps {
  /** What the right password was answered with. */
  challenge: string;
  onIn(): void;
  onStartAgain(): void;
}

export function SecondFactor({ challenge, onIn, onStartAgain }: SecondFactorProps) {
  const text = useText();
  const entrance = useEntrance();
  const problem = useRefusal();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function confirm(form: FormData): Promise<void> {
    setIsBusy(true);
    const answer = await entrance.confirm(challenge, String(form.get('code')).trim());
    if (answer.kind === 'in') return onIn();
    setIsBusy(false);
    if (answer.kind === 'refused')
      setError(answer.refusal.code === 'UNAUTHENTICATED' ? text('auth.wrongCode') : problem(answer.refusal));
  }

  return (
    <AuthPage title={text('auth.secondFactorTitle')} hint={text('auth.secondFactorHint')}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm(new FormData(event.currentTarget));
        }}
      >
        <FormError>{error}</FormError>
        <TextField
          label={text('auth.code')}
          name="code"
          autoComplete="one-time-code"
          inputMode="text"
          dir="ltr"
          autoFocus
          required
        />
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>
          {text('auth.go')}
        </Button>
        <Button variant="quiet" isWide onClick={onStartAgain}>
          {text('auth.startAgain')}
        </Button>
      </form>
    </AuthPage>
  );
}
