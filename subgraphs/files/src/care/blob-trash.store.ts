import type { Database } from '@parley/kit/database';

/** The keys of contents that nothing leads to any more, until they are deleted. */
export class BlobTrashStore {
  constructor(private readonly database: Database) {}

  async add(blobKeys: readonly string[]): Promise<void> {
    for (const blobKey of blobKeys) {
      await this.database.em.execute('insert into blob_to_delete (blob_key, since) values (?, now()) on conflict do nothing', [
        blobKey,
      ]);
    }
  }

  async oldest(limit: number): Promise<string[]> {
    const rows = await this.database.em.execute<{ blob_key: string }[]>(
      'select blob_key from blob_to_delete order by since limit ?',
      [limit],
    );
    return rows.map(({ blob_key: blobKey }) => blobKey);
  }

  async forget(blobKeys: readonly string[]): Promise<void> {
    if (blobKeys.length === 0) return;
    await this.database.em.execute('delete from blob_to_delete where blob_key in (?)', [blobKeys]);
  }

  /** One that cannot be deleted now does not keep the others waiting. */
  async postpone(blobKey: string): Promise<void> {
    await this.database.em.execute('update blob_to_delete set since = now() where blob_key = ?', [blobKey]);
  }
}
