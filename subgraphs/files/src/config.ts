import {
  type Environment,
  flagSetting,
  InvalidSettings,
  listSetting,
  logLevelSetting,
  portSetting,
  readSettings,
  redisUrlSetting,
  secretSetting,
  urlSetting,
} from '@parley/kit/config';
import { z } from 'zod';

const whole = z.coerce.number().int();

/** Everything that the files subgraph can be told from outside. */
export const filesSettings = z.object({
  FILES_HOST: z.string().default('127.0.0.1').describe('The address that the files subgraph listens on.'),
  FILES_PORT: portSetting.default(4003).describe('The port that the files subgraph listens on; 0 takes a free one.'),
  FILES_DATABASE_URL: urlSetting.describe('The PostgreSQL database of the files subgraph.'),
  FILES_DATABASE_CONNECTIONS: whole.min(1).default(10).describe('At most so many connections to PostgreSQL.'),
  FILES_PASSPORT_KEY: secretSetting.describe(
    "The files subgraph's own passport key, derived from the gateway's PASSPORT_SECRET. Links are signed under a key that follows from it.",
  ),
  AUDIENCES_BY: listSetting
    .default(['messages', 'files'])
    .describe('The subgraphs, parted by commas, that are believed when they say who may hear a live topic.'),
  MESSAGES_URL: urlSetting.describe(
    'Where the messages subgraph answers: it knows on which messages a file hangs and who sees them.',
  ),
  MESSAGES_SERVICE_KEY: secretSetting.describe(
    "The key with which the files subgraph asks the messages subgraph, derived from the latter's passport key.",
  ),
  REDIS_URL: redisUrlSetting.describe('Redis, or the first nodes of a Redis Cluster parted by commas.'),
  REDIS_PREFIX: z
    .string()
    .min(1)
    .default('parley')
    .describe('What all keys and topics in Redis begin with: one for each deployment.'),
  KAFKA_BROKERS: listSetting
    .default([])
    .describe('Brokers of Kafka, parted by commas, for the event log; without any it lies in Redis.'),
  PUBLIC_URL: urlSetting.describe('Where people reach the web app.'),
  FILES_PUBLIC_URL: urlSetting
    .optional()
    .describe('Where people reach the gateway, which links to files begin with; without it PUBLIC_URL.'),
  FILES_FOLDER: z
    .string()
    .min(1)
    .default('data/files')
    .describe('The folder for contents, where they do not lie in S3, and for temporary files.'),
  S3_ENDPOINT: urlSetting.optional().describe('A server that speaks S3: contents lie there instead of in a folder.'),
  S3_BUCKET: z.string().min(1).default('parley').describe('The bucket for contents. It has to be there.'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('The region that requests to S3 are signed for.'),
  S3_ACCESS_KEY: z.string().min(1).optional().describe('The access key for S3.'),
  S3_SECRET_KEY: z.string().min(1).optional().describe('The secret key for S3.'),
  S3_PATH_STYLE: flagSetting
    .default(true)
    .describe('Whether the bucket stands in the path of an address (MinIO) and not in its host (AWS): true or false.'),
  S3_PUBLIC_ENDPOINT: urlSetting
    .optional()
    .describe(
      'Where browsers reach S3: when it is set, downloads are sent on to it, and its server should add nosniff and a sandbox to what it answers; else they pass through this subgraph. Parts of uploads go there, or to S3_ENDPOINT.',
    ),
  FILES_CLAMD: z
    .string()
    .regex(/^(tcp:\/\/[^/]+:\d+|unix:\/.+)$/, 'must be tcp://host:port or unix:/path')
    .optional()
    .describe('Where clamd scans files for harmful content: tcp://host:3310 or unix:/path. Without it nothing is scanned.'),
  FILES_UNSCANNED: z
    .enum(['refuse', 'pass'])
    .optional()
    .describe('What becomes of files that could not be scanned: refuse (the default where FILES_CLAMD is set) or pass.'),
  FILES_LIMIT_BYTES: whole.min(1).max(2_000_000_000).default(52_428_800).describe('No file is longer than this.'),
  FILES_FORMS_AT_ONCE: whole
    .min(1)
    .default(32)
    .describe(
      'So many requests that bring files are read at once, four of one person; others wait, and so do those who send them. Each may take UPLOAD_FILES times FILES_LIMIT_BYTES of disk meanwhile.',
    ),
  FILES_PIXEL_LIMIT: whole.min(1).default(50_000_000).describe('No picture has more pixels than this.'),
  FILES_QUOTA_BYTES: whole.min(1).default(5_000_000_000).describe('Nobody keeps more than this.'),
  FILES_LINK_SECONDS: whole
    .min(30)
    .max(86_400)
    .default(900)
    .describe('Links to files are good for so long at least, and for twice as long at most.'),
  LOG_LEVEL: logLevelSetting.default('info').describe('What is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export function filesConfig(environment: Environment) {
  const settings = readSettings(filesSettings, environment);
  return {
    host: settings.FILES_HOST,
    port: settings.FILES_PORT,
    logLevel: settings.LOG_LEVEL,
    passportKey: settings.FILES_PASSPORT_KEY,
    audiencesBy: settings.AUDIENCES_BY,
    publicUrl: withoutSlash(settings.FILES_PUBLIC_URL ?? settings.PUBLIC_URL),
    database: { url: settings.FILES_DATABASE_URL, poolSize: settings.FILES_DATABASE_CONNECTIONS },
    redis: { url: settings.REDIS_URL, prefix: settings.REDIS_PREFIX },
    kafkaBrokers: settings.KAFKA_BROKERS,
    messages: { url: withoutSlash(settings.MESSAGES_URL), key: settings.MESSAGES_SERVICE_KEY },
    limitBytes: settings.FILES_LIMIT_BYTES,
    formsAtOnce: settings.FILES_FORMS_AT_ONCE,
    quotaBytes: settings.FILES_QUOTA_BYTES,
    downloadsFromStore: settings.S3_PUBLIC_ENDPOINT !== undefined,
    linkSeconds: settings.FILES_LINK_SECONDS,
    inspection: {
      limits: { pixels: settings.FILES_PIXEL_LIMIT },
      scanner: settings.FILES_CLAMD ?? null,
      unscanned: settings.FILES_UNSCANNED ?? (settings.FILES_CLAMD === undefined ? 'pass' : 'refuse'),
    },
    blobs: {
      folder: settings.FILES_FOLDER,
      s3: s3Of(settings),
    },
  } as const;
}

function s3Of(settings: z.output<typeof filesSettings>) {
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = settings;
  if (endpoint === undefined) return null;
  const missing = Object.entries({ S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey }).filter(
    ([, value]) => value === undefined,
  );
  if (accessKey === undefined || secretKey === undefined) {
    throw new InvalidSettings(missing.map(([name]) => `${name} is not set, and S3_ENDPOINT is`));
  }
  return {
    endpoint,
    publicEndpoint: settings.S3_PUBLIC_ENDPOINT ?? endpoint,
    bucket: settings.S3_BUCKET,
    region: settings.S3_REGION,
    pathStyle: settings.S3_PATH_STYLE,
    accessKey,
    secretKey,
  };
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

export type FilesConfig = ReturnType<typeof filesConfig>;
