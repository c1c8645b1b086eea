export type MemberRole = 'OWNER' | 'ADMIN' | 'MEMBER' | 'AGENT' | 'CUSTOMER';

/** What the viewer can do about a member. */
export type MemberDeed = 'makeAdmin' | 'makeMember' | 'handOver' | 'remove';

const RANK: Readonly<Record<MemberRole, number>> = { OWNER: 3, ADMIN: 2, AGENT: 2, MEMBER: 1, CUSTOMER: 1 };

/** Roles and owners are for owners to name; whoever manages removes those below. Only groups and channels have any of it, and nobody does it to themselves. */
export function deedsOn(
  target: { role: MemberRole; isViewer: boolean },
  viewer: { role: MemberRole | undefined; kind: 'DIRECT' | 'GROUP' | 'CHANNEL' | 'BUSINESS' },
): MemberDeed[] {
  const { role, kind } = viewer;
  if (role === undefined || target.isViewer || (kind !== 'GROUP' && kind !== 'CHANNEL')) return [];
  const deeds: MemberDeed[] = [];
  if (role === 'OWNER' && target.role === 'MEMBER') deeds.push('makeAdmin');
  if (role === 'OWNER' && target.role === 'ADMIN') deeds.push('makeMember');
  if (role === 'OWNER' && target.role !== 'OWNER') deeds.push('handOver');
  if (RANK[role] >= RANK.ADMIN && RANK[role] > RANK[target.role]) deeds.push('remove');
  return deeds;
}
