import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import yazl from 'yazl';

/** Of each entry the same: the same content gives the same bytes. */
const ENTRY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true } as const;

type Content = string | Buffer | AsyncIterable<Buffer | string>;

/**
 * A zip that is written while it is read, one file after the other: each is made when the one before has left. It knows the
 * digests of the files so far.
 */
export class BundleZip {
  readonly #zip = new yazl.ZipFile();
  readonly #out = this.#zip.outputStream as Readable;
  readonly #digests: Record<string, string> = {};

  /** @param write puts the files in; where it fails the zip is cut off, so that it does not look whole */
  constructor(write: (zip: BundleZip) => Promise<void>) {
    this.#zip.on('error', (error: Error) => this.#out.destroy(error));
    write(this).then(
      () => {
        this.#zip.end();
      },
      (error: unknown) => this.#out.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  get stream(): Readable {
    return this.#out;
  }

  /** SHA-256, hex, by name. */
  get digests(): Readonly<Record<string, string>> {
    return this.#digests;
  }

  /** @returns when all of it has left */
  add(name: string, content: Content): Promise<void> {
    const digest = createHash('sha256');
    const measured = async function* (): AsyncGenerator<Buffer | string> {
      const parts = typeof content === 'string' || Buffer.isBuffer(content) ? [content] : content;
      for await (const part of parts) {
        digest.update(part);
        yield part;
      }
    };
    return new Promise((resolve, reject) => {
      this.#out.once('close', onClose);
      const out = this.#out;
      function onClose(): void {
        reject(new Error('whoever asked for the bundle has left'));
      }
      this.#zip.addReadStreamLazy(name, ENTRY, (take) => {
        const source = Readable.from(measured(), { objectMode: false });
        source.once('error', reject);
        source.once('end', () => {
          this.#digests[name] = digest.digest('hex');
          out.off('close', onClose);
          resolve();
        });
        take(null, source);
      });
    });
  }
}
