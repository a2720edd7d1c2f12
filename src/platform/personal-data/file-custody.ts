import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { keyIn } from '../../shared/key-text.js';
import { assertOwnersOnly } from '../owners-only.js';
import { KeyCustody } from './key-custody.port.js';

const FILE = /^epoch-(\d+)\.key$/;
const KEY_BYTES = 32;

/** Wrapping keys as files that only their owner reads: `epoch-1.key`, base64. */
export class FileCustody extends KeyCustody {
  override readonly description: string;

  constructor(private readonly folder: string) {
    super();
    this.description = `in ${folder}`;
  }

  override async wrappingKeys(): Promise<ReadonlyMap<number, Buffer>> {
    const keys = new Map<number, Buffer>();
    // Who only looks makes no folder.
    if (!existsSync(this.folder)) return keys;
    for (const name of await readdir(this.folder)) {
      const epoch = FILE.exec(name)?.[1];
      if (epoch === undefined) continue;
      assertOwnersOnly(join(this.folder, name));
      const key = keyIn((await readFile(join(this.folder, name), 'utf8')).trim());
      if (key === undefined)
        throw new Error(`${join(this.folder, name)} does not hold a key of 32 bytes in base64`);
      keys.set(Number(epoch), key);
    }
    return keys;
  }

  override async add(epoch: number): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = this.pathOf(epoch);
    // Whole or not at all, and never over one that is there: a file half written would be a key lost.
    const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
    const file = await open(unfinished, 'wx', 0o600);
    await writtenDown(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await link(unfinished, path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    await rm(unfinished);
    await this.folderWrittenDown();
  }

  override async destroy(epoch: number): Promise<void> {
    await rm(this.pathOf(epoch), { force: true });
    await this.folderWrittenDown();
  }

  private pathOf(epoch: number): string {
    return join(this.folder, `epoch-${epoch}.key`);
  }

  private async folderWrittenDown(): Promise<void> {
    const folder = await open(this.folder);
    await folder.sync().finally(() => folder.close());
  }
}

async function writtenDown(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
