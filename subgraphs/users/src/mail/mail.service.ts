import type { EventName, LoggedEvent } from '@parley/schema/events';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { EmailChangeStore } from '../email-change/email-change.store.ts';
import type { LinkService } from '../link/link.service.ts';
import { type Letter, renderLetter } from './letter.ts';
import { addressIsToChange, confirmNewAddress, newDevice, passwordWasChanged, resetPassword, verifyAddress } from './letters.ts';
import type { MailStore } from './mail.store.ts';
import type { Post } from './post.ts';

export interface MailServiceOptions {
  accounts: AccountStore;
  emailChanges: EmailChangeStore;
  links: LinkService;
  mails: MailStore;
  post: Post;
  /** Where the web app is: links begin with it. */
  publicUrl: string;
}

type EventOf<Name extends EventName> = Extract<LoggedEvent, { name: Name }>;

const KEPT_MS = 7 * 86_400_000;

/**
 * Writes the mails that events call for. The secret of a link is made only now, so that it stands in no log and no queue. A letter is
 * marked as sent after the server took it: a crash between the two sends it twice, never not at all.
 */
export class MailService {
  constructor(private readonly options: MailServiceOptions) {}

  async handle(event: LoggedEvent): Promise<void> {
    switch (event.name) {
      case 'emailVerification.requested':
        return this.askForVerification(event);
      case 'passwordReset.requested':
        return this.sendPasswordReset(event);
      case 'emailChange.requested':
        return this.askNewAddress(event);
      case 'password.changed':
        return this.tell(event, 'password-was-changed', () => passwordWasChanged(this.page('forgot-password')));
      case 'session.started':
        if (!event.payload.newDevice) return;
        return this.tell(event, 'new-device', () => newDevice(new Date(event.at), this.page('settings/sessions')));
    }
  }

  /** An event comes again within a day at most, when the event log has lost its memory. */
  forgetOld(): Promise<void> {
    return this.options.mails.forgetBefore(new Date(Date.now() - KEPT_MS));
  }

  private async askForVerification(event: EventOf<'emailVerification.requested'>): Promise<void> {
    const account = await this.reachable(event.payload.userId);
    if (account === null || account.emailVerifiedAt !== null) return;
    const { email, id } = account;
    await this.sendOnce(event, 'verify-address', email, async () => {
      const token = await this.options.links.issue('emailVerification', id, email);
      return token === null ? null : verifyAddress(this.page('verify-email', token));
    });
  }

  private async sendPasswordReset(event: EventOf<'passwordReset.requested'>): Promise<void> {
    const account = await this.reachable(event.payload.userId);
    if (account === null) return;
    const { email, id } = account;
    await this.sendOnce(event, 'reset-password', email, async () => {
      const token = await this.options.links.issue('passwordReset', id, email);
      return token === null ? null : resetPassword(this.page('reset-password', token));
    });
  }

  private async askNewAddress(event: EventOf<'emailChange.requested'>): Promise<void> {
    const { userId } = event.payload;
    await this.tell(event, 'address-is-to-change', () => addressIsToChange(this.page('forgot-password')));
    const wanted = await this.options.emailChanges.find(userId);
    if (wanted === null) return;
    await this.sendOnce(event, 'confirm-new-address', wanted.email, async () => {
      const token = await this.options.links.issue('emailChange', userId, wanted.email);
      return token === null ? null : confirmNewAddress(this.page('confirm-email-change', token));
    });
  }

  /** Tells the owner of an account what happened to it. */
  private async tell(
    event: EventOf<'password.changed' | 'session.started' | 'emailChange.requested'>,
    name: string,
    write: () => Letter,
  ) {
    const account = await this.reachable(event.payload.userId);
    if (account !== null) await this.sendOnce(event, name, account.email, async () => write());
  }

  private async sendOnce(event: LoggedEvent, name: string, to: string, write: () => Promise<Letter | null>): Promise<void> {
    const { mails, post } = this.options;
    if (await mails.wasSent(event.id, name)) return;
    const letter = await write();
    if (letter === null) return;
    await post(to, renderLetter(letter));
    await mails.markSent(event.id, name);
  }

  private async reachable(userId: string): Promise<(AccountRow & { email: string }) | null> {
    const account = await this.options.accounts.find(userId);
    if (account === null || account.email === null || account.suspendedAt !== null) return null;
    return { ...account, email: account.email };
  }

  private page(path: string, token?: string): string {
    return `${this.options.publicUrl}/${path}${token === undefined ? '' : `?token=${token}`}`;
  }
}
