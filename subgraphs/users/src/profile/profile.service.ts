import { isDeepStrictEqual } from 'node:util';
import { readText } from '@parley/kit/bounded-text';
import { BadUserInput, NotFound } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { readTimeZone } from '@parley/kit/time-zone';
import { readLocale, readName } from '../account/profile-text.ts';
import type { Atomically } from '../atomically.ts';
import type { PersonStore, ProfileColumns } from '../user/person.store.ts';
import type { Person } from '../user/person.ts';
import { type CustomStatusChange, readCustomStatus } from './custom-status.ts';

export type { CustomStatusChange };

/** What is left out stays as it is; null takes away what need not be there. */
export interface ProfileChange {
  name?: string | null;
  bio?: string | null;
  locale?: string | null;
  timeZone?: string | null;
  customStatus?: CustomStatusChange | null;
  foundByEmail?: boolean | null;
}

const LONGEST_BIO = 500;
const SEEN_BY_ALL = ['name', 'bio', 'locale', 'timeZone', 'statusEmoji', 'statusText', 'statusUntil'] as const;

export class ProfileService {
  constructor(
    private readonly people: PersonStore,
    private readonly outbox: Outbox,
    private readonly atomically: Atomically,
  ) {}

  async update(viewer: Viewer | null, change: ProfileChange): Promise<{ user: Person }> {
    const { id } = requireViewer(viewer);
    const columns = readProfile(change);
    return this.atomically(async () => {
      const [before] = await this.people.byIds([id]);
      const user = await this.people.update(id, columns);
      if (before === undefined || user === null) throw new NotFound('This account');
      // Where others see no difference, an announcement would tell them that the person is there, who may be invisible.
      if (SEEN_BY_ALL.some((field) => !isDeepStrictEqual(user[field], before[field]))) {
        await this.outbox.add({ name: 'account.changed', key: id, payload: { userId: id } });
      }
      return { user };
    });
  }
}

function readProfile({ name, bio, locale, timeZone, customStatus, foundByEmail }: ProfileChange): Partial<ProfileColumns> {
  if (name === null) throw new BadUserInput('name', 'Everyone has a name.');
  if (foundByEmail === null) throw new BadUserInput('foundByEmail', 'Say yes or no.');
  return {
    ...(name !== undefined && { name: readName('name', name) }),
    ...(bio !== undefined && { bio: readText('bio', bio ?? '', { longest: LONGEST_BIO, lines: true }) }),
    ...(locale !== undefined && { locale: locale === null ? null : readLocale('locale', locale) }),
    ...(timeZone !== undefined && { timeZone: timeZone === null ? null : readTimeZone('timeZone', timeZone) }),
    ...(customStatus !== undefined && readCustomStatus('customStatus', customStatus)),
    ...(foundByEmail !== undefined && { foundByEmail }),
  };
}
