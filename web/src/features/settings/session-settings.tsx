'use client';
import { Monitor, Smartphone } from 'lucide-react';
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
import { deviceOf } from './device-name.ts';
import { SettingsAwaited, SettingsPage } from './settings-page.tsx';
import { useSaving } from './use-saving.ts';

const SESSION_SETTINGS = graphql(`
  query SessionSettings {
    sessions {
      id
      deviceName
      agent
      address
      startedAt
      refreshedAt
      current
    }
  }
`);

const END_SESSION = graphql(`
  mutation EndSession($id: ID!) {
    revokeSession(id: $id) {
      sessionId
    }
  }
`);

const END_OTHER_SESSIONS = graphql(`
  mutation EndOtherSessions {
    revokeAllSessions(input: { exceptCurrent: true }) {
      sessionIds
    }
  }
`);

/** Where the viewer is logged in. */
export function SessionSettings() {
  const text = useText();
  const format = useFormat();
  const told = useSaving();
  const [answer] = useQuery({ query: SESSION_SETTINGS });
  const [ending, end] = useMutation(END_SESSION);
  const [endingOthers, endOthers] = useMutation(END_OTHER_SESSIONS);
  const [asksForAll, setAsksForAll] = useState(false);
  const sessions = useSteady(answer)?.sessions;
  return (
    <SettingsPage title="settings.sessions">
      {sessions == null ? (
        <SettingsAwaited error={answer.error} />
      ) : (
        <Card
          footer={
            sessions.length > 1 && (
              <Button variant="danger" onClick={() => setAsksForAll(true)}>
                {text('settings.endOthers')}
              </Button>
            )
          }
        >
          <ul className="divide-y divide-line">
            {sessions.map(({ id, deviceName, agent, address, startedAt, refreshedAt, current }) => {
              const device = deviceOf(agent);
              const Icon = device.isPhone ? Smartphone : Monitor;
              return (
                <li key={id} className="flex flex-wrap items-center gap-4 py-3">
                  <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />
                  <div className="min-w-0 flex-1">
                    <p className="flex flex-wrap items-center gap-2 font-medium text-body text-ink">
                      {deviceName ?? device.name ?? text('settings.unknownDevice')}
                      {current && <Badge tone="success">{text('settings.thisDevice')}</Badge>}
                    </p>
                    <p className="text-ink-soft text-label">
                      <bdi dir="ltr">{address}</bdi> · {text('settings.loggedInSince', { when: format.moment(startedAt) })}
                      {!current && ` · ${text('settings.lastActive', { when: format.relative(refreshedAt) })}`}
                    </p>
                  </div>
                  {!current && (
                    <Button
                      size="small"
                      isBusy={ending.fetching}
                      onClick={async () => told(await end({ id }), text('settings.sessionEnded'))}
                    >
                      {text('settings.endSession')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      <ConfirmDialog
        isOpen={asksForAll}
        title={text('settings.endOthersTitle')}
        confirmLabel={text('settings.endOthers')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={endingOthers.fetching}
        onClose={() => setAsksForAll(false)}
        onConfirm={async () => {
          if (told(await endOthers({}))) setAsksForAll(false);
        }}
      >
        {text('settings.endOthersText')}
      </ConfirmDialog>
    </SettingsPage>
  );
}
