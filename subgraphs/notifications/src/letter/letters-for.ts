import type { LoggedEvent } from '@parley/schema/events';
import type { DeliveryDraft, LetterName } from '../delivery/delivery.ts';

/** The letters about their account that an event calls for. They go out at once, whatever a person wishes to hear of. */
export function lettersFor(event: LoggedEvent): DeliveryDraft[] {
  switch (event.name) {
    case 'emailVerification.requested':
      return [letter(event, event.payload, 'verifyAddress')];
    case 'passwordReset.requested':
      return [letter(event, event.payload, 'resetPassword')];
    case 'emailChange.requested':
      return [letter(event, event.payload, 'addressIsToChange'), letter(event, event.payload, 'confirmNewAddress')];
    case 'password.changed':
      return [letter(event, event.payload, 'passwordWasChanged')];
    case 'session.started':
      return event.payload.newDevice ? [letter(event, event.payload, 'newDevice')] : [];
    default:
      return [];
  }
}

function letter({ id: eventId, at }: LoggedEvent, { userId }: { userId: string }, name: LetterName): DeliveryDraft {
  return { userId, channel: 'EMAIL', content: { kind: 'letter', letter: name, eventId, at }, dueAt: Date.now() };
}
