import type { LoggedEvent } from '@parley/schema/events';
import type { LetterCause, LetterService } from '../letter/letter.service.ts';
import { type Letter, renderLetter } from './letter.ts';
import { addressIsToChange, confirmNewAddress, newDevice, passwordWasChanged, resetPassword, verifyAddress } from './letters.ts';
import type { MailStore } from './mail.store.ts';
import type { Post } from './post.ts';

export interface MailServiceOptions {
  letters: LetterService;
  mails: MailStore;
  post: Post;
}

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
        return this.send(event, event.payload.userId, 'verifyAddress', verifyAddress);
      case 'passwordReset.requested':
        return this.send(event, event.payload.userId, 'resetPassword', resetPassword);
      case 'emailChange.requested':
        await this.send(event, event.payload.userId, 'addressIsToChange', addressIsToChange);
        return this.send(event, event.payload.userId, 'confirmNewAddress', confirmNewAddress);
      case 'password.changed':
        return this.send(event, event.payload.userId, 'passwordWasChanged', passwordWasChanged);
      case 'session.started':
        if (!event.payload.newDevice) return;
        return this.send(event, event.payload.userId, 'newDevice', (url) => newDevice(new Date(event.at), url));
    }
  }

  /** An event comes again within a day at most, when the event log has lost its memory. */
  forgetOld(): Promise<void> {
    return this.options.mails.forgetBefore(new Date(Date.now() - KEPT_MS));
  }

  private async send(
    event: LoggedEvent,
    userId: string,
    letter: LetterCause['letter'],
    write: (url: string) => Letter,
  ): Promise<void> {
    const { letters, mails, post } = this.options;
    if (await mails.wasSent(event.id, letter)) return;
    const content = await letters.contentOf({ letter, eventId: event.id, userId, at: new Date(event.at) });
    if (content === null) return;
    await post(content.to, renderLetter(write(content.url)));
    await mails.markSent(event.id, letter);
  }
}
