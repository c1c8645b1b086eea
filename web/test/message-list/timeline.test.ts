import { describe, expect, test } from 'vitest';
import type { WindowMessage } from '@/features/message-list/message-window.ts';
import { type TimelineItem, timelineOf } from '@/features/message-list/timeline.ts';
import type { Unsent } from '@/live/outbox/unsent.ts';
import { ADA, BOB, shown } from '../live/support/written.ts';

function said(number: number, sender: typeof ADA, sentAt: string, more: object = {}): WindowMessage {
  const row = shown(number, sender, { sentAt, ...more });
  return { id: row.id, number, clientId: row.clientId, row: row as unknown as WindowMessage['row'] };
}

function waiting(clientId: string, writtenAt: string): Unsent {
  return { clientId, conversationId: 'room', writtenAt, body: '', replyTo: null, quote: null, files: [], failure: null };
}

/** A line for each item: what it is, its number, and * where a group begins. */
const drawn = (items: TimelineItem[]) =>
  items.map((item) => {
    if (item.kind === 'day' || item.kind === 'new') return item.kind;
    const name = item.kind === 'message' ? String(item.message.number) : item.unsent.clientId;
    return item.beginsGroup ? `${name}*` : name;
  });

const OPTIONS = { hasOlder: false, unsent: [], viewerId: ADA.id, readUpTo: null, dayOf: (at: string) => at.slice(0, 10) };

describe('a list', () => {
  test('puts together what one person says within minutes, and parts days', () => {
    const messages = [
      said(1, ADA, '2026-11-20T23:58:00Z'),
      said(2, ADA, '2026-11-20T23:59:00Z'),
      said(3, ADA, '2026-11-21T00:00:00Z'),
      said(4, BOB, '2026-11-21T00:01:00Z'),
      said(5, BOB, '2026-11-21T00:02:00Z'),
      said(6, BOB, '2026-11-21T00:30:00Z'),
    ];
    expect(drawn(timelineOf({ ...OPTIONS, messages }))).toEqual(['day', '1*', '2', 'day', '3*', '4*', '5', '6*']);
  });

  test('marks once where what is new begins: before the first message of somebody else that was not read', () => {
    const messages = [1, 2, 3, 4].map((number) => said(number, number === 2 ? ADA : BOB, '2026-11-21T12:00:00Z'));
    expect(drawn(timelineOf({ ...OPTIONS, messages, readUpTo: 1 }))).toEqual(['day', '1*', '2*', 'new', '3*', '4']);
    expect(drawn(timelineOf({ ...OPTIONS, messages, readUpTo: 4 }))).not.toContain('new');
  });

  test('ends with what waits to be sent, until that has arrived under its name', () => {
    const messages = [said(1, ADA, '2026-11-21T12:00:00Z', { clientId: 'one' })];
    const unsent = [waiting('one', '2026-11-21T12:00:00Z'), waiting('two', '2026-11-21T12:01:00Z')];
    const items = timelineOf({ ...OPTIONS, messages, unsent });
    expect(drawn(items)).toEqual(['day', '1*', 'two']);
    expect(items.map(({ key }) => key)).toEqual(['day 2026-11-21', 'one', 'two']);
  });

  test('gives no row the key of another, whatever names others give their messages', () => {
    const messages = [
      said(1, ADA, '2026-11-21T12:00:00Z', { clientId: 'same' }),
      said(2, BOB, '2026-11-21T12:01:00Z', { clientId: 'same' }),
    ];
    const keys = timelineOf({ ...OPTIONS, messages }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leaves out a group that may have begun before it, so that nothing changes when the rest comes', () => {
    const day = '2026-11-21T12:00:00Z';
    const all = [BOB, ADA, ADA, BOB, BOB, ADA].map((sender, index) => said(index + 1, sender, day));
    const cut = timelineOf({ ...OPTIONS, messages: all.slice(2), hasOlder: true });
    expect(drawn(cut)).toEqual(['4*', '5', '6*']);
    const whole = drawn(timelineOf({ ...OPTIONS, messages: all }));
    expect(whole.slice(-3)).toEqual(drawn(cut));
  });
});
