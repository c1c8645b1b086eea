import { newId } from '@parley/kit/id';
import { type Delays, decide } from '../rule/rules.ts';
import type { FactsService } from './facts.service.ts';
import type { Addressee, Happening } from './happening.ts';
import type { TellingStore } from './telling.store.ts';
import type { Told, Writing } from './writing.ts';

export interface TellingServiceOptions {
  store: TellingStore;
  facts: FactsService;
  writing: Pick<Writing, 'write'>;
  delays: Delays;
}

/** Tells people of what happened: asks for the facts, decides by the rules, and has all that follows written down. */
export class TellingService {
  constructor(private readonly options: TellingServiceOptions) {}

  /** Any number of times: whoever was told of it before is not told again. True when anybody was told of it, now or before. */
  async tell(happening: Happening, addressees: readonly Addressee[]): Promise<boolean> {
    const { store, facts, writing, delays } = this.options;
    const before = await store.toldAmong(
      happening.source,
      addressees.map(({ userId }) => userId),
    );
    const open = addressees.filter(({ userId }) => !before.has(userId));
    const now = Date.now();
    const told = (await facts.of(happening, open, now)).flatMap((known, index): Told[] => {
      const decision = decide(known, delays);
      const userId = open[index]?.userId;
      if (userId === undefined || !decision.tell) return [];
      return [{ id: newId(now), userId, kind: decision.kind, inApp: decision.inApp, happening, decision }];
    });
    if (told.length > 0) await writing.write(told);
    return before.size + told.length > 0;
  }
}
