import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { v4 as uuidv4 } from 'uuid';

/**
 * The last checkpoint that this process signed, outside the database: whoever restores that one does not bring this one back
 * with it, so a log that is shorter than what was signed is seen (ADR 64).
 */
export class HeadFile {
  constructor(private readonly path: string) {}

  /** @returns a signed note; nothing where this process never signed */
  async read(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** On the disk when this comes back: whole, or as it was. */
  async write(note: string): Promise<void> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${this.path}.${uuidv4()}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.path);
    const named = await open(folder);
    try {
      await named.sync();
    } finally {
      await named.close();
    }
  }
}
