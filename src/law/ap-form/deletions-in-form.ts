import type { FormInput } from './form-input.js';

/** Others have the data still, or may: as the last confirmation says, which knows of more people who got them. */
export function haveOthersTheData({ deletions }: Pick<FormInput, 'deletions'>): boolean {
  return deletions.at(-1)?.value.everywhere === false;
}
