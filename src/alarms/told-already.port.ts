import type { Notice } from './notice.js';

/** Who was alarmed of a report while it was kept beside the log: another part of the desk writes that down (ADR 51). */
export abstract class ToldAlready {
  /** @param commandId of the command that reports it */
  abstract of(commandId: string): Promise<readonly Notice[]>;
}
