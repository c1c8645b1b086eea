import type { NotificationKind } from '../notification/kind.ts';

/** Everything that decides whether, and how, one person is told of one thing. Gathered before; the rules ask nobody. */
export interface Facts {
  /** What it could be told as, of all that applies; the rules take the one that matters most. Never empty. */
  kinds: readonly NotificationKind[];
  person: PersonFacts;
  /** Of what happened in a conversation: how the person is in it. Null for all else. */
  conversation: ConversationFacts | null;
  wishes: Wishes;
  attention: Attention;
  /** Milliseconds since 1970, as all moments here. */
  now: number;
}

export interface PersonFacts {
  /** The person did it: nobody is told of what they did themselves. */
  isActor: boolean;
  /** Erased or suspended: they are told nothing. */
  isGone: boolean;
  /** Whether mail reaches them: an address that they have shown to be theirs. */
  hasEmail: boolean;
  hasPushDevice: boolean;
  /** Either has blocked the other who did it. */
  isBlocked: boolean;
}

export interface ConversationFacts {
  level: 'ALL' | 'MENTIONS' | 'NONE';
  mutedUntil: number | null;
  /** They have read it already, on any device. */
  hasRead: boolean;
  /** A device that they use now shows the conversation. */
  isLooking: boolean;
  /** Nothing but an @here mentions them, which is for those who use a device now. */
  isMentionedByHereOnly: boolean;
}

export interface Wishes {
  /** By kind, through which channels the person wants to hear of it. */
  channels: Readonly<Record<NotificationKind, ChannelWishes>>;
  quietHours: QuietHours | null;
  /** An IANA time zone; UTC where the person named none. */
  timeZone: string;
}

export interface ChannelWishes {
  inApp: boolean;
  email: boolean;
  push: boolean;
}

/** Each day of `days` (1 is Monday, 7 Sunday), from a minute of the day until another, which lies on the next day where it is not later. */
export interface QuietHours {
  fromMinute: number;
  untilMinute: number;
  days: readonly number[];
}

export interface Attention {
  /** The person chose not to be disturbed. */
  doNotDisturb: boolean;
  /** They use a device at this moment. */
  isHere: boolean;
}

/** What becomes of it. */
export type Decision =
  | { tell: false; because: Silence }
  | {
      tell: true;
      kind: NotificationKind;
      /** Shown in the list of notifications. */
      inApp: boolean;
      /** Null: not by mail. Else not before that moment, so that what is read meanwhile is not mailed. */
      emailAt: number | null;
      /** Null: not by push. Else not before that moment. */
      pushAt: number | null;
    };

/** Why somebody is not told. */
export type Silence = 'ACTOR' | 'GONE' | 'BLOCKED' | 'READ' | 'LOOKING' | 'MUTED' | 'LEVEL' | 'NOT_WANTED';
