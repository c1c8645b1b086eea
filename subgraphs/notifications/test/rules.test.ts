import { describe, expect, test } from 'vitest';
import type { NotificationKind } from '../src/notification/kind.ts';
import { DEFAULT_WISHES } from '../src/rule/defaults.ts';
import type { ChannelWishes, ConversationFacts, Decision, Facts, QuietHours, Silence } from '../src/rule/facts.ts';
import { decide } from '../src/rule/rules.ts';

const NOON = Date.parse('2026-11-18T12:00:00Z'); // a Wednesday
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const nightly: QuietHours = { fromMinute: 22 * 60, untilMinute: 7 * 60, days: [1, 2, 3, 4, 5, 6, 7] };

interface Situation {
  kinds?: readonly NotificationKind[];
  person?: Partial<Facts['person']>;
  conversation?: Partial<ConversationFacts> | null;
  channels?: Partial<Record<NotificationKind, Partial<ChannelWishes>>>;
  quietHours?: QuietHours | null;
  timeZone?: string;
  attention?: Partial<Facts['attention']>;
  now?: number;
}

/** Somebody away, with an address and a device, who wants what everybody wants at first, is sent a message in a group; unless it is said otherwise. */
function facts({
  kinds = ['MESSAGE'],
  person,
  conversation,
  channels = {},
  quietHours = null,
  timeZone = 'UTC',
  attention,
  now = NOON,
}: Situation): Facts {
  const usual = { level: 'ALL', mutedUntil: null, hasRead: false, isLooking: false, isMentionedByHereOnly: false } as const;
  const wishes = Object.entries(DEFAULT_WISHES).map(([kind, usual]) => [
    kind,
    { ...usual, ...channels[kind as NotificationKind] },
  ]);
  return {
    kinds,
    person: { isActor: false, isGone: false, hasEmail: true, hasPushDevice: true, isBlocked: false, ...person },
    conversation: conversation === null ? null : { ...usual, ...conversation },
    wishes: { channels: Object.fromEntries(wishes), quietHours, timeZone },
    attention: { doNotDisturb: false, isHere: false, ...attention },
    now,
  };
}

const silent = (because: Silence): Decision => ({ tell: false, because });

/** What is told, by the ways that are named; the moments are counted from now. */
const told = (kind: NotificationKind, ways: { inApp?: boolean; email?: number; push?: number }, now = NOON): Decision => ({
  tell: true,
  kind,
  inApp: ways.inApp ?? true,
  emailAt: ways.email === undefined ? null : now + ways.email,
  pushAt: ways.push === undefined ? null : now + ways.push,
});

type Row = [sentence: string, situation: Situation, decision: Decision];
const says = (rows: readonly Row[]) =>
  test.each(rows)('%s', (_, situation, decision) => expect(decide(facts(situation))).toEqual(decision));

const FIVE_MINUTES = 5 * MINUTE;
const none = { inApp: false, email: false, push: false };

describe('each kind, of somebody who is away and chose nothing', () => {
  says([
    [
      'a mention is listed, pushed, and mailed when it stays unread',
      { kinds: ['MENTION'] },
      told('MENTION', { email: FIVE_MINUTES, push: 0 }),
    ],
    ['so is a direct message', { kinds: ['DIRECT_MESSAGE'] }, told('DIRECT_MESSAGE', { email: FIVE_MINUTES, push: 0 })],
    ['so is a reply', { kinds: ['REPLY'] }, told('REPLY', { email: FIVE_MINUTES, push: 0 })],
    ['so is an invitation', { kinds: ['INVITATION'] }, told('INVITATION', { email: FIVE_MINUTES, push: 0 })],
    ['so is a missed call', { kinds: ['MISSED_CALL'] }, told('MISSED_CALL', { email: FIVE_MINUTES, push: 0 })],
    [
      'so is a request for contact',
      { kinds: ['CONTACT_REQUEST'], conversation: null },
      told('CONTACT_REQUEST', { email: FIVE_MINUTES, push: 0 }),
    ],
    [
      'an accepted request is not mailed',
      { kinds: ['CONTACT_ACCEPTED'], conversation: null },
      told('CONTACT_ACCEPTED', { push: 0 }),
    ],
    ['nor is a message among many', { kinds: ['MESSAGE'] }, told('MESSAGE', { push: 0 })],
    ['a reaction is listed and no more', { kinds: ['REACTION'] }, told('REACTION', {})],
    [
      'what happened to the account is listed and pushed; its letter goes out anyway',
      { kinds: ['SECURITY'], conversation: null },
      told('SECURITY', { push: 0 }),
    ],
  ]);
});

