import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import type { EmailChangeStore } from '../email-change/email-change.store.ts';
import type { LinkPurpose } from '../link/link.entity.ts';
import type { LinkService } from '../link/link.service.ts';

/** The letters that events of ours call for. */
export const LETTER_NAMES = [
  'verifyAddress',
  'resetPassword',
  'confirmNewAddress',
  'addressIsToChange',
  'passwordWasChanged',
  'newDevice',
] as const;

/** Which letter, for which event about whom, and when that event was. */
export interface LetterCause {
  letter: (typeof LETTER_NAMES)[number];
  eventId: string;
  userId: string;
  at: Date;
}

/** What only we know of a letter: where it goes, and what it asks to open. */
export interface LetterContent {
  to: string;
  url: string;
}

export interface LetterServiceOptions {
  accounts: AccountStore;
  emailChanges: EmailChangeStore;
  links: LinkService;
  /** Where the web app is: links begin with it. */
  publicUrl: string;
}

type ReachableAccount = AccountRow & { email: string };

/** Says what goes into a letter at the moment when it is written, so that no secret and no address lies anywhere until then. */
export class LetterService {
  constructor(private readonly options: LetterServiceOptions) {}

  /** Null when there is nothing to send any more: the address is verified, the link was used or called off, the account is suspended or gone. */
  async contentOf(cause: LetterCause): Promise<LetterContent | null> {
    const account = await this.reachable(cause.userId);
    if (account === null) return null;
    switch (cause.letter) {
      case 'verifyAddress':
        if (account.emailVerifiedAt !== null) return null;
        return this.withLink(cause, 'emailVerification', account.email, 'verify-email');
      case 'resetPassword':
        return this.withLink(cause, 'passwordReset', account.email, 'reset-password');
      case 'confirmNewAddress': {
        const wanted = await this.options.emailChanges.find(account.id);
        return wanted === null ? null : this.withLink(cause, 'emailChange', wanted.email, 'confirm-email-change');
      }
      case 'addressIsToChange':
      case 'passwordWasChanged':
        return { to: await this.addressAt(account, cause.at), url: this.page('forgot-password') };
      case 'newDevice':
        return { to: await this.addressAt(account, cause.at), url: this.page('settings/sessions') };
    }
  }

  /** Whoever has taken the account over, its address too, must not be the one who is warned of it. */
  private async addressAt({ id, email }: ReachableAccount, at: Date): Promise<string> {
    return (await this.options.emailChanges.formerAddress(id, at)) ?? email;
  }

  private async withLink(cause: LetterCause, purpose: LinkPurpose, to: string, path: string): Promise<LetterContent | null> {
    const { userId: accountId, eventId, at } = cause;
    const token = await this.options.links.issue({ purpose, accountId, eventId, at }, to);
    return token === null ? null : { to, url: `${this.page(path)}?token=${token}` };
  }

  private async reachable(userId: string): Promise<ReachableAccount | null> {
    const account = await this.options.accounts.find(userId);
    if (account === null || account.email === null || account.suspendedAt !== null) return null;
    return { ...account, email: account.email };
  }

  private page(path: string): string {
    return `${this.options.publicUrl}/${path}`;
  }
}
