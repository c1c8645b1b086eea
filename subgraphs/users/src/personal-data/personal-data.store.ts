import type { Database } from '@parley/kit/database';
import { Account } from '../account/account.entity.ts';

/** What is held of a person, table by table. Hashes, seeds and sealed secrets say nothing of the person and are left out. */
const ONE_ROW: Record<string, string> = {
  account: `select id, email, email_verified_at, password_changed_at, roles, suspended_at, joined_at, name, bio, locale, time_zone,
    status_emoji, status_text, status_until, found_by_email from account where id = ?`,
  emailChange: 'select email, requested_at from email_change where account_id = ?',
  secondFactor: 'select confirmed_at from second_factor where account_id = ?',
};

const MANY_ROWS: Record<string, string> = {
  sessions:
    'select id, device_name, agent, address, started_at, refreshed_at, ended_at from session where account_id = ? order by id',
  apiKeys: 'select id, name, scopes, created_at, expires_at, last_used_at from api_key where account_id = ? order by id',
  links: 'select purpose, email, expires_at, spent_at from link where account_id = ? order by expires_at',
  formerAddresses: 'select email, until from former_address where account_id = ? order by until',
  contacts: 'select other_id, state, since from contact where owner_id = ? order by since, other_id',
  // Where somebody else acted, the address and the device are theirs.
  doneToAccount: `select at, action, actor_id, details,
    case when actor_id = subject_id then address end as address, case when actor_id = subject_id then agent end as agent
    from audit_entry where subject_id = ? order by id desc limit 10000`,
  doneToOthers: `select at, action, subject_id, address, agent
    from audit_entry where actor_id = ? and subject_id is distinct from actor_id order by id desc limit 10000`,
};

const TABLES_BY_ACCOUNT = ['email_change', 'former_address', 'session', 'api_key', 'link', 'second_factor', 'recovery_code'];
const STAND_IN_NAME = 'Deleted person';

export class PersonalDataStore {
  constructor(private readonly database: Database) {}

  async collect(userId: string): Promise<Record<string, unknown>> {
    const collected: Record<string, unknown> = {};
    for (const [name, question] of Object.entries(ONE_ROW)) collected[name] = (await this.ask(question, userId))[0] ?? null;
    for (const [name, question] of Object.entries(MANY_ROWS)) collected[name] = await this.ask(question, userId);
    return collected;
  }

  /**
   * Inside a transaction. The row stays under its id, which others refer to, with nothing of the person in it. Entries of the audit log
   * keep who did what to whom, by their ids.
   */
  async erase(userId: string): Promise<void> {
    const { em } = this.database;
    await em.nativeUpdate(Account, { id: userId }, { ...NOBODY, erasedAt: new Date() });
    for (const table of TABLES_BY_ACCOUNT) await em.execute(`delete from ${table} where account_id = ?`, [userId]);
    await em.execute('delete from contact where owner_id = ? or other_id = ?', [userId, userId]);
    await em.execute(
      `update audit_entry set address = null, agent = null where actor_id = ? or (subject_id = ? and actor_id is null)`,
      [userId, userId],
    );
    await em.execute(`update audit_entry set details = '{}' where subject_id = ?`, [userId]);
  }

  private async ask(question: string, userId: string): Promise<Record<string, unknown>[]> {
    const rows = await this.database.em.execute<Record<string, unknown>[]>(question, [userId]);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value])));
  }
}

const NOBODY = {
  email: null,
  emailKey: null,
  emailVerifiedAt: null,
  passwordHash: null,
  roles: ['USER' as const],
  suspendedAt: null,
  name: STAND_IN_NAME,
  bio: '',
  locale: null,
  timeZone: null,
  statusEmoji: null,
  statusText: null,
  statusUntil: null,
  foundByEmail: false,
};

const camelCase = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