describe('who is told nothing', () => {
  says([
    ['who did it', { kinds: ['MENTION'], person: { isActor: true } }, silent('ACTOR')],
    [
      'but what happened to the account is told even then',
      { kinds: ['SECURITY'], conversation: null, person: { isActor: true } },
      told('SECURITY', { push: 0 }),
    ],
    ['who was erased or suspended', { kinds: ['MENTION'], person: { isGone: true } }, silent('GONE')],
    ['not even of the account', { kinds: ['SECURITY'], conversation: null, person: { isGone: true } }, silent('GONE')],
    [
      'who has blocked them, or is blocked',
      { kinds: ['CONTACT_REQUEST'], conversation: null, person: { isBlocked: true } },
      silent('BLOCKED'),
    ],
    ['whoever was blocked calls in vain', { kinds: ['MISSED_CALL'], person: { isBlocked: true } }, silent('BLOCKED')],
    ['who has read it', { kinds: ['MENTION'], conversation: { hasRead: true } }, silent('READ')],
    [
      'who is looking at it',
      { kinds: ['MENTION'], conversation: { isLooking: true }, attention: { isHere: true } },
      silent('LOOKING'),
    ],
  ]);
});

describe('muted conversations', () => {
  const muted = { mutedUntil: NOON + HOUR };
  says([
    ['a muted group is silent', { conversation: muted }, silent('MUTED')],
    ['a mention in it too', { kinds: ['MENTION', 'MESSAGE'], conversation: muted }, silent('MUTED')],
    ['a direct message too', { kinds: ['DIRECT_MESSAGE'], conversation: muted }, silent('MUTED')],
    [
      'a missed call is heard all the same',
      { kinds: ['MISSED_CALL', 'DIRECT_MESSAGE'], conversation: muted },
      told('MISSED_CALL', { email: FIVE_MINUTES, push: 0 }),
    ],
    ['a mute that ends at this moment is over', { conversation: { mutedUntil: NOON } }, told('MESSAGE', { push: 0 })],
    ['one that ended long ago is over', { conversation: { mutedUntil: NOON - HOUR } }, told('MESSAGE', { push: 0 })],
    ['muting is named before the level', { conversation: { ...muted, level: 'NONE' } }, silent('MUTED')],
  ]);
});

describe('the level of a conversation', () => {
  const mentions = { level: 'MENTIONS' } as const;
  const nothing = { level: 'NONE' } as const;
  const personal = ['MENTION', 'DIRECT_MESSAGE', 'REPLY', 'INVITATION', 'MISSED_CALL'] as const;
  says([
    ...personal.map(
      (kind): Row => [
        `MENTIONS lets ${kind} through`,
        { kinds: [kind], conversation: mentions },
        told(kind, { email: FIVE_MINUTES, push: 0 }),
      ],
    ),
    ['MENTIONS holds messages back', { kinds: ['MESSAGE'], conversation: mentions }, silent('LEVEL')],
    ['MENTIONS holds reactions back', { kinds: ['REACTION'], conversation: mentions }, silent('LEVEL')],
    [
      'NONE lets a missed call through',
      { kinds: ['MISSED_CALL'], conversation: nothing },
      told('MISSED_CALL', { email: FIVE_MINUTES, push: 0 }),
    ],
    ...(['MENTION', 'DIRECT_MESSAGE', 'REPLY', 'INVITATION', 'MESSAGE', 'REACTION'] as const).map(
      (kind): Row => [`NONE holds ${kind} back`, { kinds: [kind], conversation: nothing }, silent('LEVEL')],
    ),
    [
      'no level holds back what is in no conversation',
      { kinds: ['CONTACT_ACCEPTED'], conversation: null },
      told('CONTACT_ACCEPTED', { push: 0 }),
    ],
  ]);
});

