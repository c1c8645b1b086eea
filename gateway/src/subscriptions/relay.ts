import { Unavailable } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import { readAnswer } from '../data-source/answer.ts';
import { SubgraphError } from '../execution/subgraph-error.ts';
import { type CompletionOptions, createCompletion } from './completion.ts';
import type { LiveOperation, Subscriber } from './live-operation.ts';
import type { PreparedOperation } from './prepare.ts';
import { codeOf, OperationRefused, publicErrorsOf } from './refusal.ts';
import { openUpstream, type Upstream } from './relay-upstream.ts';
import type { Listener } from './subscriptions.ts';

export interface RelaysOptions extends CompletionOptions {
  /** Where subgraphs take graphql-ws, by name; for all others it is their routing URL. */
  wsUrls: ReadonlyMap<string, string>;
  /** Most bytes of one message of a subgraph. */
  messageLimitBytes: number;
  /** Before a lost upstream is tried again for the first time. */
  firstPauseMs?: number;
}

/** Ordinary graphql-ws subscriptions of subgraphs, which know nothing of the live contract: one upstream for each viewer and operation. */
export interface Relays {
  /** Operations are those that `prepare` made. */
  relay(operation: LiveOperation, subscriber: Subscriber, listener: Listener): Relayed;
  /** Closes all upstreams; their listeners are told nothing. */
  stop(): Promise<void>;
}

export interface Relayed {
  close(): void;
  /** The viewer has other rights than before: the upstream is opened again in their name. */
  renew(viewer: Viewer): void;
  /** The same subscription on a newer graph. Its upstream goes on where nothing has changed for it. */
  replan(operation: LiveOperation): void;
}

const MOST_UPSTREAMS = 10_000;
/** Of one upstream, while other subgraphs are asked for the rest of earlier ones. */
const MOST_WAITING = 100;

export function createRelays(options: RelaysOptions): Relays {
  const { log } = options;
  const complete = createCompletion(options);
  const open = new Set<Relayed>();

  const urlOf = (subgraph: string): string | null =>
    options.wsUrls.get(subgraph) ?? options.sources.urlOf(subgraph)?.replace(/^http/, 'ws') ?? null;

  const start = (first: PreparedOperation, subscriber: Subscriber, listener: Listener): Relayed => {
    let operation = first;
    let { viewer } = subscriber;
    let upstream: Upstream | null = null;
    let address: string | null = null;
    let delivered = Promise.resolve();
    let waiting = 0;
    let over = false;

    const end = (tell: () => void) => {
      if (over) return;
      over = true;
      upstream?.close();
      open.delete(relayed);
      tell();
    };
    const bearer = () => ({ viewer, client: subscriber.client });
    const fail = (error: unknown) => {
      if (codeOf(error) === 'INTERNAL') log.error({ err: error, subgraph: operation.subgraph }, 'a relayed subscription failed');
      end(() => listener.error(publicErrorsOf(error)));
    };

    /** In the order in which it came. */
    const afterwards = (work: () => Promise<void> | void) => {
      delivered = delivered.then(() => (over ? undefined : work())).catch(fail);
    };
    const deliver = async (asked: PreparedOperation, result: unknown) => {
      try {
        const [payload] = await complete(asked, bearer(), [readAnswer(result)]);
        if (!over && payload != null) listener.next(payload);
      } finally {
        waiting -= 1;
      }
    };

    const connect = () => {
      const { subgraph, planned, primaryVariables: variables } = operation;
      address = urlOf(subgraph);
      if (address === null) return fail(new Unavailable('A part of the graph'));
      const { query, operationName } = planned.primary;
      upstream = openUpstream({
        url: address,
        operation: { query, operationName, variables },
        passport: () => options.passports.forLive(bearer()).show(subgraph),
        messageLimitBytes: options.messageLimitBytes,
        firstPauseMs: options.firstPauseMs ?? 250,
        listener: {
          next(result) {
            if (waiting >= MOST_WAITING) return end(() => listener.restart('events came faster than they could be told'));
            waiting += 1;
            const asked = operation;
            afterwards(() => deliver(asked, result));
          },
          error: (errors) => afterwards(() => fail(refused(subgraph, errors))),
          complete: () => afterwards(() => end(() => listener.complete())),
          away(reason) {
            log.error({ err: reason, subgraph, field: operation.field }, 'an upstream subscription stays away');
            afterwards(() => fail(new Unavailable('A part of the graph')));
          },
        },
      });
    };
    const reconnect = () => {
      upstream?.close();
      connect();
    };

    const relayed: Relayed = {
      close: () => end(() => undefined),
      renew(renewed) {
        viewer = renewed;
        if (!over) reconnect();
      },
      replan(next: PreparedOperation) {
        const same = asksTheSame(operation, next) && urlOf(next.subgraph) === address;
        operation = next;
        if (!over && !same) reconnect();
      },
    };
    open.add(relayed);
    connect();
    return relayed;
  };

  return {
    relay(operation: PreparedOperation, subscriber, listener) {
      if (open.size < MOST_UPSTREAMS) return start(operation, subscriber, listener);
      listener.error(publicErrorsOf(new Unavailable('Another subscription of this kind')));
      return { close: () => undefined, renew: () => undefined, replan: () => undefined };
    },
    async stop() {
      for (const one of [...open]) one.close();
    },
  };
}

function asksTheSame(one: PreparedOperation, other: PreparedOperation): boolean {
  return (
    one.subgraph === other.subgraph &&
    one.planned.primary.query === other.planned.primary.query &&
    JSON.stringify(one.primaryVariables) === JSON.stringify(other.primaryVariables)
  );
}

/** What an upstream refuses with is told as any subgraph's errors are; what are no errors throws. */
function refused(subgraph: string, errors: readonly unknown[]): OperationRefused {
  return new OperationRefused(
    readAnswer({ data: null, errors }).errors.map((error) => new SubgraphError(subgraph, error, undefined)),
  );
}
