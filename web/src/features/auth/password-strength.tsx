'use client';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useReading, useText } from '@/i18n/text.tsx';
import { classNames } from '@/ui/class-names.ts';

const PASSWORD_STRENGTH = graphql(`
  query PasswordStrength($input: PasswordStrengthInput!) {
    passwordStrength(input: $input) {
      score
      acceptable
      advice
    }
  }
`);

const STILL_FOR_MS = 250;
const STEPS = [0, 1, 2, 3] as const;
const COLOURS = ['bg-danger', 'bg-danger', 'bg-away', 'bg-online', 'bg-online'] as const;

export interface PasswordStrengthProps {
  password: string;
  /** What others know of the person: a password made of it is weak. */
  name?: string;
  email?: string;
}

/** How hard the password is to guess, by the rule that decides on it, whenever the typing pauses. */
export function PasswordStrength({ password, name, email }: PasswordStrengthProps) {
  const text = useText();
  const { language } = useReading();
  const input = useStill({ password, name, email });
  const isAsked = input.password !== '' && password !== '';
  const [{ data }] = useQuery({
    query: PASSWORD_STRENGTH,
    variables: { input },
    pause: !isAsked,
    // A password has no place in the cache.
    requestPolicy: 'network-only',
  });
  const strength = isAsked ? data?.passwordStrength : null;
  const score = Math.min(Math.max(strength?.score ?? 0, 0), 4) as 0 | 1 | 2 | 3 | 4;
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {STEPS.map((step) => (
          <span
            key={step}
            className={classNames(
              'h-1 rounded-full transition-colors',
              strength != null && score > step ? COLOURS[score] : 'bg-pressed',
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="text-ink-soft text-label">
        {strength == null ? text('auth.strengthHint') : `${text('auth.strength')}: ${text(`auth.strength${score}`)}`}
        {strength != null && language === 'en' && strength.advice.length > 0 && ` · ${strength.advice.join(' ')}`}
      </p>
    </div>
  );
}

/** What is typed, once it stays the same for a moment. */
function useStill(typed: { password: string; name?: string; email?: string }) {
  const [still, setStill] = useState(typed);
  const { password, name, email } = typed;
  useEffect(() => {
    const timer = setTimeout(() => setStill({ password, name, email }), STILL_FOR_MS);
    return () => clearTimeout(timer);
  }, [password, name, email]);
  return still;
}
