import { randomUUID } from 'node:crypto';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { createPassportSigner, type Viewer } from '@parley/kit/passport';
import { createNotifications, type Notifications } from '../../src/app.ts';
import { notificationsConfig } from '../../src/config.ts';
import { prepareSurroundings, type Surroundings, type SurroundingsOptions } from './surroundings.ts';

export { PUBLIC_URL } from './surroundings.ts';

export type Onlooker = Viewer | { audience: string } | null;

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface TestNotifications extends Surroundings {
  notifications: Notifications;
  url: string;
  /** The graph as somebody sees it who comes by the gateway. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  graph<Data = any>(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<Answer<Data>>;
  /** The same where nothing may go wrong: the data, or a failure that tells the errors. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask<Data = any>(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<Data>;
  /** The code of the one error that the operation must end with. */
  refusal(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<string>;
}

export function person(given: Partial<Viewer> = {}): Viewer {
  return { id: newId(), roles: ['USER'], scopes: ['*'], sessionId: newId(), ...given };
}

/** The whole subgraph in this process, on a migrated database of its own. */
export async function startNotifications(options: SurroundingsOptions = {}): Promise<TestNotifications> {
  const surroundings = await prepareSurroundings(options);
  const config = notificationsConfig(surroundings.environment);
  const notifications = await createNotifications(config, { log: silentLog() });
  const url = await notifications.start();

  const sign = createPassportSigner(config.passportKey);
  const passportOf = (as: Onlooker) => {
    const audience = as !== null && 'audience' in as ? { name: as.audience, by: 'notifications' } : null;
    const viewer = as !== null && 'id' in as ? as : null;
    return sign({ viewer, audience, client: { address: '192.0.2.1', agent: 'Test' }, requestId: randomUUID() });
  };
  const graph: TestNotifications['graph'] = async (query, variables = {}, as = null) => {
    const operation = { query, variables, passport: passportOf(as), requestId: 'test' };
    return JSON.parse(JSON.stringify(await notifications.subgraph.execute(operation)));
  };
  return {
    ...surroundings,
    notifications,
    url,
    graph,
    async ask(query, variables, as) {
      const { data, errors } = await graph(query, variables, as);
      if (errors !== undefined || data == null) throw new Error(`The graph refused: ${JSON.stringify(errors)}`);
      return data as never;
    },
    async refusal(query, variables, as) {
      const { data, errors } = await graph(query, variables, as);
      if (errors?.length !== 1) throw new Error(`The graph did not refuse once: ${JSON.stringify({ data, errors })}`);
      return String(errors[0]?.extensions['code']);
    },
    async [Symbol.asyncDispose]() {
      await notifications.stop();
      await surroundings[Symbol.asyncDispose]();
    },
  };
}
