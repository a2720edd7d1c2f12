import type { MediaType } from '../../breach/domain/attachments.js';
import { heicWithoutMetadata } from './heic.js';
import { jpegWithoutMetadata } from './jpeg.js';
import { pngWithoutMetadata } from './png.js';
import { webpWithoutMetadata } from './webp.js';

const PHOTOS: { readonly [T in MediaType]?: (photo: Buffer) => Buffer } = {
  'image/jpeg': jpegWithoutMetadata,
  'image/png': pngWithoutMetadata,
  'image/webp': webpWithoutMetadata,
  'image/heic': heicWithoutMetadata,
};

/**
 * How a photo of this type is shown: the same picture, turned as it was, without where it was taken, when, with which camera
 * and by whom. Nothing for what is no photo. @throws PhotoNotUnderstood by what it gives
 */
export const cleanerOf = (mediaType: MediaType): ((photo: Buffer) => Buffer) | undefined => PHOTOS[mediaType];
