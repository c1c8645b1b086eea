import type { People } from '../person/people.ts';
import type { Wishes } from '../rule/facts.ts';
import type { PreferenceStore } from './preference.store.ts';
import { channelsOf, wishesOf } from './wishes.ts';

/** What people want, for those who are about to tell them. */
export class WishesService {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly people: Pick<People, 'recipient'>,
  ) {}

  /** As it is now. */
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
