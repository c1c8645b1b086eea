import type { Database } from '@parley/kit/database';
import type { PageWindow } from '@parley/kit/page';
import { Account } from '../account/account.entity.ts';
import { PERSON_FIELDS, type Person } from './person.ts';

export interface PersonSearch {
  words: string;
  /** The address that is looked for exactly; null when the words are none. */
  emailKey: string | null;
  /** Whether suspended people are found too, and those who do not want to be found by e-mail. */
  hidden: boolean;
}

/** What a person changes of their own profile. */
export type ProfileColumns = Pick<
  Person,
  'name' | 'bio' | 'locale' | 'timeZone' | 'statusEmoji' | 'statusText' | 'statusUntil' | 'foundByEmail'
>;

/** Where someone stands among who was found. A lower rank fits better. */
export type FoundPosition = [rank: number, name: string, id: string];

export interface FoundPerson {
  person: Person;
  position: FoundPosition;
}

/** The share of three-letter pieces that a name must have in common with the words. */
const TYPO_TOLERANCE = '0.4';

export class PersonStore {
  constructor(private readonly database: Database) {}

  /** In no order, and without those that do not exist. Erased people are among them. */
  byIds(ids: readonly string[]): Promise<Person[]> {
    return this.database.em.find(Account, { id: { $in: [...ids] } }, { fields: PERSON_FIELDS, disableIdentityMap: true });
  }

  /** Nobody is erased before the transaction under way ends. Their profiles may change. */
  async hold(ids: readonly string[]): Promise<void> {
    await this.database.em.execute('select 1 from account where id in (?) order by id for key share', [[...ids]]);
  }

  /** Of each name those who bear it, 200 at the most, whatever its case and accents. */
  async idsByNames(names: readonly string[]): Promise<Map<string, string[]>> {
    if (names.length === 0) return new Map();
    const rows = await this.database.em.execute<{ name: string; ids: string[] }[]>(BY_NAMES, [[...new Set(names)]]);
    return new Map(rows.map(({ name, ids }) => [name, ids]));
  }

  /** The person as they are then, or null when there is none. An erased person stays as they are. */
  async update(id: string, columns: Partial<ProfileColumns>): Promise<Person | null> {
    if (Object.keys(columns).length > 0) await this.database.em.nativeUpdate(Account, { id, erasedAt: null }, columns);
    return this.database.em.findOne(Account, { id, erasedAt: null }, { fields: PERSON_FIELDS, disableIdentityMap: true });
  }

  /**
   * First the address, then names that begin with the words, then names with a word that does, then what is spelt alike; accents and
   * case do not count, and two letters are not enough to be misspelt. One more than the limit where there are more.
   */
  async search({ words, emailKey, hidden }: PersonSearch, { limit, after }: PageWindow<FoundPosition>): Promise<FoundPerson[]> {
    const rows = await this.database.atomically(async () => {
      const { em } = this.database;
      await em.execute(`set local pg_trgm.word_similarity_threshold = ${TYPO_TOLERANCE}`);
      return em.execute<{ id: string; folded: string; rank: number }[]>(FIND, [
        words,
        emailKey,
        hidden,
        after === null,
        ...(after ?? [0, '', NOBODY]),
        limit + 1,
      ]);
    });
    const people = new Map((await this.byIds(rows.map(({ id }) => id))).map((person) => [person.id, person]));
    return rows.flatMap(({ id, folded, rank }) => {
      const person = people.get(id);
      return person === undefined ? [] : [{ person, position: [rank, folded, id] }];
    });
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

const BY_NAMES = `
select wanted as name, array(
  select id::text from account where erased_at is null and fold(name) = fold(wanted) order by id limit 200
) as ids
from unnest(array[?]::text[]) as wanted`;

const FIND = String.raw`
with asked as (
  select fold(words) as words, replace(replace(replace(fold(words), '\', '\\'), '%', '\%'), '_', '\_') as pattern, email_key, hidden
  from (select ?::text as words, ?::text as email_key, ?::boolean as hidden) as given
),
matching as (
  select id, fold(name) as folded, words, pattern,
    coalesce(account.email_key = asked.email_key and (hidden or (found_by_email and email_verified_at is not null)), false) as by_email
  from account, asked
  where erased_at is null
    and (suspended_at is null or hidden)
    and (
      fold(name) like pattern || '%'
      or fold(name) like '% ' || pattern || '%'
      or (length(words) > 2 and words <% fold(name))
      or account.email_key = asked.email_key
    )
),
ranked as (
  select id, folded,
    case
      when by_email then 0
      when folded like pattern || '%' then 1
      when folded like '% ' || pattern || '%' then 2
      when length(words) > 2 and words <% folded then 3 + round(1000 * (1 - word_similarity(words, folded)))::int
    end as rank
  from matching
)
select id, folded, rank from ranked
where rank is not null and (?::boolean or (rank, folded, id) > (?::int, ?::text, ?::uuid))
order by rank, folded, id
limit ?`;
