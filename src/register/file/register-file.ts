import type { RegisterPageAnswer } from '../register-entry.answer.js';
import type { AboutFile } from './column.js';

/** All of a register that somebody asked for, page by page. */
export interface RegisterFile {
  readonly about: AboutFile;
  /** What stands on its front page: each with its name. */
  readonly front: readonly (readonly [name: string, value: string])[];
  readonly pages: AsyncIterable<RegisterPageAnswer>;
}

/** Of each dossier that is shut to the reader: whoever hands the register on has to know that it is not all of it. */
export const shutLine = (id: string): string => `afgeschermd ${id}`;
