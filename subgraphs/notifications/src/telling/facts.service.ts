import type { Attentions } from '../attention/attentions.ts';
import type { People } from '../person/people.ts';
import { type Chosen, NOTHING_CHOSEN, type PreferenceStore } from '../preference/preference.store.ts';
import { wishesOf } from '../preference/wishes.ts';
import type { Facts } from '../rule/facts.ts';
import { togetherNow } from '../together-now.ts';
import type { Addressee, Happening } from './happening.ts';

/** Who can be reached by push. */
export interface PushDevices {
  /** Those among these people who have a device for it. */
  ownersAmong(userIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface FactsServiceOptions {
  people: People;
  attentions: Attentions;
  preferences: PreferenceStore;
  pushDevices: PushDevices;
}

/** What a person has chosen, and has. */
interface Own {
  chosen: Chosen;
  hasPushDevice: boolean;
}

/** Asks those who know for all that decides whether people are told of something; all of them at once. */
export class FactsService {
  private readonly own = togetherNow<string, Own>(async (userIds) => {
    const { preferences, pushDevices } = this.options;
    const [chosen, owners] = await Promise.all([preferences.chosenBy(userIds), pushDevices.ownersAmong(userIds)]);
    return userIds.map((userId) => ({ chosen: chosen.get(userId) ?? NOTHING_CHOSEN, hasPushDevice: owners.has(userId) }));
  });

  constructor(private readonly options: FactsServiceOptions) {}

  /** In the order of the addressees. */
  of(happening: Happening, addressees: readonly Addressee[], now: number): Promise<Facts[]> {
    return Promise.all(
      addressees.map(async ({ userId, kinds, conversation }): Promise<Facts> => {
        const { own, recipient, isBlocked, attention } = await this.ask(happening, userId);
        return {
          kinds,
          person: {
            isActor: userId === happening.actorId,
            isGone: recipient === null || recipient.suspended,
            hasEmail: recipient !== null && recipient.email !== null,
            hasPushDevice: own.hasPushDevice,
            isBlocked,
          },
          conversation: conversation && {
            ...conversation,
            isLooking: attention.isHere && attention.showing.includes(happening.conversationId ?? ''),
          },
          wishes: wishesOf(own.chosen, recipient?.timeZone ?? null),
          attention: { doNotDisturb: attention.chosen === 'DND', isHere: attention.isHere },
          now,
        };
      }),
    );
  }

  private async ask({ actorId }: Happening, userId: string) {
    const { people, attentions } = this.options;
    const [own, recipient, isBlocked, attention] = await Promise.all([
      this.own(userId),
      people.recipient(userId),
      actorId === null ? false : people.isBlocked(actorId, userId),
      attentions.of(userId),
    ]);
    return { own, recipient, isBlocked, attention };
  }
}
