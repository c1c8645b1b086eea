import 'vitest';

declare module 'vitest' {
  /** What every test can ask for with `inject`: the two servers that the run shares. */
  export interface ProvidedContext {
    /** A superuser's address of the database `postgres`. Tests make databases of their own (freshDatabase). */
    postgresUrl: string;
    /** Tests keep apart by key prefix, and never flush it (startOwnRedis is for that). */
    redisUrl: string;
    /** What KAFKA_BROKERS and MONGODB_URL name, where a server is had; tests that need it are skipped with the reason where there is none. */
    kafkaBrokers: string | null;
    mongodbUrl: string | null;
    /** The server that S3_ENDPOINT names, with the right to make buckets. Where there is none, a small one is started that knows less. */
    s3: { endpoint: string; accessKey: string; secretKey: string } | null;
    /** The clamd that FILES_CLAMD names, which knows the EICAR test file. */
    clamd: string | null;
    /** The program of a Chromium, for e2e tests. */
    chromium: string | null;
    /** Where an e2e test that fails leaves what it saw. */
    evidenceFolder: string;
  }
}
