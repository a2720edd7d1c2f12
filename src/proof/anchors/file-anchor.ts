import { hash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckpoint } from '../checkpoint.js';
import { HeadFile } from '../head-file.js';
import { partOf } from '../origin.js';
import { splitNote } from '../signed-note.js';
import { CheckpointAnchor } from './anchor.port.js';

const NAME = /^checkpoint-\d+-\d+\.txt$/;
/** So many digits that names are in the order of sizes. */
const DIGITS = 15;

/** A folder elsewhere: a disk of somebody else, or one that lets nothing be written twice. A file for each checkpoint. */
export class FileAnchor extends CheckpointAnchor {
  readonly name = 'file';
  readonly everyMs = 0;

  /** @param folder that is there */
  constructor(private readonly folder: string) {
    super();
  }

  override async publish(note: string): Promise<string> {
    // One that is gone, such as a disk, is not made here in its place.
    await access(this.folder);
    const { origin, size } = readCheckpoint(splitNote(note).text);
    const name = `checkpoint-${partOf(origin)}-${String(size).padStart(DIGITS, '0')}.txt`;
    await new HeadFile(join(this.folder, name)).write(note);
    return `${name} sha256 ${hash('sha256', note)}`;
  }

  override async known(): Promise<readonly string[]> {
    const names = (await readdir(this.folder)).filter((name) => NAME.test(name));
    return Promise.all(names.map((name) => readFile(join(this.folder, name), 'utf8')));
  }
}
