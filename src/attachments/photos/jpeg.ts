import { PhotoNotUnderstood, understood } from './photo-not-understood.js';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP = (n: number): number => 0xe0 + n;
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const PROFILE = Buffer.from('ICC_PROFILE\0', 'latin1');
const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * Only what the picture is made of: of its application segments JFIF, colour profile and Adobe's colour transform. Nothing of
 * Exif but how it has to be turned; nothing after its end, where phones put more pictures.
 */
export function jpegWithoutMetadata(photo: Buffer): Buffer {
  return understood(() => {
    if (photo.readUInt16BE(0) !== 0xff00 + START) throw new PhotoNotUnderstood();
    const kept: Buffer[] = [photo.subarray(0, 2)];
    let orientation: number | undefined;
    let at = 2;
    for (;;) {
      if (photo.readUInt8(at) !== 0xff) throw new PhotoNotUnderstood();
      const marker = photo.readUInt8(at + 1);
      // Any number of these may stand before a marker.
      if (marker === 0xff) {
        at++;
        continue;
      }
      if (marker === END) {
        kept.push(photo.subarray(at, at + 2));
        break;
      }
      const end = at + 2 + photo.readUInt16BE(at + 2);
      if (end > photo.length || end < at + 4) throw new PhotoNotUnderstood();
      const segment = photo.subarray(at, end);
      const content = segment.subarray(4);
      if (marker === APP(1)) orientation ??= orientationIn(content);
      if (isOfPicture(marker, content)) kept.push(segment);
      at = marker === SCAN ? endOfScan(photo, end) : end;
      if (marker === SCAN) kept.push(photo.subarray(end, at));
    }
    const [start, ...rest] = kept as [Buffer, ...Buffer[]];
    // JFIF comes first where there is one.
    const isJfif = rest[0]?.[1] === APP(0);
    const turned = orientation === undefined ? [] : [exifWith(orientation)];
    return Buffer.concat(
      isJfif ? [start, ...rest.slice(0, 1), ...turned, ...rest.slice(1)] : [start, ...turned, ...rest],
    );
  });
}

function isOfPicture(marker: number, content: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP(0) || marker > APP(15)) return true;
  if (marker === APP(0)) return content.subarray(0, 5).toString('latin1') === 'JFIF\0';
  if (marker === APP(2)) return content.subarray(0, PROFILE.length).equals(PROFILE);
  return marker === APP(14);
}

/** Up to the next marker that is no part of the compressed data. */
function endOfScan(photo: Buffer, from: number): number {
  for (let at = from; ; at++) {
    at = photo.indexOf(0xff, at);
    if (at < 0) throw new PhotoNotUnderstood();
    const next = photo.readUInt8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}

/** 2 to 8, where it has to be turned (Exif 2.3, 4.6.4). */
function orientationIn(content: Buffer): number | undefined {
  if (!content.subarray(0, EXIF.length).equals(EXIF)) return undefined;
  try {
    const tiff = content.subarray(EXIF.length);
    const isLittle = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < short(first); entry++) {
      const at = first + 2 + 12 * entry;
      const value = short(at + 8);
      if (short(at) === ORIENTATION && short(at + 2) === SHORT && value >= 2 && value <= 8) return value;
    }
  } catch {
    // Broken Exif says nothing, and goes.
  }
  return undefined;
}

/** A segment that says this and nothing else. */
function exifWith(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP(1), 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, EXIF, tiff]);
}
