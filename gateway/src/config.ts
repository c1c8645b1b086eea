import {
  type Environment,
  flagSetting,
  listSetting,
  logLevelSetting,
  portSetting,
  readSettings,
  redisUrlSetting,
  secretSetting,
  urlSetting,
} from '@parley/kit/config';
import { CannotStart } from '@parley/kit/process';
import { z } from 'zod';

const seconds = z.coerce.number().positive().max(86_400);
const count = z.coerce.number().int().positive();

/** `name=value` pairs parted by commas. */
const tableSetting = listSetting.transform((words, context) => {
  const table = new Map<string, string>();
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1 || equals === word.length - 1) {
      context.addIssue({ code: 'custom', message: `"${word}" is not of the form name=value` });
      continue;
    }
    table.set(word.slice(0, equals).trim(), word.slice(equals + 1).trim());
  }
  return table as ReadonlyMap<string, string>;
});

const prefixTableSetting = tableSetting.refine(
  (table) => [...table.keys()].every((prefix) => /^(\/[A-Za-z0-9._-]*[A-Za-z0-9_-])+$/.test(prefix)),
  'a prefix is a path such as /auth, without a slash at its end',
);

const urlTableSetting = tableSetting.refine(
  (table) => [...table.values()].every((url) => URL.canParse(url)),
  'each name needs a whole URL',
);

