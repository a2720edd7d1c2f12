import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bareJpeg, exif, heic, photo, PICTURE, PLACE, png, webp } from '../../support/attachments/files.js';
import { PhotoNotUnderstood } from '../../../src/attachments/photos/photo-not-understood.js';
import { cleanerOf } from '../../../src/attachments/photos/without-metadata.js';

const PHOTOS = {
  'image/jpeg': photo(),
  'image/png': png(),
  'image/webp': webp(),
  'image/heic': heic(),
} as const;
const TYPES = Object.keys(PHOTOS) as (keyof typeof PHOTOS)[];
const clean = (type: keyof typeof PHOTOS, of: Buffer = PHOTOS[type]): Buffer => cleanerOf(type)!(of);

describe('a photo as it is shown', () => {
  it.each(TYPES)('says nothing of place, camera and maker any more: %s', (type) => {
    expect(PHOTOS[type].includes(PLACE)).toBe(true);
    const shown = clean(type);
    expect(shown.includes(PLACE)).toBe(false);
    expect(clean(type, shown).equals(shown)).toBe(true);
  });

  it.each(TYPES)(
    'cut off or with bytes changed it is cleaned or not understood, and nothing else: %s',
    (type) => {
      const whole = PHOTOS[type];
      fc.assert(
        fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (end, at, byte) => {
          for (const broken of [Buffer.from(whole.subarray(0, end)), Buffer.from(whole)]) {
            if (broken.length === whole.length) broken[at] = byte;
            try {
              clean(type, broken);
            } catch (error) {
              expect(error).toBeInstanceOf(PhotoNotUnderstood);
            }
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  it('a JPEG keeps its picture, its colours and how it is turned', () => {
    for (const isLittle of [true, false]) {
      const shown = clean('image/jpeg', photo({ orientation: 8, isLittle }));
      expect(shown.includes('ICC_PROFILE')).toBe(true);
      const turned = shown.indexOf('Exif\0\0');
      expect(shown.readUInt16BE(turned - 4)).toBe(0xffe1);
      expect(shown.readUInt16BE(turned + 6 + 18)).toBe(8);
      // Behind JFIF, and the only segment of its kind.
      expect(shown.indexOf('JFIF')).toBeLessThan(turned);
      expect(shown.indexOf('Exif\0\0', turned + 1)).toBe(-1);
      expect(shown.includes(bareJpeg.subarray(20))).toBe(true);
    }
  });

  it('one that stands upright, or has no Exif, gets none', () => {
    expect(clean('image/jpeg', photo({ orientation: 1 })).includes('Exif')).toBe(false);
    expect(clean('image/jpeg', bareJpeg).equals(bareJpeg)).toBe(true);
  });

  it('a WebP no longer says that it has metadata, and its length is right', () => {
    const shown = clean('image/webp');
    expect(shown.readUInt32LE(4)).toBe(shown.length - 8);
    expect(shown[shown.indexOf('VP8X') + 8]).toBe(0b0010_0000);
    expect(shown.includes('VP8L')).toBe(true);
  });

  it('a HEIC keeps its picture where it was', () => {
    const shown = clean('image/heic');
    expect(shown).toHaveLength(PHOTOS['image/heic'].length);
    expect(shown.indexOf(PICTURE)).toBe(PHOTOS['image/heic'].indexOf(PICTURE));
    expect(shown.includes(exif(6))).toBe(false);
  });
});
