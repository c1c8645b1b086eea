import { expect, test } from 'vitest';
import { deedsOn, type MemberRole } from '@/features/conversation-details/member-rights.ts';

const inGroup = (role: MemberRole | undefined) => ({ role, kind: 'GROUP' }) as const;
const other = (role: MemberRole) => ({ role, isViewer: false });

test('an owner names admins and members, hands over, and removes', () => {
  expect(deedsOn(other('MEMBER'), inGroup('OWNER'))).toEqual(['makeAdmin', 'handOver', 'remove']);
  expect(deedsOn(other('ADMIN'), inGroup('OWNER'))).toEqual(['makeMember', 'handOver', 'remove']);
});

test('an admin removes members only', () => {
  expect(deedsOn(other('MEMBER'), inGroup('ADMIN'))).toEqual(['remove']);
  expect(deedsOn(other('ADMIN'), inGroup('ADMIN'))).toEqual([]);
  expect(deedsOn(other('OWNER'), inGroup('ADMIN'))).toEqual([]);
});

test('members and who is not in it can do nothing about others', () => {
  expect(deedsOn(other('MEMBER'), inGroup('MEMBER'))).toEqual([]);
  expect(deedsOn(other('MEMBER'), inGroup(undefined))).toEqual([]);
});

test('nobody does anything about themselves', () => {
  expect(deedsOn({ role: 'OWNER', isViewer: true }, inGroup('OWNER'))).toEqual([]);
});

test('two stay two, and customers keep their agents', () => {
  expect(deedsOn(other('MEMBER'), { role: 'OWNER', kind: 'DIRECT' })).toEqual([]);
  expect(deedsOn(other('CUSTOMER'), { role: 'AGENT', kind: 'BUSINESS' })).toEqual([]);
});
