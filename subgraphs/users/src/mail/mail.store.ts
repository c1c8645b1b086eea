import type { Database } from '@parley/kit/database';
import { SentMail } from './mail.entity.ts';

export class MailStore {
  constructor(private readonly database: Database) {}

  async wasSent(eventId: string, letter: string): Promise<boolean> {
    return (await this.database.em.count(SentMail, { eventId, letter })) > 0;
  }

  async markSent(eventId: string, letter: string): Promise<void> {
    await this.database.em.upsert(SentMail, { eventId, letter, at: new Date() }, { disableIdentityMap: true });
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.database.em.nativeDelete(SentMail, { at: { $lt: moment } });
  }
}
