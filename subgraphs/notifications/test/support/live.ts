import { randomUUID } from 'node:crypto';
import type {
  LiveError,
  LiveEvent,
  LiveQuestions,
  LiveResult,
  LiveVerb,
  Opened,
  OpenedTopic,
  Place,
  Replay,
  Replayed,
} from '@parley/kit/live/contract';
import { createPassportSigner } from '@parley/kit/passport';
import type { Onlooker, TestNotifications } from './notifications.ts';

/** The live questions as the gateway asks them. */
export interface LiveGateway {
  ask<Verb extends LiveVerb>(verb: Verb, body: LiveQuestions[Verb]['asks']): Promise<LiveQuestions[Verb]['answers']>;
  /** The one topic that the field is opened with. */
  open(as: Onlooker, field: string, args?: Record<string, unknown>): Promise<OpenedTopic>;
  /** The code with which an opening is refused. */
  refusal(as: Onlooker, field: string, args?: Record<string, unknown>): Promise<string>;
  /** `selection` of the field on each of the events. */
  resolve(as: Onlooker, field: string, selection: string, events: readonly LiveEvent[]): Promise<LiveResult[]>;
  replay(topic: string, from: Place, more?: Partial<Replay>): Promise<Replayed>;
}

export function liveGateway({ notifications, environment }: TestNotifications): LiveGateway {
  const sign = createPassportSigner(environment['NOTIFICATIONS_PASSPORT_KEY'] ?? '');
  const passportOf = (as: Onlooker) => {
    const audience = as !== null && 'audience' in as ? { name: as.audience, by: 'notifications' } : null;
    const viewer = as !== null && 'id' in as ? as : null;
    return sign({ viewer, audience, client: null, requestId: randomUUID() });
  };
  const ask: LiveGateway['ask'] = async (verb, body) =>
    JSON.parse(JSON.stringify(await notifications.subgraph.live(verb, body, passportOf(null))));
  const openOne = async (as: Onlooker, field: string, args: Record<string, unknown> = {}) => {
    const { answers } = await ask('open', { openings: [{ passport: passportOf(as), field, arguments: args }] });
    return answers[0] as Opened | { error: LiveError };
  };
  return {
    ask,
    async open(as, field, args) {
      const opened = await openOne(as, field, args);
      if ('error' in opened) throw new Error(`The opening was refused: ${JSON.stringify(opened.error)}`);
      const [topic, ...others] = opened.topics;
      if (topic === undefined || others.length > 0) throw new Error(`There is not one topic: ${JSON.stringify(opened)}`);
      return topic;
    },
    async refusal(as, field, args) {
      const opened = await openOne(as, field, args);
      if (!('error' in opened)) throw new Error(`The opening was not refused: ${JSON.stringify(opened)}`);
      return opened.error.extensions.code;
    },
    async resolve(as, field, selection, events) {
      const query = `subscription { ${field} ${selection} }`;
      const { answers } = await ask('resolve', {
        resolutions: [{ passport: passportOf(as), query, variables: {}, events: [...events] }],
      });
      const [answer] = answers;
      if (answer === undefined || 'error' in answer) throw new Error(`Resolving was refused: ${JSON.stringify(answer)}`);
      return answer.results;
    },
    async replay(topic, from, more = {}) {
      const { answers } = await ask('replay', { replays: [{ topic, from, limit: 100, viewers: [], ...more }] });
      const [answer] = answers;
      if (answer === undefined || 'error' in answer) throw new Error(`The replay was refused: ${JSON.stringify(answer)}`);
      return answer;
    },
  };
}

/** The events of a replay, as they are resolved. */
export const eventsOf = (topic: string, { events }: Replayed): LiveEvent[] =>
  events.map(({ payload, place }) => ({ kind: 'event', topic, payload, place }));
