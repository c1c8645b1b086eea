import { AsyncLocalStorage } from 'node:async_hooks';
import type { Migration } from '@mikro-orm/migrations';
import { Migrator } from '@mikro-orm/migrations';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Constructor, type EntitySchema, MikroORM } from '@mikro-orm/postgresql';
import type { Log } from './log.ts';
import { CannotStart, type Running } from './process.ts';

export interface DatabaseOptions {
  url: string;
  entities: readonly EntitySchema[];
  /** In the order in which they are applied. */
  migrations: readonly NamedMigration[];
  poolSize: number;
  log: Log;
}

/** A statement that is prepared once for each connection, with `$1` and so on for its values. Its name stands for its text, for ever. */
export interface Statement {
  name: string;
  text: string;
}

export interface NamedMigration {
  name: string;
  class: Constructor<Migration>;
}

/** The only door to a subgraph's PostgreSQL. Stores hold one; nobody else does but for `atomically`. */
export interface Database extends Running {
  /** The manager of the transaction that is under way in this call chain, else a new one. Never keep it. */
  readonly em: EntityManager;
  /** Whatever stores do inside happens in one commit or not at all. A nested call joins the outer one. */
  atomically<T>(work: () => Promise<T>): Promise<T>;
  /**
   * For hot paths: one statement that commits by itself, so it is refused within `atomically`. Rows come as the driver gives them, with
   * bigint and timestamps as texts.
   */
  prepared<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** Runs once the transaction under way has been committed, or at once where there is none. Never runs after a rollback. */
  afterCommit(action: () => void): void;
  check(): Promise<void>;
}

interface Transaction {
  em: EntityManager;
  afterCommit: (() => void)[];
}

const WAIT_FOR_SERVER_MS = 30_000;

/** Connects, waiting for a server that is still starting, and refuses a database whose migrations are not all applied. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await connect(options);
  const pending = await orm.migrator.getPending();
  if (pending.length > 0) {
    await orm.close();
    throw new CannotStart(`The database ${nameOf(options.url)} lacks ${pending.length} migrations: run npm run migrate.`);
  }
  const transactions = new AsyncLocalStorage<Transaction>();
  const pool = await orm.em.getConnection().getNativeClient();
  return {
    get em() {
      return transactions.getStore()?.em ?? orm.em.fork();
    },
    async atomically(work) {
      if (transactions.getStore() !== undefined) return work();
      const afterCommit: (() => void)[] = [];
      const result = await orm.em.fork().transactional((em) => transactions.run({ em, afterCommit }, work));
      for (const action of afterCommit) action();
      return result;
    },
    async prepared<Row extends object>({ name, text }: Statement, values: readonly unknown[]) {
      if (transactions.getStore() !== undefined) throw new Error(`The statement ${name} cannot join a transaction`);
      const { rows } = await pool.query<Row>({ name, text, values: [...values] });
      return rows;
    },
    afterCommit(action) {
      const transaction = transactions.getStore();
      if (transaction === undefined) action();
      else transaction.afterCommit.push(action);
    },
    async check() {
      await orm.em.fork().execute('select 1');
    },
    stop: () => orm.close(),
  };
}

/** Applies what is missing; safe to run on several nodes at once. Returns the names of what it applied. */
export async function migrateDatabase(options: Omit<DatabaseOptions, 'poolSize'>): Promise<string[]> {
  const orm = await connect({ ...options, poolSize: 2 });
  try {
    return await orm.em.fork().transactional(async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtext('parley/migrations'))");
      const applied = await orm.migrator.up();
      return applied.map((migration) => migration.name);
    });
  } finally {
    await orm.close();
  }
}

async function connect({ url, entities, migrations, poolSize, log }: DatabaseOptions): Promise<MikroORM> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    migrations: { migrationsList: [...migrations], snapshot: false },
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    logger: (message) => log.debug(message),
    discovery: { warnWhenNoEntities: false },
  });
  const deadline = Date.now() + WAIT_FOR_SERVER_MS;
  for (;;) {
    try {
      await orm.em.fork().execute('select 1');
      return orm;
    } catch (error) {
      if (Date.now() > deadline || !isAway(error)) {
        await orm.close();
        throw new CannotStart(`PostgreSQL at ${nameOf(url)} cannot be used: ${(error as Error).message}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** Refused connections and a server that is starting up (57P03) pass with time; a wrong password does not. */
function isAway(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03';
}

/** Host and database, without the credentials. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
