/** What RFC 3161 needs of DER (X.690): tag, length, content. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  sequence: 0x30,
} as const;

export interface Der {
  readonly tag: number;
  readonly content: Buffer;
}

/** @param parts of a constructed value, or its bytes */
export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const digits = Buffer.from(length.toString(16).replace(/^(?=(..)*.$)/, '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.length), digits, content]);
}

/** The values that stand one after the other. @throws RangeError where they are cut short, or not of a definite length */
export function readDer(bytes: Buffer): readonly Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const more = short < 0x80 ? 0 : short & 0x7f;
    if (short === 0x80 || more > 4) throw new RangeError('not of a definite length');
    const length = more === 0 ? short : bytes.readUIntBE(at + 2, more);
    const from = at + 2 + more;
    if (from + length > bytes.length) throw new RangeError('cut short');
    values.push({ tag, content: bytes.subarray(from, from + length) });
    at = from + length;
  }
  return values;
}

/** The value to which a path of numbers leads, each the place in the one before. @throws RangeError where there is none */
export function within(bytes: Buffer, ...path: readonly number[]): Der {
  let value: Der = { tag: 0, content: bytes };
  for (const place of path) {
    const next = readDer(value.content)[place];
    if (next === undefined) throw new RangeError('nothing stands there');
    value = next;
  }
  return value;
}
