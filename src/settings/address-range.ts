import { isIP } from 'node:net';

/** A range of addresses, both ends among them; of IPv4 as numbers of 32 bits, of IPv6 of 128. */
export interface AddressRange {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/** @param text `address` or `address/bits` @returns nothing for what is neither */
export function addressRange(text: string): AddressRange | undefined {
  const [, address = '', length] = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const kind = isIP(address);
  if (kind === 0) return undefined;
  const bits = kind === 4 ? 32 : 128;
  const free = bits - Number(length ?? bits);
  if (free < 0) return undefined;
  const size = 1n << BigInt(free);
  const first = (numberOf(address, bits) / size) * size;
  return { bits, first, last: first + size - 1n };
}

/** Whether they are all addresses there are of a kind: in halves or in many parts, everybody is everybody. */
export function coverEverybody(ranges: readonly AddressRange[]): boolean {
  return ([32, 128] as const).some((bits) => {
    let covered = 0n;
    for (const { first, last } of ranges
      .filter((range) => range.bits === bits)
      .sort((a, b) => (a.first < b.first ? -1 : 1)))
      if (first <= covered && last >= covered) covered = last + 1n;
    return covered === 1n << BigInt(bits);
  });
}

function numberOf(address: string, bits: 32 | 128): bigint {
  if (bits === 32) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  // The URL parser knows every way to write one, and writes groups of hexadecimals.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
