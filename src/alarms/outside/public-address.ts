import { BlockList, isIP, isIPv4 } from 'node:net';

/** Of IPv4, what is no address of somebody on the internet (IANA, Special-Purpose Address Registry). */
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, broadcast.
  ['224.0.0.0', 3],
] as const;

/**
 * Of IPv6 only what is handed out as unicast (2000::/3) is public, and of that not what carries an IPv4 address, which leads to
 * wherever that lies (6to4, Teredo, NAT64), nor what is for documents and tests.
 */
const NOT_PUBLIC_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['2620:4f:8000::', 48],
] as const;

const REFUSED = new BlockList();
for (const [net, bits] of NOT_PUBLIC_4) REFUSED.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of NOT_PUBLIC_6) REFUSED.addSubnet(net, bits, 'ipv6');

const UNICAST_6 = new BlockList();
UNICAST_6.addSubnet('2000::', 3, 'ipv6');

/** Whether it is an address of the internet: no machine of the house where this desk runs. @param address as text, of either kind */
export function isPublicAddress(address: string): boolean {
  // With a zone (`fe80::1%eth0`) it is of one network only.
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (isIPv4(address)) return !REFUSED.check(address, 'ipv4');
  return UNICAST_6.check(address, 'ipv6') && !REFUSED.check(address, 'ipv6');
}
