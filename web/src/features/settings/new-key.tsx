'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';
import { Checkbox } from '@/ui/checkbox.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { Select } from '@/ui/select.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { CopyButton } from './copy-button.tsx';

const MAKE_KEY = graphql(`
  mutation MakeKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      apiKey {
        id
      }
      credential
    }
  }
`);

/** What a key can be good for, as the graph names it. */
const SCOPES = [
  'profile:read',
  'profile:write',
  'contacts:read',
  'contacts:write',
  'messages:read',
  'messages:write',
  'files:read',
  'files:write',
  'notifications:read',
  'notifications:write',
] as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const LASTS = { keyNever: null, keyMonth: 30, keyYear: 365 } as const;

/** Makes an API key, and shows its credential the only time that it can be seen. */
export function NewKey({ onClose }: { onClose(): void }) {
  const text = useText();
  const problem = useProblem();
  const { roles } = useViewer();
  const [{ data, error, fetching }, make] = useMutation(MAKE_KEY);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [lasts, setLasts] = useState<keyof typeof LASTS>('keyYear');
  const credential = data?.createApiKey?.credential;
  const offered = roles.includes('ADMIN') ? [...SCOPES, 'admin'] : SCOPES;

  if (credential !== undefined) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        closesOutside={false}
        title={text('settings.keyMadeTitle')}
        description={text('settings.keyMadeHint')}
        footer={
          <>
            <CopyButton content={credential} />
            <Button variant="primary" onClick={onClose}>
              {text('ui.close')}
            </Button>
          </>
        }
      >
        <p dir="ltr" className="break-all rounded-control bg-sunken p-4 font-mono text-body text-ink">
          {credential}
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen onClose={onClose} title={text('settings.newKey')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const days = LASTS[lasts];
          const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS).toISOString();
          void make({ input: { name, scopes: [...scopes], expiresAt } });
        }}
      >
        <FormError>{error !== undefined && problem(error)}</FormError>
        <TextField
          label={text('settings.keyName')}
          hint={text('settings.keyNameHint')}
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
          required
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium text-ink text-label">{text('settings.keyScopes')}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {offered.map((scope) => (
              <Checkbox
                key={scope}
                label={<bdi dir="ltr">{scope}</bdi>}
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
                }
              />
            ))}
          </div>
        </fieldset>
        <Select
          label={text('settings.keyExpires')}
          value={lasts}
          onChange={({ target }) => setLasts(target.value as keyof typeof LASTS)}
        >
          {Object.keys(LASTS).map((each) => (
            <option key={each} value={each}>
              {text(`settings.${each as keyof typeof LASTS}`)}
            </option>
          ))}
        </Select>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={fetching} disabled={scopes.length === 0}>
            {text('settings.keyMake')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
