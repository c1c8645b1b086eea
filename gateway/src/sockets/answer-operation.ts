import type { ApolloServer, GraphQLRequest } from '@apollo/server';
import type { Log } from '@parley/kit/log';
import type { GatewayContext } from '../http/context.ts';
import { ClientGone } from '../http/deadline.ts';
import { readPublicError } from '../http/public-errors.ts';
import type { Passports } from '../identity/passports.ts';
import type { Listener } from '../subscriptions/subscriptions.ts';
import type { Connection } from './connection.ts';
import type { Work } from './operation.ts';
import type { AskedOperation } from './protocol.ts';

export interface AnswerOptions {
  server: ApolloServer<GatewayContext>;
  passports: Passports;
  timeoutMs: number;
  log: Log;
}

/** Carries out a query or a mutation, as over HTTP: the same server, and a context and a deadline of its own. */
export type AnswerOperation = (asked: AskedOperation, connection: Connection, listener: Listener) => Work;

export function createAnswerOperation({ server, passports, timeoutMs, log }: AnswerOptions): AnswerOperation {
  const answer = async (request: GraphQLRequest, contextValue: GatewayContext, listener: Listener) => {
    const { body } = await server.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('answers in parts are not supported');
    const { data, errors } = body.singleResult;
    // Without data nothing was carried out: in this protocol that is an error and no result.
    if (data === undefined && errors !== undefined) {
      listener.error(errors);
      return;
    }
    listener.next(Buffer.from(JSON.stringify(body.singleResult)));
    listener.complete();
  };

  return ({ query, ...rest }, connection, listener) => {
    // This protocol has no requests without a query; an empty one stands for a persisted one.
    const request = query === '' ? rest : { query, ...rest };
    const requestId = connection.nextRequestId();
    const viewer = connection.identified?.viewer ?? null;
    const { client } = connection;
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new Error('the request took too long')), timeoutMs);
    const shown = passports.forRequest(viewer, client, requestId);
    const context = { requestId, viewer, client, passports: shown, signal: deadline.signal };
    answer(request, context, listener)
      .catch((error) => {
        log.error({ err: error, requestId }, 'a request met an unexpected error');
        const { message, code } = readPublicError(error);
        listener.error([{ message, extensions: { code, requestId } }]);
      })
      .finally(() => clearTimeout(timer));
    return {
      renew() {
        // it goes on for whom it began
      },
      close: () => deadline.abort(new ClientGone()),
    };
  };
}
