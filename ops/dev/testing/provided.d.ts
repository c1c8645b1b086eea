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
  }
}