describe('several kinds at once', () => {
  says([
    [
      'the one that matters most is told',
      { kinds: ['MESSAGE', 'REPLY', 'MENTION'] },
      told('MENTION', { email: FIVE_MINUTES, push: 0 }),
    ],
    [
      'the next one, where the level holds it back',
      { kinds: ['MESSAGE', 'REPLY'], conversation: { level: 'MENTIONS' } },
      told('REPLY', { email: FIVE_MINUTES, push: 0 }),
    ],
    [
      'the next one, where the person wants to hear nothing of it',
      { kinds: ['MENTION', 'MESSAGE'], channels: { MENTION: none } },
      told('MESSAGE', { push: 0 }),
    ],
    [
      'the ways are those of the one that is told',
      { kinds: ['MENTION', 'MESSAGE'], channels: { MENTION: { push: false } } },
      told('MENTION', { email: FIVE_MINUTES }),
    ],
  ]);
});

describe('the ways that a person chose', () => {
  says([
    ['not listed, but pushed', { channels: { MESSAGE: { inApp: false } } }, told('MESSAGE', { inApp: false, push: 0 })],
    [
      'mailed only',
      { channels: { MESSAGE: { inApp: false, push: false, email: true } } },
      told('MESSAGE', { inApp: false, email: FIVE_MINUTES }),
    ],
    ['by no way at all', { channels: { MESSAGE: none } }, silent('NOT_WANTED')],
    ['mail without an address that is theirs', { kinds: ['MENTION'], person: { hasEmail: false } }, told('MENTION', { push: 0 })],
    ['push without a device', { kinds: ['MENTION'], person: { hasPushDevice: false } }, told('MENTION', { email: FIVE_MINUTES })],
    [
      'by a way alone that they have not',
      { channels: { MESSAGE: { inApp: false } }, person: { hasPushDevice: false } },
      silent('NOT_WANTED'),
    ],
    [
      'what happened to the account cannot be turned off',
      { kinds: ['SECURITY'], conversation: null, channels: { SECURITY: none } },
      told('SECURITY', {}),
    ],
    [
      'nor is it mailed a second time',
      { kinds: ['SECURITY'], conversation: null, channels: { SECURITY: { email: true } } },
      told('SECURITY', { push: 0 }),
    ],
  ]);
});

describe('who is here, and who does not want to be disturbed', () => {
  const here = { isHere: true };
  const disturbed = { doNotDisturb: true };
  says([
    [
      'a push waits a minute for somebody who uses a device',
      { kinds: ['MENTION'], attention: here },
      told('MENTION', { email: FIVE_MINUTES, push: MINUTE }),
    ],
    [
      'do-not-disturb: no push, mail as usual',
      { kinds: ['MENTION'], attention: disturbed },
      told('MENTION', { email: FIVE_MINUTES }),
    ],
    [
      'also while they use a device',
      { kinds: ['MENTION'], attention: { ...here, ...disturbed } },
      told('MENTION', { email: FIVE_MINUTES }),
    ],
    ['also of the account', { kinds: ['SECURITY'], conversation: null, attention: disturbed }, told('SECURITY', {})],
    [
      'what is only ever pushed is not told then',
      { channels: { MESSAGE: { inApp: false } }, attention: disturbed },
      silent('NOT_WANTED'),
    ],
  ]);
});

