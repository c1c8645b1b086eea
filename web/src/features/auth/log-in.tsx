'use client';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { leadingTo, wantedPlace } from '@/session/places.ts';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { AuthPage } from './auth-page.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useEntrance } from './use-entrance.ts';
import { useRefusal } from './use-refusal.ts';

/** Logs in and goes on to where one wanted to go, at once where this browser has a session already. */
export function LogIn({ to }: { to: string | null }) {
  const text = useText();
  const entrance = useEntrance();
  const problem = useRefusal();
  const [challenge, setChallenge] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // With a whole new page, so that nothing of before is in its memory.
  const goOn = () => location.assign(wantedPlace(to));

  useEffect(() => {
    let isHere = true;
    void entrance.comeBack().then((isIn) => {
      if (isIn && isHere) location.assign(wantedPlace(to));
    });
    return () => {
      isHere = false;
    };
  }, [entrance, to]);

  async function logIn(form: FormData): Promise<void> {
    setIsBusy(true);
    const answer = await entrance.logIn(String(form.get('email')), String(form.get('password')));
    if (answer.kind === 'in') return goOn();
    setIsBusy(false);
    if (answer.kind === 'second-factor') return setChallenge(answer.challenge);
    const { refusal } = answer;
    setError(refusal.code === 'UNAUTHENTICATED' ? text('auth.wrongLogIn') : problem(refusal));
  }

  if (challenge !== null) return <SecondFactor challenge={challenge} onIn={goOn} onStartAgain={() => setChallenge(null)} />;
  return (
    <AuthPage
      title={text('auth.logInTitle')}
      hint={text('auth.logInHint')}
      otherwise={
        <>
          {text('auth.noAccount')}{' '}
          <Link
            prefetch={false}
            href={to === null ? '/register' : leadingTo('/register', to)}
            className="font-medium text-accent-ink"
          >
            {text('auth.register')}
          </Link>
        </>
      }
    >
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void logIn(new FormData(event.currentTarget));
        }}
      >
        <FormError>{error}</FormError>
        <TextField label={text('auth.email')} name="email" type="email" autoComplete="username" dir="ltr" required />
        <PasswordField label={text('auth.password')} name="password" autoComplete="current-password" required />
        <Link prefetch={false} href="/forgot-password" className="self-start text-accent-ink text-label">
          {text('auth.forgot')}
        </Link>
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>
          {text('auth.logIn')}
        </Button>
      </form>
    </AuthPage>
  );
}
