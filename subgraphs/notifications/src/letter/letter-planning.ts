import type { Database } from '@parley/kit/database';
import type { DeliveryPlan } from '../delivery/delivery.ts';
import type { Follower } from '../following/follow-events.ts';
import { lettersFor } from './letters-for.ts';

export interface LetterPlanningOptions {
  plan: DeliveryPlan;
  atomically: Database['atomically'];
}

/** Has the letters sent that events call for: each once, however often its event is read. */
export function planLetters({ plan, atomically }: LetterPlanningOptions): Follower {
  return {
    async handle(event) {
      const letters = lettersFor(event);
      if (letters.length > 0) await atomically(() => plan.add(letters));
    },
  };
}
