import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { createDocumentCache } from './document-cache.ts';
import { BadUserInput, Forbidden, NotFound } from './errors.ts';
import { type Check, checkHealth, type HealthReport } from './health.ts';
import type { LiveVerb } from './live/contract.ts';
import { requireLiveFields } from './live/live-field.ts';
import { answerLive, type Live } from './live/live-subgraph.ts';
import type { Log } from './log.ts';
import { executeOperation, type Operation, readOperation } from './operation.ts';
import { PASSPORT_HEADER, type Passport, type PassportReader, REQUEST_ID_HEADER } from './passport.ts';
import { CannotStart, type Running } from './process.ts';
import { asChatError, refusal } from './refusal.ts';

export interface SubgraphOptions<Context> {
  name: string;
  host: string;
  port: number;
  log: Log;
  readPassport: PassportReader;
  schema: GraphQLSchema;
  /** Made anew for each request: whoever asks, and loaders that end with it. */
  createContext(request: SubgraphRequest): Context;
  /** What other subgraphs may ask, by name; answers stand in the order of the keys. */
  questions?: Record<string, Question>;
  /** Its live subscriptions, where it has any. */
  live?: Live<Context>;
  checks: Record<string, Check>;
  /** Routes beside the graph. Each reads the passport itself, by `passportOf`. */
  routes?(app: FastifyInstance, passportOf: (request: FastifyRequest) => Passport): void;
  bodyLimitBytes?: number;
  /** Reads the operation of a request that brings files (multipart/form-data), where the subgraph takes any. */
  readForm?(request: IncomingMessage, response: ServerResponse, passport: Passport): Promise<unknown>;
  /** How long requests under way may take to finish when it stops. */
  drainMs?: number;
}

export interface SubgraphRequest {
  passport: Passport;
  log: Log;
}

/** `asker` is the name of the subgraph that asks, as its passport proves it. */
export type Question = (keys: readonly unknown[], asker: string) => Promise<readonly unknown[]>;

export interface Subgraph extends Running {
  app: FastifyInstance;
  /** The transport within one process: the same checks and the same answers as over HTTP. */
  execute(operation: Operation & { passport: string | undefined; requestId: string }): Promise<ExecutionResult>;
  /** The same for the gateway's live questions: rejects with a ChatError where HTTP would answer with an error. */
  live(verb: LiveVerb, body: unknown, passport: string | undefined): Promise<unknown>;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

const FORM = 'multipart/form-data';

/** The server that every subgraph is: one GraphQL endpoint for the gateway, internal questions, health, and a stop that lets requests finish. */
export function createSubgraph<Context>(options: SubgraphOptions<Context>): Subgraph {
  const { name, log, readPassport, schema, createContext, questions = {}, checks } = options;
  requireLiveFields(schema, Object.keys(options.live?.fields ?? {}));
  const readDocument = createDocumentCache(schema);
  const app = Fastify({ logger: false, bodyLimit: options.bodyLimitBytes ?? 4_194_304, forceCloseConnections: 'idle' });
  let draining = false;
  let checking: Promise<HealthReport> | null = null;

  /** Whoever asks meanwhile gets the same report, so that asking often costs the stores nothing. */
  const health = () => {
    checking ??= checkHealth(checks).finally(() => {
      checking = null;
    });
    return checking;
  };

  const passportOf = (request: FastifyRequest) => {
    const shown = request.headers[PASSPORT_HEADER];
    return readPassport(typeof shown === 'string' ? shown : undefined);
  };

  const run = (operation: Operation, passport: Passport): Promise<ExecutionResult> => {
    const requestLog = log.child({ requestId: passport.requestId });
    const context = createContext({ passport, log: requestLog });
    return executeOperation({ schema, read: readDocument(operation.query), operation, context, log: requestLog });
  };

  const answer =
    options.live === undefined
      ? null
      : answerLive(options.live, {
          schema,
          readDocument,
          readPassport,
          createContext: (passport) => createContext({ passport, log: log.child({ requestId: passport.requestId }) }),
          log,
        });

  const answerGateway = async (verb: LiveVerb, body: unknown, passport: Passport): Promise<unknown> => {
    if (passport.by !== 'gateway') throw new Forbidden('Only the gateway asks here.');
    if (answer === null) throw new NotFound('This question');
    return answer(verb, body);
  };

  app.setErrorHandler((error, request, reply) => {
    const { status, body } = refusal(error, log, String(request.headers[REQUEST_ID_HEADER] ?? ''));
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler(() => {
    throw new NotFound('This path');
  });

  app.register(async (scope) => {
    const { readForm } = options;
    if (readForm !== undefined) scope.addContentTypeParser(FORM, (_request, _payload, done) => done(null));
    scope.post('/graphql', async (request, reply) => {
      const passport = passportOf(request);
      const isForm = readForm !== undefined && request.headers['content-type']?.startsWith(FORM);
      return run(readOperation(isForm ? await readForm(request.raw, reply.raw, passport) : request.body), passport);
    });
  });

  app.post<{ Params: { question: string } }>('/internal/:question', async (request) => {
    const { by: asker } = passportOf(request);
    if (asker === 'gateway') throw new Forbidden('Only subgraphs ask here.');
    const question = Object.hasOwn(questions, request.params.question) ? questions[request.params.question] : undefined;
    if (question === undefined) throw new NotFound('This question');
    const keys = (request.body as { keys?: unknown } | null)?.keys;
    if (!Array.isArray(keys) || keys.length > 1000) throw new BadUserInput('keys', 'Give a list of at most 1000 keys.');
    return { answers: await question(keys, asker) };
  });

  app.post<{ Params: { verb: LiveVerb } }>('/graphql/live/:verb', async (request) =>
    answerGateway(request.params.verb, request.body, passportOf(request)),
  );

  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const report = await health();
    const ready = report.ready && !draining;
    return reply.code(ready ? 200 : 503).send({ ...report, ready });
  });
  options.routes?.(app, passportOf);

  return {
    app,
    async execute({ passport, requestId, ...operation }) {
      try {
        return await run(operation, readPassport(passport));
      } catch (error) {
        return refusal(error, log, requestId).body as unknown as ExecutionResult;
      }
    },
    async live(verb, body, passport) {
      try {
        return await answerGateway(verb, body, readPassport(passport));
      } catch (error) {
        throw asChatError(error);
      }
    },
    async start() {
      try {
        return await app.listen({ host: options.host, port: options.port });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
        throw new CannotStart(
          `Port ${options.port}, which ${name} wants, is taken: set ${name.toUpperCase()}_PORT to a free one.`,
        );
      }
    },
    async stop() {
      draining = true;
      const limit = setTimeout(() => app.server.closeAllConnections(), options.drainMs ?? 10_000);
      await app.close();
      clearTimeout(limit);
    },
  };
}
