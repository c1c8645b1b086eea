import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GRAPH_SPEC } from '@parley/kit/federated-schema';
import { graphql, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { SubgraphSource } from '../../../schema/composition-rules.ts';

/** A subgraph of somebody else's, written with nothing of ours: it adds a field to messages, and has a subscription as any graphql-ws server has. */
export interface Weather extends AsyncDisposable {
  source: SubgraphSource;
  /** Tells all who listen of a storm, on the occasion of a message. */
  storm(name: string, messageId: string): void;
  /** How many connections are open to its subscriptions. */
  connections(): number;
}

const SDL = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "${GRAPH_SPEC}", import: ["@shared"])
    @composeDirective(name: "@shared")
  directive @shared on FIELD_DEFINITION
  type Query { weather: String }
  type Message @key(fields: "id") {
    id: ID!
    "How the weather was when it was said."
    weather: String @shared
    "Marked as shared by mistake: it depends on who asks."
    weatherAtHome: String @shared
  }
  type Subscription { storm: Storm }
  type Storm { name: String  message: Message }
`;

/** What the gateway shows of who asks, which this subgraph needs no key of its own to look at. */
const viewerIn = (passport: string): { id: string } | null =>
  passport === '' ? null : JSON.parse(Buffer.from(passport.split('.')[0] ?? '', 'base64url').toString()).viewer;

export async function startWeather(): Promise<Weather> {
  const listeners = new Set<(storm: object) => void>();
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(SDL),
      resolvers: {
        Query: { weather: () => 'fair' },
        Message: {
          weather: ({ id }: { id: string }) => `fair at ${id}`,
          weatherAtHome(_message: unknown, _args: unknown, passport: string) {
            const viewer = viewerIn(passport);
            if (viewer === null) throw Object.assign(new Error('Nobody asks.'), { extensions: { code: 'UNAUTHENTICATED' } });
            return `fair at the home of ${viewer.id}`;
          },
        },
        Subscription: { storm: { subscribe: () => storms(listeners) } },
      },
    },
  ]);

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const contextValue = String(request.headers['x-parley-passport'] ?? '');
    const answer = await graphql({ schema, source: query, variableValues: variables, contextValue });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server });
  const protocol = useServer({ schema }, sockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;

  return {
    source: { name: 'weather', url, sdl: SDL },
    storm(name, messageId) {
      for (const tell of listeners) tell({ storm: { name, message: { id: messageId } } });
    },
    connections: () => sockets.clients.size,
    async [Symbol.asyncDispose]() {
      await protocol.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function* storms(listeners: Set<(storm: object) => void>) {
  const waiting: object[] = [];
  let wake = (): void => undefined;
  const tell = (storm: object) => {
    waiting.push(storm);
    wake();
  };
  listeners.add(tell);
  try {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    listeners.delete(tell);
  }
}
