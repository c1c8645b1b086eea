import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/** What counts as one address: of IPv6 the first half, since whoever has one address has all that begin with it. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = groupsOf(head);
  const missing = GROUPS - before.length - groupsOf(tail).length;
  const whole = address.includes('::') ? [...before, ...Array<string>(missing).fill('0'), ...groupsOf(tail)] : before;
  return `${whole
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
