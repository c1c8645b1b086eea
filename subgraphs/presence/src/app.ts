import { openEventLog } from '@parley/kit/event-log/open-event-log';
import type { Log } from '@parley/kit/log';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { createRateLimiter } from '@parley/kit/rate-limit';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { createAnnouncer } from './announcer.ts';
import { CallService } from './call/call.service.ts';
import { CallStore } from './call/call.store.ts';
import { RingingService } from './call/ringing.service.ts';
import { RingingStore } from './call/ringing.store.ts';
import type { PresenceConfig, Times } from './config.ts';
import { createContext, type Pace, type Services } from './context.ts';
import { createDueList } from './due/due-list.ts';
import { startSweeper } from './due/sweeper.ts';
import { IceService } from './ice/ice.service.ts';
import { live } from './live.ts';
import { Acquaintances } from './person/acquaintances.ts';
import { attentionQuestion } from './presence/attention.question.ts';
import { PresenceService } from './presence/presence.service.ts';
import { PresenceStore } from './presence/presence.store.ts';
import { schema } from './schema.ts';
import { createRunScript } from './script.ts';
import { TypingService } from './typing/typing.service.ts';
import { TypingStore } from './typing/typing.store.ts';
import { VisibilityService } from './visibility/visibility.service.ts';

export interface Presence extends Running {
  subgraph: Subgraph;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

/** The presence subgraph: who is there, who is typing, and signals of calls. All of it lies in Redis. The only file that wires its parts. */
export async function createPresence(config: PresenceConfig, { log }: { log: Log }): Promise<Presence> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const { times } = config;
    const { prefix } = config.redis;
    const redis = keep(await connectRedis({ url: config.redis.url, log }));
    const { client } = redis;
    const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client, prefix }));

    const run = createRunScript(redis);
    const announcer = createAnnouncer(redis, prefix);
    const limiter = createRateLimiter(client, prefix);
    const acquaintances = new Acquaintances(config);
    const duePeople = createDueList({ run, prefix, noun: 'presence' });
    const dueConversations = createDueList({ run, prefix, noun: 'typing' });
    const dueCalls = createDueList({ run, prefix, noun: 'ringing' });

    const presences = new PresenceService({
      store: new PresenceStore({ run, prefix, goneAfterMs: times.goneAfterMs }),
      due: duePeople,
      acquaintances,
      announcer,
      limiter,
    });
    const typing = new TypingService({
      store: new TypingStore({ run, prefix, typingMs: times.typingMs }),
      due: dueConversations,
      acquaintances,
      announcer,
      limiter,
      isHiding: (userId) => presences.isHiding(userId),
    });
    const ringing = new RingingService({
      store: new RingingStore({ run, prefix, ringMs: times.ringMs }),
      due: dueCalls,
      eventLog,
    });
    const calls = new CallService({
      store: new CallStore({ run, prefix, ringMs: times.ringMs }),
      ringing,
      acquaintances,
      announcer,
      limiter,
    });
    const services: Services = { presences, typing, calls, ice: new IceService(config.ice) };

    keep(startSweeper({ due: duePeople, look: (userId) => presences.settle(userId), log }));
    keep(startSweeper({ due: dueConversations, look: (conversationId) => typing.settle(conversationId), log }));
    keep(startSweeper({ due: dueCalls, look: (key) => ringing.settle(key), log }));
    const visibility = new VisibilityService({ announcer, presences, typing, calls });
    for (const stream of ['users', 'messages']) {
      keep(eventLog.consume({ stream, group: `presence-${stream}`, handle: (event) => visibility.handle(event), log }));
    }

    const pace = paceOf(times);
    const subgraph = keep(
      createSubgraph({
        name: 'presence',
        host: config.host,
        port: config.port,
        log,
        readPassport: createPassportReader(config.passportKey, { audiencesBy: config.audiencesBy }),
        schema,
        createContext: (request) => createContext(services, pace, request),
        live,
        questions: { attention: attentionQuestion(presences) },
        checks: { redis: () => redis.check() },
      }),
    );
    return { subgraph, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}

/** Whole seconds, one at the least. Who types on is told of in about half the time after which they count as having stopped. */
const paceOf = ({ heartbeatMs, idleAfterMs, typingMs }: Times): Pace => ({
  nextWithinSeconds: inSeconds(heartbeatMs),
  idleAfterSeconds: inSeconds(idleAfterMs),
  typingAgainAfterSeconds: inSeconds(typingMs / 2),
});

const inSeconds = (milliseconds: number) => Math.max(1, Math.floor(milliseconds / 1000));
