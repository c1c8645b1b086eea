import { expect, test } from 'vitest';
import { envelopeOf, topicName } from '../src/topics.ts';

const at = '2026-11-21T12:00:00.000Z';

test('an envelope of a durable topic says what its payload says of order, and who loses the topic', () => {
  const topic = topicName('parley', 'messages/conversation', '42');
  const payload = { conversationId: '42', number: 7, revision: 9, change: 'sent', ends: ['eve'] };
  expect(envelopeOf({ id: 'e', topic, at, payload })).toEqual({
    id: 'e',
    topic: 'parley:messages/conversation:42',
    at,
    payload,
    revision: 9,
    number: 7,
    ends: ['eve'],
  });
});

test.each([
  ['messages/memberships', { conversationId: '42', userId: 'ada' }, '42'],
  ['messages/own', { conversationId: '42', userId: 'ada' }, '42'],
  ['messages/receipts', { conversationId: '42', userId: 'ada', kind: 'READ', number: 7 }, 'ada:READ'],
  ['presence/user', { userId: 'ada' }, 'ada'],
  ['presence/own', { userId: 'ada' }, 'ada'],
  ['presence/visibility', { userId: 'ada' }, 'ada'],
  ['presence/typing', { conversationId: '42' }, '42'],
] as const)('on %s a later envelope of the same key stands for both, and none has a revision', (kind, payload, key) => {
  const topic = topicName('parley', kind, '42');
  expect(envelopeOf({ id: 'e', topic, at, payload })).toEqual({ id: 'e', topic, at, payload, key });
});

test('each signal of a call counts', () => {
  const topic = topicName('parley', 'presence/calls', 'ada');
  expect(envelopeOf({ id: 'e', topic, at, payload: { id: 's' } })).toEqual({ id: 'e', topic, at, payload: { id: 's' } });
});
