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
  /**
   * Whatever stores do inside happens in one commit or not at all. A nested call joins the outer one: when it fails, nothing of the outer
   * one is committed, even if its failure is caught. Nor is anything when PostgreSQL refused a statement inside.
   */
  atomically<T>(work: () => Promise<T>): Promise<T>;
  /**
   * For hot paths: one statement that commits by itself, so it is refused within `atomically`. Rows come as the driver gives them, with
   * bigint and timestamps as texts.
   */
  prepared<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /**
   * Runs once the transaction under way has been committed, or at once where there is none. Never runs after a rollback. What it throws
   * after a commit is logged: the change stands, and whoever made it is not told otherwise.
   */
  afterCommit(action: () => void): void;
  check(): Promise<void>;
}

interface Transaction {
  em: EntityManager;
  afterCommit: (() => void)[];
  /** Why a nested call failed, which ends the whole. */
  failure?: { reason: unknown };
}

const WAIT_FOR_SERVER_MS = 30_000;

/** Connects, waiting for a server that is still starting, and refuses a database whose migrations are not all applied. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await connect(options);
  try {
    return await openDatabase(orm, options);
  } catch (error) {
    await orm.close();
    throw error;
  }
}

async function openDatabase(orm: MikroORM, { url, log }: DatabaseOptions): Promise<Database> {
  const pending = await orm.migrator.getPending();
  if (pending.length > 0) {
    throw new CannotStart(`The database ${nameOf(url)} lacks ${pending.length} migrations: run npm run migrate.`);
  }
  const transactions = new AsyncLocalStorage<Transaction>();
  const pool = await orm.em.getConnection().getNativeClient();
  const kysely = orm.em.getConnection().getClient();

  const join = async <T>(outer: Transaction, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      outer.failure ??= { reason: error };
      throw error;
    }
  };
  const runToTheEnd = async <T>(transaction: Transaction, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    if (transaction.failure !== undefined) throw transaction.failure.reason;
    await transaction.em.flush();
    // PostgreSQL answers the commit of a transaction in which a statement failed with a rollback, and with no error.
    await transaction.em.execute('select 1');
    return result;
  };
  const announce = (action: () => void) => {
    try {
      action();
    } catch (error) {
      log.error({ err: error }, 'What follows a commit failed');
    }
  };

  return {
    get em() {
      return transactions.getStore()?.em ?? orm.em.fork();
    },
    async atomically(work) {
      const outer = transactions.getStore();
      if (outer !== undefined) return join(outer, work);
      const afterCommit: (() => void)[] = [];
      // Kysely's transaction and not MikroORM's, which never gives back a connection that was lost within one.
      const result = await kysely.transaction().execute((context) => {
        const em = orm.em.fork();
        em.setTransactionContext(context);
        const transaction: Transaction = { em, afterCommit };
        return transactions.run(transaction, () => runToTheEnd(transaction, work));
      });
      for (const action of afterCommit) announce(action);
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

/** What passes with time: a server, its host or its name that is not there yet, one that starts, stops (57P0x) or is full (53300). */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether the server could not be reached, or was lost meanwhile. A wrong password does not pass. */
export function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return PASSING.has(code) || message.startsWith('Connection terminated');
}

/** Host and database, without the credentials. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
