import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { REQUEST_ID_HEADER } from '@parley/kit/passport';
import type { FastifyInstance } from 'fastify';

export interface BrowserRulesOptions {
  /** Pages of these origins may call with credentials; of no others. */
  corsOrigins: readonly string[];
}

const SMALL_BYTES = 1_024;
/** Brotli's default takes a hundred times as long for a tenth fewer bytes. */
const BROTLI_FAST = { [constants.BROTLI_PARAM_QUALITY]: 4 };

/** What browsers are told to allow, and answers in the form that they like best: small bodies are not worth compressing. */
export async function addBrowserRules(app: FastifyInstance, { corsOrigins }: BrowserRulesOptions): Promise<void> {
  await app.register(helmet, {
    // Answers are data, which needs nothing; GraphiQL's page brings a policy of its own.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  await app.register(cors, {
    origin: [...corsOrigins],
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [REQUEST_ID_HEADER],
    maxAge: 600,
  });
  await app.register(compress, { threshold: SMALL_BYTES, encodings: ['br', 'gzip'], brotliOptions: { params: BROTLI_FAST } });
}
