import { EXTENSIONS } from '../../attachments/media-type.js';

/** What a browser offers to choose; what a file is, is looked at when it comes. */
export const ACCEPTED = Object.values(EXTENSIONS)
  .flatMap((extensions) => extensions.map((extension) => `.${extension}`))
  .join(',');
