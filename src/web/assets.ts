import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { stylesheet } from './look/stylesheet.js';

/** A file that pages refer to, under an address that changes with what is in it. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: Buffer;
  readonly brotli: Buffer;
}

function asset(name: string, type: string, text: string): Asset {
  const bytes = Buffer.from(text);
  const [stem, ending] = name.split('.');
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    path: `/assets/${stem}-${digest}.${ending}`,
    type,
    text: bytes,
    brotli: brotliCompressSync(bytes, quality),
  };
}

const made = new Map<string, Asset>();
const once = (name: string, make: () => Asset): Asset => {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
};

/** Made at the first page: a start need not wait for them. */
export const styles = (): Asset => once('css', () => asset('pages.css', 'text/css', stylesheet()));
export const script = (): Asset =>
  once('js', () =>
    asset(
      'pages.js',
      'text/javascript',
      readFileSync(new URL('./browser/pages.js', import.meta.url), 'utf8'),
    ),
  );

export const assets = (): readonly Asset[] => [styles(), script()];
