import type { Database } from '@parley/kit/database';

export interface Revocation {
  number: number;
  /** `session:<id>`, also for API keys, or `user:<id>`. */
  subject: string;
  /** For a user: access tokens with a lower version are refused. */
  version: number | null;
}

export interface RevocationPage {
  /** Made with the list: another one means that the list was made anew, and that numbers of before say nothing. */
  epoch: string;
  /** The last number of the list. Where the page ends before it, the next one begins there. */
  head: number;
  revocations: Revocation[];
}

const PAGE = 10_000;

/**
 * A list that only grows at its end. Its head is one row, which stays locked from the moment a number is taken until the commit: whoever
 * has seen a number has seen all below it. So it is written to last in a transaction.
 */
export class RevocationStore {
  constructor(private readonly database: Database) {}

  /** Inside a transaction. Returns the number of the last one. */
  async append(entries: readonly Omit<Revocation, 'number'>[]): Promise<number> {
    const { em } = this.database;
    const [list] = await em.execute<{ head: string }[]>('update revocation_list set head = head + ? returning head', [
      entries.length,
    ]);
    const head = Number(list?.head);
    const first = head - entries.length + 1;
    const at = new Date();
    await em.execute(
      `insert into revocation (number, subject, version, at) values ${entries.map(() => '(?, ?, ?, ?)').join(', ')}`,
      entries.flatMap(({ subject, version }, index) => [first + index, subject, version, at]),
    );
    return head;
  }

  /** What came after the number, at most a page of it, in one snapshot with the head. */
  async after(number: number): Promise<RevocationPage> {
    const [row] = await this.database.em.execute<{ epoch: string; head: string; revocations: Revocation[] | null }[]>(
      `select epoch, head, (
         select json_agg(page) from (
           select number, subject, version from revocation where number > ? order by number limit ${PAGE}
         ) as page
       ) as revocations from revocation_list`,
      [number],
    );
    if (row === undefined) throw new Error('The list of revocations has no head');
    return { epoch: row.epoch, head: Number(row.head), revocations: row.revocations ?? [] };
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.database.em.execute('delete from revocation where at < ?', [moment]);
  }
}
