'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useReading, useText } from '@/i18n/text.tsx';
import type { AuthRefusal } from '@/session/entrance.ts';
import { LOG_IN, leadingTo, wantedPlace } from '@/session/places.ts';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { AuthPage } from './auth-page.tsx';
import { PasswordStrength } from './password-strength.tsx';
import { useEntrance } from './use-entrance.ts';
import { useRefusal } from './use-refusal.ts';

const FIELDS = ['name', 'email', 'password'];

export function Register({ to }: { to: string | null }) {
  const text = useText();
  const { language } = useReading();
  const entrance = useEntrance();
  const problem = useRefusal();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<AuthRefusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function register(): Promise<void> {
    setIsBusy(true);
    const answer = await entrance.register({ name, email, password, locale: language });
    if (answer.kind === 'in') return location.assign(wantedPlace(to));
    setIsBusy(false);
    if (answer.kind === 'refused') setRefusal(answer.refusal);
  }

  const errorOf = (field: string) => (refusal?.field === field ? problem(refusal) : undefined);
  const isOfNoField = refusal !== null && !FIELDS.includes(refusal.field ?? '');
  return (
    <AuthPage
      title={text('auth.registerTitle')}
      hint={text('auth.registerHint')}
      otherwise={
        <>
          {text('auth.haveAccount')}{' '}
          <Link prefetch={false} href={to === null ? LOG_IN : leadingTo(LOG_IN, to)} className="font-medium text-accent-ink">
            {text('auth.logIn')}
          </Link>
        </>
      }
    >
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <FormError>{isOfNoField && problem(refusal)}</FormError>
        <TextField
          label={text('auth.name')}
          hint={text('auth.nameHint')}
          error={errorOf('name')}
          name="name"
          autoComplete="name"
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
          required
        />
        <TextField
          label={text('auth.email')}
          error={errorOf('email')}
          name="email"
          type="email"
          autoComplete="email"
          dir="ltr"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          required
        />
        <div className="flex flex-col gap-2">
          <PasswordField
            label={text('auth.password')}
            error={errorOf('password')}
            name="password"
            autoComplete="new-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            required
          />
          <PasswordStrength password={password} name={name} email={email} />
        </div>
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>
          {text('auth.register')}
        </Button>
      </form>
    </AuthPage>
  );
}