describe('@here', () => {
  const byHere = { level: 'MENTIONS', isMentionedByHereOnly: true } as const;
  says([
    [
      'reaches those who are here as any mention does',
      { kinds: ['MENTION'], conversation: byHere, attention: { isHere: true } },
      told('MENTION', { email: FIVE_MINUTES, push: MINUTE }),
    ],
    ['others find it in their list', { kinds: ['MENTION'], conversation: byHere }, told('MENTION', {})],
    [
      'unless their list holds no mentions',
      { kinds: ['MENTION'], conversation: byHere, channels: { MENTION: { inApp: false } } },
      silent('NOT_WANTED'),
    ],
    [
      'it gives way to a reply',
      { kinds: ['MENTION', 'REPLY'], conversation: byHere },
      told('REPLY', { email: FIVE_MINUTES, push: 0 }),
    ],
    [
      'and to a message that they want to hear of',
      { kinds: ['MENTION', 'MESSAGE'], conversation: { ...byHere, level: 'ALL' } },
      told('MESSAGE', { push: 0 }),
    ],
    ['but not to one that the level holds back', { kinds: ['MENTION', 'MESSAGE'], conversation: byHere }, told('MENTION', {})],
  ]);
});

describe('quiet hours', () => {
  /** A mention: is it pushed, and when is it mailed? */
  const at = (
    now: string,
    hours: QuietHours | null,
    timeZone: string,
    ways: { mailed: string; pushed: boolean },
  ): [Situation, Decision] => {
    const moment = Date.parse(now);
    const decision = { email: Date.parse(ways.mailed) - moment, ...(ways.pushed ? { push: 0 } : {}) };
    return [{ kinds: ['MENTION'], quietHours: hours, timeZone, now: moment }, told('MENTION', decision, moment)];
  };
  const siesta: QuietHours = { fromMinute: 13 * 60, untilMinute: 15 * 60, days: [1, 2, 3, 4, 5] };
  const weekend: QuietHours = { fromMinute: 0, untilMinute: 0, days: [6, 7] };
  const untilHalfPastTwo: QuietHours = { fromMinute: 22 * 60, untilMinute: 150, days: [1, 2, 3, 4, 5, 6, 7] };
  const night = { mailed: '2026-11-19T07:00:00Z', pushed: false };
  says([
    [
      'before they begin, all is as usual',
      ...at('2026-11-18T21:50:00Z', nightly, 'UTC', { mailed: '2026-11-18T21:55:00Z', pushed: true }),
    ],
    [
      'a mail that would fall into them waits until they end',
      ...at('2026-11-18T21:58:00Z', nightly, 'UTC', { mailed: '2026-11-19T07:00:00Z', pushed: true }),
    ],
    ['they begin at their minute', ...at('2026-11-18T22:00:00Z', nightly, 'UTC', night)],
    ['they hold before midnight', ...at('2026-11-18T23:59:59Z', nightly, 'UTC', night)],
    ['they hold after midnight', ...at('2026-11-19T00:00:00Z', nightly, 'UTC', night)],
    [
      'a mail that is due after their end is not held',
      ...at('2026-11-19T06:58:00Z', nightly, 'UTC', { mailed: '2026-11-19T07:03:00Z', pushed: false }),
    ],
    ['they end at their minute', ...at('2026-11-19T07:00:00Z', nightly, 'UTC', { mailed: '2026-11-19T07:05:00Z', pushed: true })],
    [
      'they may lie within a day',
      ...at('2026-11-18T14:00:00Z', siesta, 'UTC', { mailed: '2026-11-18T15:00:00Z', pushed: false }),
    ],
    [
      'they hold on their days only',
      ...at('2026-11-21T14:00:00Z', siesta, 'UTC', { mailed: '2026-11-21T14:05:00Z', pushed: true }),
    ],
    [
      'a night belongs to the day on which it begins',
      ...at('2026-11-21T03:00:00Z', { ...nightly, days: [5] }, 'UTC', { mailed: '2026-11-21T07:00:00Z', pushed: false }),
    ],
    [
      'and not to the day on which it ends',
      ...at('2026-11-20T03:00:00Z', { ...nightly, days: [5] }, 'UTC', { mailed: '2026-11-20T03:05:00Z', pushed: true }),
    ],
    [
      'from one minute until the same, they last the whole day, and days join',
      ...at('2026-11-21T12:00:00Z', weekend, 'UTC', { mailed: '2026-11-23T00:00:00Z', pushed: false }),
    ],
    [
      'who is always left alone gets mail after a week',
      ...at('2026-11-18T12:00:00Z', { ...weekend, days: [1, 2, 3, 4, 5, 6, 7] }, 'UTC', {
        mailed: '2026-11-25T00:00:00Z',
        pushed: false,
      }),
    ],
    [
      'on no day, they never hold',
      ...at('2026-11-18T23:00:00Z', { ...nightly, days: [] }, 'UTC', { mailed: '2026-11-18T23:05:00Z', pushed: true }),
    ],
    [
      'they are of the clock where the person is',
      ...at('2026-11-18T13:30:00Z', nightly, 'Asia/Tokyo', { mailed: '2026-11-18T22:00:00Z', pushed: false }),
    ],
    [
      'the day is that of their calendar',
      ...at('2026-11-20T13:30:00Z', { ...nightly, days: [5] }, 'Asia/Tokyo', { mailed: '2026-11-20T22:00:00Z', pushed: false }),
    ],
    [
      'zones may be off by three quarters of an hour',
      ...at('2026-11-18T16:20:00Z', nightly, 'Asia/Kathmandu', { mailed: '2026-11-19T01:15:00Z', pushed: false }),
    ],
    ['a zone that does not exist is read as UTC', ...at('2026-11-18T23:00:00Z', nightly, 'Nowhere/At_All', night)],
    ['a zone without a name is read as UTC', ...at('2026-11-18T23:00:00Z', nightly, '', night)],
    [
      'the night in which clocks go forward is an hour shorter',
      ...at('2026-03-28T21:30:00Z', nightly, 'Europe/Berlin', { mailed: '2026-03-29T05:00:00Z', pushed: false }),
    ],
    [
      'the night in which clocks go back is an hour longer',
      ...at('2026-10-24T20:30:00Z', nightly, 'Europe/Berlin', { mailed: '2026-10-25T06:00:00Z', pushed: false }),
    ],
    [
      'an end that is skipped comes as much later as clocks go forward',
      ...at('2026-03-29T00:00:00Z', untilHalfPastTwo, 'Europe/Berlin', { mailed: '2026-03-29T01:30:00Z', pushed: false }),
    ],
    [
      'an end that comes twice is the first',
      ...at('2026-10-24T23:00:00Z', untilHalfPastTwo, 'Europe/Berlin', { mailed: '2026-10-25T00:30:00Z', pushed: false }),
    ],
    [
      'and they do not begin again when it comes the second time',
      ...at('2026-10-25T01:10:00Z', untilHalfPastTwo, 'Europe/Berlin', { mailed: '2026-10-25T01:15:00Z', pushed: true }),
    ],
  ]);

  test('hold back the push of somebody who is here, when it would fall into them', () => {
    const now = Date.parse('2026-11-18T21:59:30Z');
    const decision = decide(facts({ kinds: ['MENTION'], quietHours: nightly, attention: { isHere: true }, now }));
    expect(decision).toEqual(told('MENTION', { email: Date.parse('2026-11-19T07:00:00Z') - now }, now));
  });
});

test('how long mail and push wait can be said', () => {
  const decision = decide(facts({ kinds: ['MENTION'], attention: { isHere: true } }), { emailMs: 1000, pushWhenHereMs: 10 });
  expect(decision).toEqual(told('MENTION', { email: 1000, push: 10 }));
});
