import { join } from 'node:path';
import type { Notice } from '../../alarms/notice.js';
import { ToldAlready } from '../../alarms/told-already.port.js';
import { SPOOL_DISK, type SpoolDisk } from './spool-disk.js';
import { PART, pathsIn, readFrom } from './spool-folder.js';

/** How the name of a mark ends: the command of a report stands before it. */
const TOLD = '.told';

/** Beside the file of a report: who was alarmed of it already. Nothing personal, as in every notice. */
export class ToldMarks extends ToldAlready {
  constructor(
    private readonly folder: string,
    private readonly disk: SpoolDisk = SPOOL_DISK,
  ) {
    super();
  }

  /** One look into the folder, and not one for each report: there is a mark only after the database was away. */
  override async of(commandIds: readonly string[]): Promise<readonly Notice[]> {
    if (commandIds.length === 0) return [];
    const asked = new Set(commandIds.map((commandId) => this.pathOf(commandId)));
    const marks = await pathsIn(this.disk, this.folder, TOLD);
    const told = await Promise.all(marks.filter((path) => asked.has(path)).map((path) => this.read(path)));
    return told.flat();
  }

  /** In place of what was there; on disk when it returns. */
  async write(commandId: string, told: readonly Notice[]): Promise<void> {
    const path = this.pathOf(commandId);
    await this.disk.remove(path + PART);
    await this.disk.write(path + PART, Buffer.from(JSON.stringify(told)));
    await this.disk.publish(path + PART, path);
  }

  async remove(commandId: string): Promise<void> {
    await this.disk.remove(this.pathOf(commandId));
  }

  private async read(path: string): Promise<readonly Notice[]> {
    const bytes = await readFrom(this.disk, path);
    return bytes === undefined ? [] : (JSON.parse(bytes.toString()) as readonly Notice[]);
  }

  private pathOf(commandId: string): string {
    return join(this.folder, commandId + TOLD);
  }
}
