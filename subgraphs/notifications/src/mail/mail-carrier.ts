import type { Carrier, Delivery, DeliveryContent } from '../delivery/delivery.ts';
import type { MailContent } from './mail-content.ts';
import type { Post } from './post.ts';
import { renderMail } from './render-mail.ts';

export interface WrittenMail {
  to: string;
  content: MailContent;
  /** Null for what cannot be stopped: letters about the account. */
  unsubscribeUrl: string | null;
}

/** Writes what a delivery brings, as it is now; or says why there is nothing to write. */
export type MailWriter<Kind extends DeliveryContent['kind']> = (
  delivery: Delivery & { content: Extract<DeliveryContent, { kind: Kind }> },
) => Promise<WrittenMail | { nothing: string }>;

export interface MailCarrierOptions {
  write: { [Kind in DeliveryContent['kind']]: MailWriter<Kind> };
  post: Post;
  /** The name under which mails go out. */
  house: string;
}

/** E-mail. What is tried again is written anew, and bears the same id. */
export function createMailCarrier({ write, post, house }: MailCarrierOptions): Carrier {
  const written = (delivery: Delivery): ReturnType<MailWriter<never>> => {
    const { content } = delivery;
    switch (content.kind) {
      case 'notification':
        return write.notification({ ...delivery, content });
      case 'letter':
        return write.letter({ ...delivery, content });
      case 'digest':
        return write.digest({ ...delivery, content });
    }
  };
  return {
    channel: 'EMAIL',
    async carry(delivery) {
      const mail = await written(delivery);
      if ('nothing' in mail) return { kind: 'skipped', because: mail.nothing };
      const { to, content, unsubscribeUrl } = mail;
      await post.send({ id: delivery.id, to, unsubscribeUrl, ...renderMail(content, house) });
      return { kind: 'sent' };
    },
  };
}
