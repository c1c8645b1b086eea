'use client';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { NewKey } from './new-key.tsx';
import { SettingsAwaited, SettingsPage } from './settings-page.tsx';
import { useSaving } from './use-saving.ts';

const KEY_SETTINGS = graphql(`
  query KeySettings {
    apiKeys {
      id
      name
      scopes
      createdAt
      expiresAt
      lastUsedAt
    }
  }
`);

const END_KEY = graphql(`
  mutation EndKey($id: ID!) {
    revokeApiKey(id: $id) {
      apiKeyId
    }
  }
`);

/** The credentials of programs that act for the viewer. */
export function KeySettings() {
  const text = useText();
  const format = useFormat();
  const told = useSaving();
  const [answer] = useQuery({ query: KEY_SETTINGS });
  const [ending, end] = useMutation(END_KEY);
  const [asked, setAsked] = useState<{ id: string; name: string } | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const keys = useSteady(answer)?.apiKeys;
  const make = (
    <Button variant="primary" icon={<Plus />} onClick={() => setIsMaking(true)}>
      {text('settings.newKey')}
    </Button>
  );
  return (
    <SettingsPage title="settings.keys">
      {keys == null && <SettingsAwaited error={answer.error} />}
      {keys?.length === 0 && (
        <EmptyState icon={<KeyRound />} title={text('settings.noKeys')} action={make}>
          {text('settings.noKeysHint')}
        </EmptyState>
      )}
      {keys != null && keys.length > 0 && (
        <Card title={text('settings.keys')} description={text('settings.keysHint')} action={make}>
          <ul className="divide-y divide-line">
            {keys.map(({ id, name, scopes, expiresAt, lastUsedAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-4 py-3">
                <div className="min-w-0 flex-1">
                  <p className="break-words font-medium text-body text-ink">{name}</p>
                  <p className="text-ink-soft text-label">
                    {lastUsedAt === null
                      ? text('settings.keyUnused')
                      : text('settings.keyUsed', { when: format.relative(lastUsedAt) })}
                    {expiresAt !== null && ` · ${text('settings.keyEnds', { when: format.day(expiresAt) })}`}
                  </p>
                  <p className="mt-1.5 flex flex-wrap gap-1" dir="ltr">
                    {scopes.map((scope) => (
                      <Badge key={scope}>{scope}</Badge>
                    ))}
                  </p>
                </div>
                <Button size="small" onClick={() => setAsked({ id, name })}>
                  {text('settings.keyRevoke')}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {isMaking && <NewKey onClose={() => setIsMaking(false)} />}
      <ConfirmDialog
        isOpen={asked !== null}
        title={text('settings.keyRevokeTitle', { name: asked?.name ?? '' })}
        confirmLabel={text('settings.keyRevoke')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={ending.fetching}
        onClose={() => setAsked(null)}
        onConfirm={async () => {
          if (asked !== null && told(await end({ id: asked.id }))) setAsked(null);
        }}
      >
        {text('settings.keyRevokeText')}
      </ConfirmDialog>
    </SettingsPage>
  );
}
