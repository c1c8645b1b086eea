import type { NotificationKind } from '../notification/kind.ts';
import type { Decision, Facts, Silence } from './facts.ts';
import { quietUntil } from './quiet-hours.ts';

export interface Delays {
  /** A mail waits, so that what is read meanwhile is not mailed. */
  emailMs: number;
  /** A push waits where the person uses a device and will likely see it there. */
  pushWhenHereMs: number;
}

export const USUAL_DELAYS: Delays = { emailMs: 300_000, pushWhenHereMs: 60_000 };

/**
 * The rule book: whether one person is told of one thing, as what, and how. Pure; test/rules.test.ts says the same in sentences.
 * Of the kinds that may be heard, the one that matters most and that the person wants to hear of by some way is told.
 */
export function decide(facts: Facts, delays: Delays = USUAL_DELAYS): Decision {
  const silence = silences.find(([, holds]) => holds(facts));
  if (silence !== undefined) return { tell: false, because: silence[0] };

  for (const kind of audibleKinds(facts)) {
    const ways = { inApp: inApp(kind, facts), emailAt: emailAt(kind, facts, delays), pushAt: pushAt(kind, facts, delays) };
    if (ways.inApp || ways.emailAt !== null || ways.pushAt !== null) return { tell: true, kind, ...ways };
  }
  return { tell: false, because: 'NOT_WANTED' };
}

/** What matters most comes first. */
const IMPORTANCE: readonly NotificationKind[] = [
  'SECURITY',
  'MISSED_CALL',
  'MENTION',
  'DIRECT_MESSAGE',
  'REPLY',
  'INVITATION',
  'CONTACT_REQUEST',
  'CONTACT_ACCEPTED',
  'REACTION',
  'MESSAGE',
];

/** What is still heard of a conversation at each level. */
const HEARD_AT: Record<NonNullable<Facts['conversation']>['level'], readonly NotificationKind[]> = {
  ALL: IMPORTANCE,
  MENTIONS: ['MENTION', 'DIRECT_MESSAGE', 'REPLY', 'INVITATION', 'MISSED_CALL'],
  NONE: ['MISSED_CALL'],
};

/** What is still heard of a conversation that is muted. */
const HEARD_WHEN_MUTED: readonly NotificationKind[] = ['MISSED_CALL'];

/** Why nobody is told, in the order in which it is asked. */
const silences: readonly (readonly [Silence, (facts: Facts) => boolean])[] = [
  ['ACTOR', didItThemselves],
  ['GONE', ({ person }) => person.isGone],
  ['BLOCKED', ({ person }) => person.isBlocked],
  ['READ', ({ conversation }) => conversation?.hasRead ?? false],
  ['LOOKING', ({ conversation }) => conversation?.isLooking ?? false],
  ['MUTED', (facts) => !facts.kinds.some((kind) => isHeardThroughMute(kind, facts))],
  ['LEVEL', (facts) => audibleKinds(facts).length === 0],
];

/** What happens to an account is told even when its owner seems to have done it: it may have been somebody with their password. */
function didItThemselves({ person, kinds }: Facts): boolean {
  return person.isActor && !kinds.includes('SECURITY');
}

function isHeardThroughMute(kind: NotificationKind, { conversation, now }: Facts): boolean {
  const isMuted = conversation?.mutedUntil != null && conversation.mutedUntil > now;
  return !isMuted || HEARD_WHEN_MUTED.includes(kind);
}

function isHeardAtLevel(kind: NotificationKind, { conversation }: Facts): boolean {
  return conversation === null || HEARD_AT[conversation.level].includes(kind);
}

/** What mute and level let through, what matters most first. An @here that was missed gives way to anything else that applies. */
function audibleKinds(facts: Facts): NotificationKind[] {
  const audible = IMPORTANCE.filter(
    (kind) => facts.kinds.includes(kind) && isHeardThroughMute(kind, facts) && isHeardAtLevel(kind, facts),
  );
  return [...audible.filter((kind) => !isMissedHere(kind, facts)), ...audible.filter((kind) => isMissedHere(kind, facts))];
}

/** An @here is for those who are here. Who was not finds it in the list, and is not called for it. */
function isMissedHere(kind: NotificationKind, { conversation, attention }: Facts): boolean {
  return kind === 'MENTION' && conversation !== null && conversation.isMentionedByHereOnly && !attention.isHere;
}

/** What happened to the account stands in the list, whatever was chosen. */
function inApp(kind: NotificationKind, { wishes }: Facts): boolean {
  return kind === 'SECURITY' || wishes.channels[kind].inApp;
}

/** Quiet hours hold a mail back until they end. Of what happened to the account a letter goes out anyway, so no second mail does. */
function emailAt(kind: NotificationKind, facts: Facts, delays: Delays): number | null {
  const { person, wishes, now } = facts;
  if (kind === 'SECURITY' || isMissedHere(kind, facts)) return null;
  if (!wishes.channels[kind].email || !person.hasEmail) return null;
  const due = now + delays.emailMs;
  return quietUntil(wishes.quietHours, wishes.timeZone, due) ?? due;
}

/** A push disturbs, so there is none in quiet hours, and it is not made up for. */
function pushAt(kind: NotificationKind, facts: Facts, delays: Delays): number | null {
  const { person, wishes, attention, now } = facts;
  if (isMissedHere(kind, facts)) return null;
  if (!wishes.channels[kind].push || !person.hasPushDevice) return null;
  const due = attention.isHere ? now + delays.pushWhenHereMs : now;
  const mayDisturb = !attention.doNotDisturb && quietUntil(wishes.quietHours, wishes.timeZone, due) === null;
  return mayDisturb ? due : null;
}
