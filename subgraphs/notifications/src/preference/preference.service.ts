import { BadUserInput } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { readTimeZone } from '@parley/kit/time-zone';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification/kind.ts';
import type { People } from '../person/people.ts';
import type { ChannelWishes, Wishes } from '../rule/facts.ts';
import type { KindPreferenceInput, SetNotificationPreferencesInput } from './preference.input.ts';
import type { Chosen, PreferenceStore } from './preference.store.ts';
import type { NotificationPreferences } from './preference.type.ts';
import { readQuietHours, writeQuietHours } from './quiet-hours-text.ts';
import { channelsOf, wishesOf } from './wishes.ts';

/** How people want to be told. */
export class PreferenceService {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly people: Pick<People, 'recipient'>,
  ) {}

  async own(viewer: Viewer | null): Promise<NotificationPreferences> {
    return shown(await this.preferences.chosen(requireViewer(viewer, 'notifications:read').id));
  }

  async set(
    viewer: Viewer | null,
    { kinds, quietHours, timeZone }: SetNotificationPreferencesInput,
  ): Promise<NotificationPreferences> {
    const { id } = requireViewer(viewer, 'notifications:write');
    const before = channelsOf(await this.preferences.chosen(id));
    await this.preferences.change(id, {
      channels: readKinds(kinds ?? [], before),
      ...(quietHours !== undefined && { quietHours: quietHours && readQuietHours('quietHours', quietHours) }),
      ...(timeZone !== undefined && { timeZone: timeZone && readTimeZone('timeZone', timeZone) }),
    });
    return shown(await this.preferences.chosen(id));
  }

  /** What a person wants, as it is now. */
  async wishesOf(userId: string): Promise<Wishes> {
    const [chosen, recipient] = await Promise.all([this.preferences.chosen(userId), this.people.recipient(userId)]);
    return wishesOf(chosen, recipient?.timeZone ?? null);
  }

  /** No more mails about anything but the account. */
  async turnOffEmail(userId: string): Promise<void> {
    const wishes = Object.entries(channelsOf(await this.preferences.chosen(userId)));
    const channels = Object.fromEntries(wishes.map(([kind, ways]) => [kind, { ...ways, email: false }]));
    await this.preferences.change(userId, { channels });
  }
}

function readKinds(
  given: readonly KindPreferenceInput[],
  before: Readonly<Record<NotificationKind, ChannelWishes>>,
): Chosen['channels'] {
  if (new Set(given.map(({ kind }) => kind)).size < given.length) throw new BadUserInput('kinds', 'Name each kind once.');
  return Object.fromEntries(
    given.map(({ kind, inApp, email, push }, index) => {
      if (kind === 'SECURITY' && inApp === false) {
        throw new BadUserInput(`kinds.${index}.inApp`, 'What happens to the safety of the account always stands in the list.');
      }
      const { [kind]: now } = before;
      return [kind, { inApp: inApp ?? now.inApp, email: email ?? now.email, push: push ?? now.push }];
    }),
  );
}

function shown(chosen: Chosen): NotificationPreferences {
  const channels = channelsOf(chosen);
  return {
    kinds: NOTIFICATION_KINDS.map((kind) => ({ kind, ...channels[kind] })),
    quietHours: chosen.quietHours && writeQuietHours(chosen.quietHours),
    timeZone: chosen.timeZone,
  };
}
