import { BadUserInput } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { readTimeZone } from '@parley/kit/time-zone';
import type { DigestService } from '../digest/digest.service.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification/kind.ts';
import type { ChannelWishes } from '../rule/facts.ts';
import type { KindPreferenceInput, SetNotificationPreferencesInput } from './preference.input.ts';
import type { Chosen, ChosenChange, PreferenceStore } from './preference.store.ts';
import type { NotificationPreferences } from './preference.type.ts';
import { readQuietHours, writeQuietHours } from './quiet-hours-text.ts';
import { channelsOf } from './wishes.ts';

export interface PreferenceServiceOptions {
  preferences: PreferenceStore;
  digests: Pick<DigestService, 'settingOf' | 'set' | 'moveToClock'>;
}

/** How people want to be told, as they say it themselves. */
export class PreferenceService {
  constructor(private readonly options: PreferenceServiceOptions) {}

  async own(viewer: Viewer | null): Promise<NotificationPreferences> {
    return this.shown(requireViewer(viewer, 'notifications:read').id);
  }

  async set(
    viewer: Viewer | null,
    { kinds, quietHours, timeZone, digest }: SetNotificationPreferencesInput,
  ): Promise<NotificationPreferences> {
    const { id } = requireViewer(viewer, 'notifications:write');
    const { preferences, digests } = this.options;
    const before = channelsOf(await preferences.chosen(id));
    const change: ChosenChange = {
      channels: readKinds(kinds ?? [], before),
      ...(quietHours !== undefined && { quietHours: quietHours && readQuietHours('quietHours', quietHours) }),
      ...(timeZone !== undefined && { timeZone: timeZone && readTimeZone('timeZone', timeZone) }),
    };
    await preferences.change(id, change);
    // Last: when it is due depends on the time zone.
    if (digest != null) await digests.set(id, digest);
    else if (timeZone !== undefined) await digests.moveToClock(id);
    return this.shown(id);
  }

  private async shown(userId: string): Promise<NotificationPreferences> {
    const { preferences, digests } = this.options;
    const [chosen, digest] = await Promise.all([preferences.chosen(userId), digests.settingOf(userId)]);
    const channels = channelsOf(chosen);
    return {
      kinds: NOTIFICATION_KINDS.map((kind) => ({ kind, ...channels[kind] })),
      quietHours: chosen.quietHours && writeQuietHours(chosen.quietHours),
      timeZone: chosen.timeZone,
      digest,
    };
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
