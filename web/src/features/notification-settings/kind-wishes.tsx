'use client';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Card } from '@/ui/card.tsx';
import { Switch } from '@/ui/switch.tsx';
import { NotificationKindIcon } from '../notifications/notification-kind-icon.tsx';
import type { ToldNotification } from '../notifications/told-notification.ts';
import { useSaving } from '../settings/use-saving.ts';

const PREFERENCES = graphql(`
  fragment KindWishes_preferences on NotificationPreferences {
    kinds {
      kind
      inApp
      email
      push
    }
  }
`);

const SET_WISH = graphql(`
  mutation SetNotificationWish($input: SetNotificationPreferencesInput!) {
    setNotificationPreferences(input: $input) {
      preferences {
        ...KindWishes_preferences
      }
    }
  }
`);

type Kind = ToldNotification['kind'];

const CHANNELS = ['inApp', 'email', 'push'] as const;

const NAMES: Readonly<Record<Kind, readonly [name: TextName, hint: TextName]>> = {
  MENTION: ['notifications.kindMention', 'notifications.kindMentionHint'],
  DIRECT_MESSAGE: ['notifications.kindDirectMessage', 'notifications.kindDirectMessageHint'],
  REPLY: ['notifications.kindReply', 'notifications.kindReplyHint'],
  MESSAGE: ['notifications.kindMessage', 'notifications.kindMessageHint'],
  REACTION: ['notifications.kindReaction', 'notifications.kindReactionHint'],
  INVITATION: ['notifications.kindInvitation', 'notifications.kindInvitationHint'],
  CONTACT_REQUEST: ['notifications.kindContactRequest', 'notifications.kindContactRequestHint'],
  CONTACT_ACCEPTED: ['notifications.kindContactAccepted', 'notifications.kindContactAcceptedHint'],
  MISSED_CALL: ['notifications.kindMissedCall', 'notifications.kindMissedCallHint'],
  SECURITY: ['notifications.kindSecurity', 'notifications.kindSecurityHint'],
};

/** Of what the viewer hears, and by which ways: each switch holds at once. */
export function KindWishes({ preferences }: { preferences: FragmentType<typeof PREFERENCES> }) {
  const text = useText();
  const told = useSaving();
  const [, set] = useMutation(SET_WISH);
  const { kinds } = readFragment(PREFERENCES, preferences);
  return (
    <Card title={text('notifications.kindsTitle')} description={text('notifications.kindsHint')}>
      <table className="-my-2 w-full border-collapse">
        <thead>
          <tr className="border-line border-b text-caption text-ink-soft">
            <th scope="col" className="py-2 text-start font-medium">
              {text('notifications.kind')}
            </th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col" className="w-14 py-2 text-end font-medium sm:w-18">
                {text(`notifications.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {kinds.map((wishes) => {
            const [name, hint] = NAMES[wishes.kind];
            return (
              <tr key={wishes.kind}>
                <th scope="row" className="py-2 pe-3 text-start font-normal">
                  <span className="flex items-center gap-3">
                    <NotificationKindIcon kind={wishes.kind} className="size-5 shrink-0 text-ink-soft max-sm:hidden" />
                    <span className="min-w-0">
                      <span className="block font-medium text-body text-ink">{text(name)}</span>
                      <span className="block text-ink-soft text-label max-sm:sr-only">{text(hint)}</span>
                    </span>
                  </span>
                </th>
                {CHANNELS.map((channel) => (
                  <td key={channel} className="py-2">
                    <Switch
                      label={
                        <span className="sr-only">
                          {text('notifications.wish', { kind: text(name), channel: text(`notifications.${channel}`) })}
                        </span>
                      }
                      checked={wishes[channel]}
                      disabled={wishes.kind === 'SECURITY' && channel === 'inApp'}
                      onChange={async ({ target }) =>
                        told(await set({ input: { kinds: [{ kind: wishes.kind, [channel]: target.checked }] } }))
                      }
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
