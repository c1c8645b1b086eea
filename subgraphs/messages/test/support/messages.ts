import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { createMessages, type Messages } from '../../src/app.ts';
import { messagesConfig } from '../../src/config.ts';
import { createTestGraph, type TestGraph } from './graph.ts';
import { prepareSurroundings, type StartOptions, type Surroundings } from './surroundings.ts';

export type { StartOptions };

export interface TestMessages extends TestGraph, Surroundings {
  messages: Messages;
}

/** Somebody who is signed in. */
export function person(given: Partial<Viewer> = {}): Viewer {
  return { id: newId(), roles: ['USER'], scopes: ['*'], sessionId: newId(), ...given };
}

/** The whole subgraph in this process. */
export async function startMessages(options: StartOptions = {}): Promise<TestMessages> {
  const surroundings = await prepareSurroundings(options);
  const config = messagesConfig(surroundings.environment);
  const messages = await createMessages(config, { log: silentLog() });
  const graph = createTestGraph(config.passportKey, async (request) =>
    JSON.parse(JSON.stringify(await messages.subgraph.execute({ ...request, requestId: 'test' }))),
  );
  return {
    ...surroundings,
    ...graph,
    messages,
    async [Symbol.asyncDispose]() {
      await messages.stop();
      await surroundings[Symbol.asyncDispose]();
    },
  };
}
