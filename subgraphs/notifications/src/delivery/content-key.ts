import type { DeliveryContent } from './delivery.ts';

/** The content as one word: the same for the same content, whenever it is planned. */
export function contentKey(content: DeliveryContent): string {
  switch (content.kind) {
    case 'notification':
      return `notification:${content.notificationId}`;
    case 'letter':
      return `letter:${content.eventId}:${content.letter}`;
    case 'digest':
      return `digest:${content.from}:${content.until}`;
  }
}
