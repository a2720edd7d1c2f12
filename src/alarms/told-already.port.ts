import type { Notice } from './notice.js';

/** Who was alarmed of a report while it was kept beside the log: another part of the desk writes that down (ADR 51). */
export abstract class ToldAlready {
  /** @param commandIds of the commands that report: of most nobody was told */
  abstract of(commandIds: readonly string[]): Promise<readonly Notice[]>;
}
