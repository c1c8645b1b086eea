import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { SubscriptionRequest } from '../subscriptions/live-operation.ts';
import type { Listener } from '../subscriptions/subscriptions.ts';
import type { Connection } from './connection.ts';
import { ResultFrames } from './frame.ts';
import { createKnownTexts } from './known-texts.ts';
import { Operation, OperationFailed, type Work } from './operation.ts';
import { dateOf } from './renewal-route.ts';

/** An operation as a client of graphql-ws asks for it. */
export interface AskedOperation extends SubscriptionRequest {
  extensions: Record<string, unknown> | undefined;
}

export interface ProtocolOptions {
  /** Lets a socket in, or ends it; false when it did that. */
  welcome(connection: Connection, params: Readonly<Record<string, unknown>> | undefined): Promise<boolean>;
  /** A ping's payload may carry what renews the socket's credential. */
  renew(connection: Connection, payload: Readonly<Record<string, unknown>>): Promise<void>;
  isSubscription(asked: AskedOperation): boolean;
  /** Begins what was asked for. */
  begin(asked: AskedOperation, isSubscription: boolean, connection: Connection): (listener: Listener) => Work;
}

const LONGEST_ID = 128;
const LONG_ID = { message: 'The id of the operation is too long.', extensions: { code: 'BAD_REQUEST' } };

/** graphql-ws parses no documents here and executes nothing: it keeps ids, and is told of a subscription that says nothing. */
const string = { type: GraphQLString };
const formal = {
  schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { nothing: string } }) }),
  document: parse('subscription { nothing }'),
};

/** The graphql-transport-ws protocol by graphql-ws, with operations that are carried out beside it. */
export function createProtocol(options: ProtocolOptions): Server<Connection> {
  const { welcome, renew, isSubscription, begin } = options;
  const frames = new ResultFrames();
  const knownText = createKnownTexts();

  const start = (connection: Connection, id: string, asked: AskedOperation): Operation => {
    // graphql-ws allows an id again as soon as its client has given it up.
    connection.operations.get(id)?.close();
    const operation = new Operation(id, isSubscription(asked), connection, frames);
    const excess = excessOf(connection, operation);
    if (id.length > LONGEST_ID) operation.error([LONG_ID]);
    else if (excess !== null) operation.error([{ message: excess, extensions: { code: 'RATE_LIMITED' } }]);
    else {
      connection.enter(operation);
      operation.begin(begin(asked, operation.isSubscription, connection));
    }
    return operation;
  };

  return makeServer<Record<string, unknown>, Connection>({
    // The sweep looks after those that do not begin in time, without a timer for each.
    connectionInitWaitTimeout: 0,
    async onConnect(context) {
      const { extra: connection, connectionParams } = context;
      connection.initialised = true;
      // Credentials are not kept for longer than it takes to read them.
      Object.assign(context, { connectionParams: undefined });
      if (!(await welcome(connection, connectionParams))) return false;
      return { expiresAt: dateOf(connection.identified?.expiresAt ?? null) };
    },
    async onPing({ extra: connection, acknowledged }, payload) {
      if (acknowledged && payload !== undefined) await renew(connection, payload);
    },
    onSubscribe({ extra: connection }, id, payload) {
      const { query, operationName, variables, extensions } = payload;
      // graphql-ws keeps the payload for as long as the operation lasts, and needs nothing of it.
      Object.assign(payload, { query: '', variables: null, extensions: null });
      const asked = {
        query: knownText(query),
        operationName: operationName ?? undefined,
        variables: variables ?? {},
        extensions: extensions ?? undefined,
      };
      try {
        return { ...formal, contextValue: start(connection, id, asked).silence };
      } catch (error) {
        connection.fail(error);
        throw error;
      }
    },
    subscribe: ({ contextValue }) => contextValue as Operation['silence'],
    onError(_context, _id, _payload, [error]) {
      return error?.originalError instanceof OperationFailed ? [...error.originalError.errors] : undefined;
    },
  }) as Server<Connection>;
}

/** Why it may not begin beside what is under way; null where it may. */
function excessOf({ underWay, person }: Connection, operation: Operation): string | null {
  const ofSocket = underWay.excessWith(operation);
  if (ofSocket !== null) return `Too many ${ofSocket} at once on this socket.`;
  const ofPerson = person?.underWay.excessWith(operation) ?? null;
  return ofPerson === null ? null : `Too many ${ofPerson} at once on all of your sockets.`;
}
