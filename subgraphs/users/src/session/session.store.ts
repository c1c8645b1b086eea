import type { Database } from '@parley/kit/database';
import { Session, type SessionRow } from './session.entity.ts';

export interface SessionLifetime {
  /** A session ends when it was not used for so many days ... */
  idleDays: number;
  /** ... and after so many in any case. */
  longestDays: number;
}

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

export class SessionStore {
  constructor(
    private readonly database: Database,
    private readonly lifetime: SessionLifetime,
  ) {}

  async add(row: SessionRow): Promise<void> {
    await this.database.em.insert(Session, row);
  }

  findAlive(id: string): Promise<SessionRow | null> {
    return this.database.em.findOne(Session, { id, ...this.alive() }, { disableIdentityMap: true });
  }

  /** The most recently used first. */
  aliveOf(accountId: string): Promise<SessionRow[]> {
    return this.database.em.find(
      Session,
      { accountId, ...this.alive() },
      { orderBy: { refreshedAt: 'desc', id: 'desc' }, disableIdentityMap: true },
    );
  }

  /** Moves on by one generation, unless somebody else did, or the session has ended. */
  async advance(id: string, generation: number, client: { agent: string; address: string }): Promise<boolean> {
    const moved = await this.database.em.nativeUpdate(
      Session,
      { id, generation, endedAt: null },
      { generation: generation + 1, refreshedAt: new Date(), ...client },
    );
    return moved === 1;
  }

  /** False when the account has no such session, or it had ended before. */
  async end(accountId: string, id: string): Promise<boolean> {
    return (await this.database.em.nativeUpdate(Session, { accountId, id, endedAt: null }, { endedAt: new Date() })) === 1;
  }

  /** Ends all of the account but the one that is named, and gives the ids of those that had not ended before. */
  async endAll(accountId: string, except: string | null): Promise<string[]> {
    const ended = await this.database.em.execute<{ id: string }[]>(
      'update session set ended_at = ? where account_id = ? and id is distinct from ? and ended_at is null returning id',
      [new Date(), accountId, except],
    );
    return ended.map(({ id }) => id);
  }

  /** All but the most recently used ones: more than anybody needs are those of a program that logs in again and again. */
  async endBeyond(accountId: string, most: number): Promise<string[]> {
    const ended = await this.database.em.execute<{ id: string }[]>(
      `update session set ended_at = ? where id in (
         select id from session where account_id = ? and ended_at is null order by refreshed_at desc, id desc offset ?
       ) returning id`,
      [new Date(), accountId, most],
    );
    return ended.map(({ id }) => id);
  }

  /** Those that ended by themselves, each once. At most so many at a time. */
  endExpired(limit: number): Promise<{ id: string; accountId: string }[]> {
    const { idleDays, longestDays } = this.lifetime;
    return this.database.em.execute<{ id: string; accountId: string }[]>(
      `update session set ended_at = ? where id in (
         select id from session where ended_at is null and (refreshed_at <= ? or started_at <= ?) limit ? for update skip locked
       ) returning id, account_id as "accountId"`,
      [new Date(), daysAgo(idleDays), daysAgo(longestDays), limit],
    );
  }

  /** `unknown` is a device that none of the account's sessions was on, although it had some. */
  async knowsDevice(accountId: string, agent: string): Promise<'first' | 'known' | 'unknown'> {
    const [row] = await this.database.em.execute<{ sessions: string; same: string }[]>(
      'select count(*) as sessions, count(*) filter (where agent = ?) as same from session where account_id = ?',
      [agent, accountId],
    );
    if (Number(row?.sessions) === 0) return 'first';
    return Number(row?.same) > 0 ? 'known' : 'unknown';
  }

  /** What ended long ago, and by now is too old to know a device by. */
  async forgetOld(): Promise<void> {
    const keptDays = Math.max(KEPT_DAYS, this.lifetime.idleDays);
    await this.database.em.nativeDelete(Session, { refreshedAt: { $lt: daysAgo(keptDays) } });
  }

  private alive() {
    const { idleDays, longestDays } = this.lifetime;
    return { endedAt: null, refreshedAt: { $gt: daysAgo(idleDays) }, startedAt: { $gt: daysAgo(longestDays) } };
  }
}

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
