import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { silentLog } from '@parley/kit/log';
import { createPassportReader, type PassportReader, passportKey } from '@parley/kit/passport';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type SubgraphOptions } from '@parley/kit/subgraph';
import { parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { createConversations } from './conversations.ts';
import { type SubgraphName, typeDefs } from './graph.ts';
import { type Executions, messagesLive, messagesResolvers, usersResolvers } from './resolvers.ts';
import type { Surroundings } from './surroundings.ts';

/** Both subgraphs of the benchmark, in a process of their own. Told where they are by a file; prints their addresses as one line of JSON. */
const { redisUrl, secret, topicPrefix, keys } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Surroundings;
const log = silentLog();
const redis = await connectRedis({ url: redisUrl, log });
const conversations = createConversations(redis.client, topicPrefix);
const executions: Executions = { events: 0, senders: 0 };

/** Other gateways know no passports. */
function readPassportOf(name: string): PassportReader {
  const read = createPassportReader(passportKey(secret, name), { audiencesBy: ['messages'] });
  return (shown) =>
    shown === undefined ? { by: 'gateway', viewer: null, audience: null, client: null, requestId: 'none' } : read(shown);
}

const schemaOf = (name: SubgraphName, resolvers: object) =>
  buildSubgraphSchema([{ typeDefs: parse(typeDefs[name]), resolvers: resolvers as never }]);

const base = (name: SubgraphName): Omit<SubgraphOptions<object>, 'schema'> => ({
  ...{ name, host: '127.0.0.1', port: 0, log, checks: {} },
  readPassport: readPassportOf(name),
  createContext: () => ({}),
});
const messagesSchema = schemaOf('messages', messagesResolvers(conversations, executions));
const messages = createSubgraph({ ...base('messages'), schema: messagesSchema, live: messagesLive(conversations) });
const users = createSubgraph({
  ...base('users'),
  schema: schemaOf('users', usersResolvers(executions)),
  routes(app) {
    app.get('/executions', async () => executions);
    app.get('/keys', async () => ({ keys }));
  },
});
const sockets = new WebSocketServer({ server: messages.app.server, path: '/graphql', perMessageDeflate: false });
useServer({ schema: messagesSchema }, sockets);

await Promise.all([messages.start(), users.start()]);
const urlOf = ({ app }: typeof messages) => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
console.log(JSON.stringify({ messages: urlOf(messages), users: urlOf(users) }));
