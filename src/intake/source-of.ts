import { isIPv6 } from 'node:net';

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;

/** Whose network an address is of: of IPv6 the first 64 bits, because whoever has one of them has them all. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const inIpv4 = IPV4_IN_IPV6.exec(bare)?.[1];
  if (inIpv4 !== undefined) return inIpv4;
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array<string>(
    tail === undefined ? 0 : Math.max(0, GROUPS - before.length - after.length),
  ).fill('0');
  const first = [...before, ...zeros, ...after].slice(0, GROUPS / 2);
  return first.map((group) => parseInt(group, 16).toString(16)).join(':');
}
