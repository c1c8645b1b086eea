/** The ways out of the house. What is shown inside is no delivery: it is there once its row is. */
export const CHANNELS = ['EMAIL', 'WEB_PUSH', 'FCM'] as const;

export type Channel = (typeof CHANNELS)[number];

/**
 * WAITING: it is brought when its time comes, and again after a try that failed. SENT: its provider has taken it. SKIPPED: there was nothing
 * to say any more, or nobody to say it to. FAILED: given up.
 */
export const DELIVERY_STATUSES = ['WAITING', 'SENT', 'SKIPPED', 'FAILED'] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What is brought to somebody. It names what to say, and holds nothing of it: all words, addresses and secrets are fetched when it is brought. */
export type DeliveryContent =
  /** One notification, by push; by mail those of a burst travel together, with one delivery. */
  | { kind: 'notification'; notificationId: string }
  /** A letter about the account, for an event of the users subgraph. */
  | { kind: 'letter'; letter: LetterName; eventId: string; at: string }
  /** What was missed in a day or a week. */
  | { kind: 'digest'; from: string; until: string };

/** Letters that the users subgraph's events call for. */
export type LetterName =
  | 'verifyAddress'
  | 'resetPassword'
  | 'confirmNewAddress'
  | 'addressIsToChange'
  | 'passwordWasChanged'
  | 'newDevice';

export interface DeliveryDraft {
  userId: string;
  /** PUSH goes to each device of the person, as a delivery of its own. */
  channel: 'EMAIL' | 'PUSH';
  content: DeliveryContent;
  /** Milliseconds since 1970. */
  dueAt: number;
}

/** How deliveries come to be: by rows that commit with what they tell of. */
export interface DeliveryPlan {
  /** Inside Database.atomically. Idempotent: the same content goes out once by each channel (and device), whenever it is planned again. */
  add(drafts: readonly DeliveryDraft[]): Promise<void>;
}

export interface Delivery {
  id: string;
  userId: string;
  channel: Channel;
  content: DeliveryContent;
  /** Of a burst of notifications by mail: all that travel with it, oldest first; one for push; none for letters and digests. */
  notificationIds: readonly string[];
  /** Of push: the device. */
  deviceId: string | null;
  /** How often it was tried before. */
  attempts: number;
  createdAt: Date;
}

/** What came of a try. A rejection is tried again with growing pauses; one with `Undeliverable` never. */
export type Outcome = { kind: 'sent' } | { kind: 'skipped'; because: string };

/**
 * A way out: fetches what is to be said now, and hands it to its provider. It ends by itself, within a minute. The same delivery may come
 * again after a try of which nobody knows the end: what it hands over then bears the same name as before.
 */
export interface Carrier {
  channel: Channel;
  carry(delivery: Delivery): Promise<Outcome>;
}

/** The provider has refused it for good; its message is for ADMIN and holds no address and no secret. */
export class Undeliverable extends Error {}

/** The provider does not take it now; its message is for ADMIN and holds no address and no secret. */
export class TryLater extends Error {
  constructor(
    message: string,
    /** Where the provider has said how long to wait. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}
