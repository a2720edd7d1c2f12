import { PhotoNotUnderstood, understood } from './photo-not-understood.js';

interface Box {
  readonly type: string;
  /** Where what it holds begins. */
  readonly from: number;
  readonly to: number;
}

/** Items that are the picture, or what it is made of; everything else (Exif, XMP, what is unknown) is blanked. */
const OF_PICTURE = new Set(['hvc1', 'hev1', 'grid', 'iden', 'iovl', 'av01', 'jpeg']);
/** A type of item that every reader passes over. */
const NOTHING = 'free';
/** At the top of a file: what says how to read it, where what is, and the data. */
const KEPT = new Set(['ftyp', 'meta', 'mdat']);

/**
 * Overwrites with zeros what items of the file are no picture (ISO/IEC 14496-12, 23008-12): nothing moves, so every place in it
 * stays right. How it has to be turned stands in its properties, not in Exif.
 */
export function heicWithoutMetadata(photo: Buffer): Buffer {
  return understood(() => {
    const clean = Buffer.from(photo);
    const boxes = boxesIn(clean, 0, clean.length);
    const meta = boxes.find(({ type }) => type === 'meta');
    if (meta === undefined) throw new PhotoNotUnderstood();
    const inMeta = boxesIn(clean, meta.from + 4, meta.to);
    const [infos, places, data] = ['iinf', 'iloc', 'idat'].map((name) =>
      inMeta.find(({ type }) => type === name),
    );
    if (infos === undefined || places === undefined) throw new PhotoNotUnderstood();
    const types = typesOfItems(clean, infos);
    for (const { item, from, to, isInData } of extentsIn(clean, places)) {
      const { type, at } = types.get(item) ?? {};
      if (type !== undefined && OF_PICTURE.has(type)) continue;
      // Zeros are no Exif: whoever reads strictly would take the whole file for broken.
      if (at !== undefined) clean.write(NOTHING, at, 'latin1');
      const base = isInData ? data?.from : 0;
      if (base === undefined || base + to > clean.length) throw new PhotoNotUnderstood();
      clean.fill(0, base + from, base + to);
    }
    for (const { type, from, to } of boxes) if (!KEPT.has(type)) clean.fill(0, from, to);
    return clean;
  });
}

function boxesIn(file: Buffer, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const short = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const head = short === 1 ? 16 : 8;
    const size = short === 0 ? to - at : short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
    if (size < head || at + size > to) throw new PhotoNotUnderstood();
    boxes.push({ type, from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

interface ItemType {
  readonly type: string;
  /** Where that stands. */
  readonly at: number;
}

/** By the id of each item, its type. */
function typesOfItems(file: Buffer, { from, to }: Box): ReadonlyMap<number, ItemType> {
  const entries = from + 4 + (file.readUInt8(from) === 0 ? 2 : 4);
  return new Map(
    boxesIn(file, entries, to).map((entry): [number, ItemType] => {
      const version = file.readUInt8(entry.from);
      if (entry.type !== 'infe' || version < 2 || version > 3) throw new PhotoNotUnderstood();
      const idBytes = version === 2 ? 2 : 4;
      const id = entry.from + 4;
      const at = id + idBytes + 2;
      return [file.readUIntBE(id, idBytes), { type: file.toString('latin1', at, at + 4), at }];
    }),
  );
}

interface Extent {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  /** Counted from the data box of the items; else from the beginning of the file. */
  readonly isInData: boolean;
}

/** Where each item stands ('iloc'). */
function extentsIn(file: Buffer, { from }: Box): readonly Extent[] {
  const version = file.readUInt8(from);
  if (version > 2) throw new PhotoNotUnderstood();
  let at = from + 4;
  const read = (bytes: number): number => {
    const value =
      bytes === 0 ? 0 : bytes === 8 ? Number(file.readBigUInt64BE(at)) : file.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const sizes = read(2);
  const [offsetBytes, lengthBytes, baseBytes, indexBytes] = [12, 8, 4, 0].map(
    (bit) => (sizes >> bit) & 15,
  ) as [number, number, number, number];
  const wide = version === 2 ? 4 : 2;
  const count = read(wide);
  const extents: Extent[] = [];
  for (let n = 0; n < count; n++) {
    const item = read(wide);
    const method = version === 0 ? 0 : read(2) & 15;
    if (method > 1) throw new PhotoNotUnderstood();
    read(2);
    const base = read(baseBytes);
    for (let left = read(2); left > 0; left--) {
      if (version > 0) read(indexBytes);
      const begin = base + read(offsetBytes);
      const length = read(lengthBytes);
      // Nothing: all of the file.
      if (length === 0) throw new PhotoNotUnderstood();
      extents.push({ item, from: begin, to: begin + length, isInData: method === 1 });
    }
  }
  return extents;
}
