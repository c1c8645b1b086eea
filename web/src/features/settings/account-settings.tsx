'use client';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { Switch } from '@/ui/switch.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { SettingsAwaited, SettingsPage } from './settings-page.tsx';
import { useSaving } from './use-saving.ts';

const ACCOUNT_SETTINGS = graphql(`
  query AccountSettings {
    viewer {
      id
      email
      emailVerified
      foundByEmail
    }
  }
`);

const VERIFY_AGAIN = graphql(`
  mutation SendVerificationAgain {
    requestEmailVerification {
      verified
    }
  }
`);

const SET_FOUND_BY_EMAIL = graphql(`
  mutation SetFoundByEmail($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        id
        foundByEmail
      }
    }
  }
`);

const CHANGE_EMAIL = graphql(`
  mutation AskForAddressChange($input: ChangeEmailInput!) {
    changeEmail(input: $input) {
      email
    }
  }
`);

/** The address that the viewer logs in with. */
export function AccountSettings() {
  const [{ data, error }] = useQuery({ query: ACCOUNT_SETTINGS });
  const viewer = data?.viewer;
  return (
    <SettingsPage title="settings.account">
      {viewer == null ? (
        <SettingsAwaited error={error} />
      ) : (
        <>
          <OwnAddress
            email={viewer.email ?? ''}
            isVerified={viewer.emailVerified === true}
            isFound={viewer.foundByEmail === true}
          />
          <AddressChange />
        </>
      )}
    </SettingsPage>
  );
}

function OwnAddress({ email, isVerified, isFound }: { email: string; isVerified: boolean; isFound: boolean }) {
  const text = useText();
  const told = useSaving();
  const [{ fetching }, sendAgain] = useMutation(VERIFY_AGAIN);
  const [, setFound] = useMutation(SET_FOUND_BY_EMAIL);
  return (
    <Card title={text('settings.email')}>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 break-all text-body text-ink" dir="ltr">
          {email}
        </p>
        <Badge tone={isVerified ? 'success' : 'warning'}>
          {text(isVerified ? 'settings.emailVerified' : 'settings.emailUnverified')}
        </Badge>
        {!isVerified && (
          <Button
            size="small"
            isBusy={fetching}
            onClick={async () => {
              const answer = await sendAgain({});
              const isDone = answer.data?.requestEmailVerification?.verified === true;
              told(answer, text(isDone ? 'settings.alreadyVerified' : 'settings.sentAgain'));
            }}
          >
            {text('settings.sendAgain')}
          </Button>
        )}
      </div>
      <Switch
        className="mt-5"
        label={text('settings.findable')}
        hint={text('settings.findableHint')}
        checked={isFound}
        onChange={async ({ target }) => told(await setFound({ input: { foundByEmail: target.checked } }))}
      />
    </Card>
  );
}

function AddressChange() {
  const text = useText();
  const told = useSaving();
  const problem = useProblem();
  const [{ fetching, error }, change] = useMutation(CHANGE_EMAIL);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const errorOf = (field: string) => (error !== undefined && fieldOf(error) === field ? problem(error) : undefined);
  return (
    <form
      method="post"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!told(await change({ input: { email, password } }), text('settings.changeEmailSent', { email }))) return;
        setEmail('');
        setPassword('');
      }}
    >
      <Card
        title={text('settings.changeEmail')}
        description={text('settings.changeEmailHint')}
        footer={
          <Button type="submit" variant="primary" isBusy={fetching}>
            {text('settings.changeEmail')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <TextField
            label={text('settings.newEmail')}
            error={errorOf('email')}
            type="email"
            autoComplete="email"
            dir="ltr"
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            required
          />
          <PasswordField
            label={text('settings.currentPassword')}
            error={errorOf('password')}
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            required
          />
        </div>
      </Card>
    </form>
  );
}