const originsSetting = listSetting.refine(
  (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
  'an origin is written as https://app.example, without a path or a slash at its end',
);

export type TrustProxy = boolean | string | ((address: string, hop: number) => boolean);

const trustProxySetting = z.string().transform((value): TrustProxy => {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d+$/.test(value) ? (_address, hop) => hop < Number(value) : value;
});

export const gatewaySettings = z.object({
  GATEWAY_HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  GATEWAY_PORT: portSetting.default(4000).describe('Port to listen on; 0 takes a free one.'),
  SUPERGRAPH_PATH: z
    .string()
    .optional()
    .describe('File that holds the supergraph schema. It is watched; changes apply without a restart.'),
  SUPERGRAPH_URL: listSetting
    .optional()
    .describe('Addresses of the supergraph schema on a CDN, parted by commas; the later ones are mirrors of the first.'),
  SUPERGRAPH_KEY: z.string().optional().describe('Access key sent to SUPERGRAPH_URL as X-Hive-CDN-Key.'),
  SUPERGRAPH_POLL_SECONDS: seconds
    .default(10)
    .describe('How often SUPERGRAPH_URL or Uplink is asked for a newer schema; Uplink at most each 10 s.'),
  SUPERGRAPH_CACHE: z
    .string()
    .optional()
    .describe('File in which the last good supergraph is kept, to start from when its source is away or broken.'),
  APOLLO_KEY: z.string().optional().describe('API key of Apollo Uplink, which then gives the supergraph of APOLLO_GRAPH_REF.'),
  APOLLO_GRAPH_REF: z.string().optional().describe('Graph and variant in Apollo Uplink, as graph@variant.'),
  APOLLO_UPLINK_ENDPOINTS: listSetting.optional().describe('Addresses of Apollo Uplink, where not its own.'),
  SUBGRAPH_URLS: urlTableSetting
    .default(new Map())
    .describe('Replaces routing URLs of the supergraph: users=http://users:4001/graphql, parted by commas.'),
  SUBGRAPH_WS_URLS: urlTableSetting
    .refine((table) => [...table.values()].every((url) => /^wss?:/.test(url)), 'an address begins with ws:// or wss://')
    .default(new Map())
    .describe(
      'Where subgraphs take ordinary graphql-ws subscriptions, where not at their routing URLs: bots=ws://bots:4010/ws, parted by commas.',
    ),
  SUBGRAPH_CONNECTIONS: count.default(64).describe('Most connections kept to one subgraph.'),
  SUBGRAPH_RESPONSE_LIMIT_BYTES: count.default(20_000_000).describe('Most bytes of one answer of a subgraph.'),
  LIVE_QUESTION_TIMEOUT_MS: count
    .default(10_000)
    .describe('How long a subgraph may take to answer a question of the live contract, in milliseconds.'),
  LIVE_REST_TIMEOUT_MS: count
    .default(2_000)
    .describe('How long a live event waits for what other subgraphs add to it, in milliseconds; then it is told without.'),
  PASSPORT_SECRET: secretSetting
    .optional()
    .describe('Secret from which each subgraph’s passport key is derived. Without it subgraphs are shown no passports.'),
  ACCOUNTS_SUBGRAPH: z
    .string()
    .default('users')
    .describe('Subgraph whose passport key is used to ask REVOCATIONS_URL and INTROSPECTION_URL.'),
  JWKS_URL: urlSetting
    .optional()
    .describe('Where the public keys of access tokens are published. Without it no bearer tokens are read.'),
  TOKEN_ISSUER: z.string().optional().describe('Issuer that access tokens must name.'),
  TOKEN_AUDIENCE: z.string().optional().describe('Audience that access tokens must name.'),
  TOKEN_LIFE_SECONDS: seconds
    .default(900)
    .describe(
      'Longest life of an access token. Where revocations are followed, those older than this are forgotten, and so an older token is refused.',
    ),
  ACCESS_COOKIE: z.string().optional().describe('Name of the cookie that may carry the access token instead of a header.'),
  INTROSPECTION_URL: urlSetting.optional().describe('Where opaque credentials such as API keys are asked for.'),
  OPAQUE_PREFIX: z.string().min(1).default('parley_').describe('What an opaque credential starts with.'),
  REVOCATIONS_URL: urlSetting.optional().describe('The numbered list of revoked sessions and users, asked each second.'),
  REVOCATIONS_TOPIC: z.string().optional().describe('Redis channel whose messages make the gateway ask REVOCATIONS_URL at once.'),
  REDIS_URL: redisUrlSetting
    .optional()
    .describe(
      'Redis for live topics, persisted queries and revocation nudges, or the first nodes of a Redis Cluster parted by commas. Without it queries persist in memory.',
    ),
  PASS_THROUGH: prefixTableSetting
    .default(new Map())
    .describe(
      'Paths passed through as they are: /auth=users,/files=files, to the origin of a subgraph or of an explicit http:// address.',
    ),
  CORS_ORIGINS: originsSetting
    .default([])
    .describe('Origins whose pages may call the gateway with credentials, parted by commas.'),
  TRUST_PROXY: trustProxySetting
    .default(false)
    .describe('Whose X-Forwarded-For is believed: true, false, a number of hops, or addresses and networks parted by commas.'),
  BODY_LIMIT_BYTES: count
    .default(1_000_000)
    .describe('Most bytes of a GraphQL request; of one with files, most bytes of its operations and of its map.'),
  UPLOAD_FILE_LIMIT_BYTES: count.default(52_428_800).describe('Most bytes of one file that is sent with a mutation.'),
  UPLOAD_FILES: count.default(10).describe('Most files of one request.'),
  UPLOAD_TIMEOUT_SECONDS: seconds
    .default(900)
    .describe('How long a request with files may take in all. It may pause for REQUEST_TIMEOUT_MS.'),
  QUERY_TOKEN_LIMIT: count.default(15_000).describe('Most tokens of a GraphQL document.'),
  REQUEST_TIMEOUT_MS: count
    .default(30_000)
    .describe('Deadline of one request, in milliseconds; calls to subgraphs are ended with it.'),
  GRAPHIQL: flagSetting.default(true).describe('Serves GraphiQL to browsers at / and /graphql.'),
  INTROSPECTION: flagSetting.default(true).describe('Lets clients read the schema by introspection.'),
  SOCKETS_PER_PERSON: count.default(50).describe('Most sockets of one person in one gateway process.'),
  SOCKETS_PER_ADDRESS: count
    .default(2_000)
    .describe('Most sockets from one address, or one /64 network of IPv6, in one gateway process.'),
  SOCKET_SUBSCRIPTIONS: count.default(200).describe('Most subscriptions at once on one socket.'),
  SOCKET_OPERATIONS: count.default(20).describe('Most queries and mutations under way at once on one socket.'),
  SOCKET_REQUEST_LIMIT_BYTES: count
    .default(2_000_000)
    .describe('Most bytes of the messages that asked for what is under way on one socket.'),
  SOCKET_MESSAGES_PER_SECOND: count
    .default(50)
    .describe('Most messages that one socket may send each second, over a while; four times as many may come at once.'),
  SOCKET_SEND_LIMIT_BYTES: count
    .default(4_000_000)
    .describe('Most bytes that may wait for a slow client; beyond that its socket is closed, to be resumed.'),
  PERSON_SUBSCRIPTIONS: count
    .default(2_000)
    .describe('Most subscriptions at once on all sockets of one person in one gateway process.'),
  PERSON_OPERATIONS: count
    .default(100)
    .describe('Most queries and mutations under way at once on all sockets of one person in one gateway process.'),
  PERSON_REQUEST_LIMIT_BYTES: count
    .default(8_000_000)
    .describe('Most bytes of the messages that asked for what is under way on all sockets of one person.'),
  PERSON_MESSAGES_PER_SECOND: count
    .default(200)
    .describe(
      'Most messages that all sockets of one person may send each second, over a while; four times as many may come at once.',
    ),
  PERSON_SEND_LIMIT_BYTES: count
    .default(16_000_000)
    .describe('Most bytes that may wait for all sockets of one person; beyond that the slowest is closed, to be resumed.'),
  SOCKET_INIT_SECONDS: seconds.default(3).describe('How long a new socket may take to say who it is from.'),
  SOCKET_KEEP_ALIVE_SECONDS: seconds
    .default(25)
    .describe('How often a socket is pinged; one that has not answered by the next ping is dropped.'),
  SOCKET_DRAIN_SECONDS: seconds
    .default(5)
    .describe(
      'Over how long sockets are closed when the gateway stops, and over how long again their clients are asked to come back.',
    ),
  DRAIN_SECONDS: seconds.default(10).describe('How long requests under way may take to finish when the gateway stops.'),
  DRAIN_NOTICE_SECONDS: z.coerce
    .number()
    .min(0)
    .max(600)
    .default(0)
    .describe('How long /health/ready says no before the gateway stops listening.'),
  LOG_LEVEL: logLevelSetting.default('info').describe('Least level that is logged.'),
});

export type GatewayConfig = ReturnType<typeof gatewayConfig>;

export function gatewayConfig(environment: Environment) {
  const settings = readSettings(gatewaySettings, environment);
  return {
    listen: { host: settings.GATEWAY_HOST, port: settings.GATEWAY_PORT },
    supergraph: { source: supergraphSource(settings), cachePath: settings.SUPERGRAPH_CACHE },
    subgraphs: {
      urls: settings.SUBGRAPH_URLS,
      wsUrls: settings.SUBGRAPH_WS_URLS,
      connections: settings.SUBGRAPH_CONNECTIONS,
      responseLimitBytes: settings.SUBGRAPH_RESPONSE_LIMIT_BYTES,
    },
    live: { questionTimeoutMs: settings.LIVE_QUESTION_TIMEOUT_MS, restTimeoutMs: settings.LIVE_REST_TIMEOUT_MS },
    passportSecret: settings.PASSPORT_SECRET,
    identity: {
      accountsSubgraph: settings.ACCOUNTS_SUBGRAPH,
      jwksUrl: settings.JWKS_URL,
      issuer: settings.TOKEN_ISSUER,
      audience: settings.TOKEN_AUDIENCE,
      tokenLifeMs: settings.TOKEN_LIFE_SECONDS * 1000,
      accessCookie: settings.ACCESS_COOKIE,
      introspectionUrl: settings.INTROSPECTION_URL,
      opaquePrefix: settings.OPAQUE_PREFIX,
      revocationsUrl: settings.REVOCATIONS_URL,
      revocationsTopic: settings.REVOCATIONS_TOPIC,
    },
    redisUrl: settings.REDIS_URL,
    passThrough: settings.PASS_THROUGH,
    http: {
      corsOrigins: settings.CORS_ORIGINS,
      trustProxy: settings.TRUST_PROXY,
      bodyLimitBytes: settings.BODY_LIMIT_BYTES,
      requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
      graphiql: settings.GRAPHIQL,
    },
    uploads: {
      fieldBytes: settings.BODY_LIMIT_BYTES,
      fileBytes: settings.UPLOAD_FILE_LIMIT_BYTES,
      files: settings.UPLOAD_FILES,
      timeoutMs: settings.UPLOAD_TIMEOUT_SECONDS * 1000,
    },
    operations: { introspection: settings.INTROSPECTION, tokenLimit: settings.QUERY_TOKEN_LIMIT },
    sockets: {
      person: {
        sockets: settings.SOCKETS_PER_PERSON,
        subscriptions: settings.PERSON_SUBSCRIPTIONS,
        operations: settings.PERSON_OPERATIONS,
        requestBytes: settings.PERSON_REQUEST_LIMIT_BYTES,
        messagesPerSecond: settings.PERSON_MESSAGES_PER_SECOND,
        sendBytes: settings.PERSON_SEND_LIMIT_BYTES,
      },
      perAddress: settings.SOCKETS_PER_ADDRESS,
      subscriptions: settings.SOCKET_SUBSCRIPTIONS,
      operations: settings.SOCKET_OPERATIONS,
      requestBytes: settings.SOCKET_REQUEST_LIMIT_BYTES,
      messagesPerSecond: settings.SOCKET_MESSAGES_PER_SECOND,
      messageBytes: settings.BODY_LIMIT_BYTES,
      sendBytes: settings.SOCKET_SEND_LIMIT_BYTES,
      initMs: settings.SOCKET_INIT_SECONDS * 1000,
      keepAliveMs: settings.SOCKET_KEEP_ALIVE_SECONDS * 1000,
      drainMs: settings.SOCKET_DRAIN_SECONDS * 1000,
    },
    drain: { limitMs: settings.DRAIN_SECONDS * 1000, noticeMs: settings.DRAIN_NOTICE_SECONDS * 1000 },
    logLevel: settings.LOG_LEVEL,
  };
}

/** Where the supergraph comes from: exactly one of the three. */
export type SupergraphSourceConfig =
  | { kind: 'file'; path: string }
  | { kind: 'cdn'; urls: string[]; key: string | undefined; pollMs: number }
  | { kind: 'uplink'; apiKey: string; graphRef: string; endpoints: string[] | undefined; pollMs: number };

function supergraphSource(settings: z.output<typeof gatewaySettings>): SupergraphSourceConfig {
  const pollMs = settings.SUPERGRAPH_POLL_SECONDS * 1000;
  const given: SupergraphSourceConfig[] = [];
  if (settings.SUPERGRAPH_PATH !== undefined) given.push({ kind: 'file', path: settings.SUPERGRAPH_PATH });
  if (settings.SUPERGRAPH_URL !== undefined) {
    given.push({ kind: 'cdn', urls: settings.SUPERGRAPH_URL, key: settings.SUPERGRAPH_KEY, pollMs });
  }
  if (settings.APOLLO_KEY !== undefined && settings.APOLLO_GRAPH_REF !== undefined) {
    const { APOLLO_KEY: apiKey, APOLLO_GRAPH_REF: graphRef, APOLLO_UPLINK_ENDPOINTS: endpoints } = settings;
    given.push({ kind: 'uplink', apiKey, graphRef, endpoints, pollMs });
  }
  const [source, ...others] = given;
  if (source !== undefined && others.length === 0) return source;
  throw new CannotStart(
    'Set exactly one source of the supergraph: SUPERGRAPH_PATH, SUPERGRAPH_URL, or APOLLO_KEY with APOLLO_GRAPH_REF.',
  );
}
