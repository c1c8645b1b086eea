import type { Duplex } from 'node:stream';
import type { ApolloServer } from '@apollo/server';
import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { TrustProxy } from '../config.ts';
import type { CurrentGraph } from '../graph/current-graph.ts';
import type { GatewayContext } from '../http/context.ts';
import type { Identify } from '../identity/identify.ts';
import type { Passports } from '../identity/passports.ts';
import type { Revocations } from '../identity/revocations.ts';
import type { Documents } from '../subscriptions/documents.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { createAnswerOperation } from './answer-operation.ts';
import { CLOSE } from './close-codes.ts';
import { Connection, type ConnectionLimits } from './connection.ts';
import { createEntrance } from './entrance.ts';
import { sayFarewell } from './farewell.ts';
import { createReadHandshake, type Handshake } from './handshake.ts';
import { createIsOwnPage } from './own-page.ts';
import type { PersonLimits } from './person.ts';
import { createProtocol } from './protocol.ts';
import { serveRenewal } from './renewal-route.ts';
import { createRenewalTickets } from './renewal-ticket.ts';
import { SocketRegister } from './socket-register.ts';
import { startSweep } from './sweep.ts';
import { createUpgrade } from './upgrade.ts';
import { createWelcome } from './welcome.ts';

export interface SocketLimits extends ConnectionLimits {
  person: PersonLimits;
  /** Sockets of one address in this process. */
  perAddress: number;
  /** Most bytes of one message that comes in. */
  messageBytes: number;
  /** Over how long sockets are ended when the gateway stops. */
  drainMs: number;
}

export interface SocketsOptions {
  server: ApolloServer<GatewayContext>;
  graph: CurrentGraph;
  documents: Documents;
  subscriptions: Subscriptions;
  identify: Identify;
  passports: Passports;
  revocations: Revocations | null;
  /** Seals tickets by which pages renew their sockets; all gateways need the same. */
  secret: string | undefined;
  accessCookie: string | undefined;
  corsOrigins: readonly string[];
  trustProxy: TrustProxy;
  limits: SocketLimits;
  /** Deadline of a query or a mutation. */
  timeoutMs: number;
  log: Log;
}

export interface Sockets extends Running {
  /** For whoever looks after the gateway. */
  state(): { open: number; operations: number };
}

/** How long after the drain a client may take to say goodbye. */
const GRACE_MS = 2_000;

/** Serves GraphQL over WebSockets at /graphql, in the graphql-transport-ws protocol. */
export function serveSockets(app: FastifyInstance, options: SocketsOptions): Sockets {
  const { graph, documents, subscriptions, revocations, limits, log } = options;
  const register = new SocketRegister(limits.person);
  const readHandshake = createReadHandshake(options.trustProxy);
  const entrance = createEntrance({ ...options, isOwnPage: createIsOwnPage(options.corsOrigins) });
  const tickets = createRenewalTickets(options.secret);
  const answerOperation = createAnswerOperation(options);
  const { welcome, renew } = createWelcome({ register, entrance, tickets, revocations });

  const protocol = createProtocol({
    welcome,
    renew,
    isSubscription: ({ query, operationName }) =>
      graph.graph !== null && documents.kindOf(graph.graph, query, operationName) === 'subscription',
    begin: (asked, isSubscription, connection) => (listener) => {
      if (!isSubscription) return answerOperation(asked, connection, listener);
      const { identified, client } = connection;
      return subscriptions.subscribe(asked, { viewer: identified?.viewer ?? null, client }, listener);
    },
  });

  const accept = (ws: WebSocket, socket: Duplex, handshake: Handshake) => {
    const connection = new Connection(handshake, ws, socket, limits, log);
    register.add(connection);
    const closed = protocol.opened(connection, connection);
    ws.once('close', (code, reason) => {
      register.delete(connection);
      connection.release();
      void closed(code, String(reason));
    });
  };

  let willing = true;
  app.server.on('upgrade', createUpgrade({ ...limits, readHandshake, register, willing: () => willing, accept }));
  serveRenewal(app, { readHandshake, entrance, tickets });
  const sweep = startSweep(register);
  const unheard = revocations?.listen((revocation) => {
    for (const connection of register.concernedBy(revocation)) {
      if (connection.identified !== null && revocations.include(connection.identified)) {
        connection.end(CLOSE.unauthorized, 'revoked');
      }
    }
  });

  return {
    state() {
      let operations = 0;
      for (const connection of register) operations += connection.operations.size;
      return { open: register.size, operations };
    },
    async stop() {
      willing = false;
      await sayFarewell(register, { spreadMs: limits.drainMs, graceMs: GRACE_MS });
      unheard?.();
      sweep.stop();
    },
  };
}
