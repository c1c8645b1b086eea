import type { Outbox } from '@parley/kit/outbox';
import type { Revocation, RevocationPage, RevocationStore } from './revocation.store.ts';

/**
 * What gateways refuse although its access token is still good. Call the list* methods inside the transaction of the change, as its last
 * step: every writer waits for the one before it to commit.
 */
export class RevocationService {
  constructor(
    private readonly store: RevocationStore,
    private readonly outbox: Outbox,
    private readonly accessTokenSeconds: number,
  ) {}

  /** Sessions, or API keys, whose access ends now. */
  async listSessions(ids: readonly string[]): Promise<void> {
    await this.list(ids.map((id) => ({ subject: `session:${id}`, version: null })));
  }

  /** Access tokens of the account that carry a lower version are refused from now on. */
  async listAccount(id: string, version: number): Promise<void> {
    await this.list([{ subject: `user:${id}`, version }]);
  }

  after(number: number): Promise<RevocationPage> {
    return this.store.after(number);
  }

  /** An entry is needed for as long as an access token that it speaks of may be shown; twice that, and some minutes for clocks that differ. */
  async forgetOld(): Promise<void> {
    await this.store.forgetBefore(new Date(Date.now() - (2 * this.accessTokenSeconds + 300) * 1000));
  }

  private async list(entries: readonly Omit<Revocation, 'number'>[]): Promise<void> {
    if (entries.length === 0) return;
    const number = await this.store.append(entries);
    await this.outbox.add({
      name: 'revocation.listed',
      key: 'revocations',
      payload: { number },
      topic: { kind: 'users/revocations' },
    });
  }
}
