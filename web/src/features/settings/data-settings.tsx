'use client';
import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient, useMutation } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PasswordField } from '@/ui/password-field.tsx';
import { readPersonalData } from './personal-data.ts';
import { SettingsPage } from './settings-page.tsx';

const ERASE_ACCOUNT = graphql(`
  mutation EraseOwnAccount($input: EraseAccountInput!) {
    eraseAccount(input: $input) {
      erasedId
    }
  }
`);

/** The viewer's data: to take along, or to have erased. */
export function DataSettings() {
  const text = useText();
  const [isErasing, setIsErasing] = useState(false);
  return (
    <SettingsPage title="settings.data">
      <DataExport />
      <Card title={text('settings.eraseTitle')} description={text('settings.eraseText')}>
        <Button variant="danger" icon={<Trash2 />} onClick={() => setIsErasing(true)}>
          {text('settings.eraseStart')}
        </Button>
      </Card>
      {isErasing && <Erasure onClose={() => setIsErasing(false)} />}
    </SettingsPage>
  );
}

function DataExport() {
  const text = useText();
  const client = useClient();
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');

  async function makeFile(): Promise<void> {
    setState('reading');
    try {
      save(`parley-${new Date().toISOString().slice(0, 10)}.json`, await readPersonalData(client));
      setState('idle');
    } catch {
      setState('failed');
    }
  }

  return (
    <Card title={text('settings.exportTitle')} description={text('settings.exportText')}>
      <div className="flex flex-col items-start gap-3">
        <FormError>{state === 'failed' && text('settings.exportFailed')}</FormError>
        <Button icon={<Download />} isBusy={state === 'reading'} onClick={() => void makeFile()}>
          {text(state === 'reading' ? 'settings.exportRunning' : 'settings.exportStart')}
        </Button>
      </div>
    </Card>
  );
}

function Erasure({ onClose }: { onClose(): void }) {
  const text = useText();
  const problem = useProblem();
  const [{ error, fetching }, erase] = useMutation(ERASE_ACCOUNT);
  const [password, setPassword] = useState('');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      role="alertdialog"
      title={text('settings.eraseConfirmTitle')}
      description={text('settings.eraseText')}
    >
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          const { data } = await erase({ input: { password } });
          if (data?.eraseAccount != null) location.assign('/');
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
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button type="submit" variant="danger" isBusy={fetching}>
            {text('settings.eraseConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Hands a file that was made here to the browser, to be kept where it keeps downloads. */
function save(name: string, content: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
