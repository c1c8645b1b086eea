import type { Database } from '@parley/kit/database';
import type { NotificationKind } from '../notification/kind.ts';
import type { ChannelWishes, QuietHours } from '../rule/facts.ts';

/** What a person has chosen; whatever is not in it is as for everybody. */
export interface Chosen {
  channels: Readonly<Partial<Record<NotificationKind, ChannelWishes>>>;
  quietHours: QuietHours | null;
  /** Null: that of the profile. */
  timeZone: string | null;
}

export interface ChosenChange {
  channels?: Chosen['channels'];
  quietHours?: QuietHours | null;
  timeZone?: string | null;
}

interface ChannelColumns {
  user_id: string;
  kind: NotificationKind;
  in_app: boolean;
  email: boolean;
  push: boolean;
}

interface SettingsColumns {
  user_id: string;
  quiet_from: number | null;
  quiet_until: number | null;
  quiet_days: number[];
  time_zone: string | null;
}

export const NOTHING_CHOSEN: Chosen = { channels: {}, quietHours: null, timeZone: null };

/** What people have chosen of how they are told. */
export class PreferenceStore {
  constructor(private readonly database: Database) {}

  /** Of each of these people, also of those who have chosen nothing. */
  async chosenBy(userIds: readonly string[]): Promise<ReadonlyMap<string, Chosen>> {
    if (userIds.length === 0) return new Map();
    const { em } = this.database;
    const channels = await em.execute<ChannelColumns[]>(
      'select user_id, kind, in_app, email, push from preference where user_id in (?)',
      [userIds],
    );
    const settings = await em.execute<SettingsColumns[]>(
      'select user_id, quiet_from, quiet_until, quiet_days, time_zone from settings where user_id in (?)',
      [userIds],
    );
    const channelsOf = Map.groupBy(channels, (row) => row.user_id);
    const settingsOf = new Map(settings.map((row) => [row.user_id, row]));
    return new Map(
      userIds.map((userId) => {
        const own = settingsOf.get(userId);
        return [
          userId,
          {
            channels: channelsFrom(channelsOf.get(userId) ?? []),
            ...(own === undefined
              ? { quietHours: NOTHING_CHOSEN.quietHours, timeZone: NOTHING_CHOSEN.timeZone }
              : { quietHours: quietHoursFrom(own), timeZone: own.time_zone }),
          },
        ];
      }),
    );
  }

  async chosen(userId: string): Promise<Chosen> {
    return (await this.chosenBy([userId])).get(userId) ?? NOTHING_CHOSEN;
  }

  /** Within one commit; what the change does not name stays. */
  change(userId: string, { channels, quietHours, timeZone }: ChosenChange): Promise<void> {
    return this.database.atomically(async () => {
      const { em } = this.database;
      for (const [kind, { inApp, email, push }] of Object.entries(channels ?? {})) {
        await em.execute(
          `insert into preference (user_id, kind, in_app, email, push) values (?, ?, ?, ?, ?)
           on conflict (user_id, kind) do update set in_app = excluded.in_app, email = excluded.email, push = excluded.push`,
          [userId, kind, inApp, email, push],
        );
      }
      await em.execute('insert into settings (user_id) values (?) on conflict do nothing', [userId]);
      if (quietHours === null) {
        await em.execute('update settings set quiet_from = null, quiet_until = null where user_id = ?', [userId]);
      } else if (quietHours !== undefined) {
        const { fromMinute, untilMinute, days } = quietHours;
        await em.execute('update settings set quiet_from = ?, quiet_until = ?, quiet_days = ?::smallint[] where user_id = ?', [
          fromMinute,
          untilMinute,
          `{${days.join(',')}}`,
          userId,
        ]);
      }
      if (timeZone !== undefined) await em.execute('update settings set time_zone = ? where user_id = ?', [timeZone, userId]);
    });
  }

  async forgetPerson(userId: string): Promise<void> {
    const { em } = this.database;
    await em.execute('delete from preference where user_id = ?', [userId]);
    await em.execute('delete from settings where user_id = ?', [userId]);
  }
}

function channelsFrom(rows: readonly ChannelColumns[]): Chosen['channels'] {
  return Object.fromEntries(rows.map(({ kind, in_app: inApp, email, push }) => [kind, { inApp, email, push }]));
}

function quietHoursFrom(row: SettingsColumns): QuietHours | null {
  const { quiet_from: fromMinute, quiet_until: untilMinute, quiet_days: days } = row;
  return fromMinute === null || untilMinute === null ? null : { fromMinute, untilMinute, days };
}
