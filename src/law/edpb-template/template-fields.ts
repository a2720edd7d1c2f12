import { revealed, type Personal } from '../../shared/personal.js';
import type { FormInput } from '../ap-form/form-input.js';
import { isAllSaid } from '../ap-form/said-none.js';

/** Field of the template (`field_3` … `field_126`) to its value; letters are the template's own options. */
export type EdpbTemplate = Readonly<Record<`field_${number}`, string | number | boolean>>;

/** What stands where a text is required and nobody said anything yet. */
export const NOT_KNOWN = 'To be determined';
/** Fields 39–41 are required, also where no other organisation is involved. */
export const NOT_APPLICABLE = 'Not applicable';

/** As far as nobody filled in more: an answer in words, or the template's own word for what is still open. */
export function inWords(text: string | Personal<string> | undefined): string {
  const words = typeof text === 'object' ? (revealed(text) ?? 'Erased') : text;
  return words === undefined || words.trim() === '' ? NOT_KNOWN : words;
}

/** Values that are there, without those that are not. */
export function fields(
  values: Readonly<Record<`field_${number}`, string | number | boolean | undefined>>,
): EdpbTemplate {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as EdpbTemplate;
}

/** Without an assessment that leaves no list open, or a word on whether people are told, much is to be determined, whatever anybody says. */
export function isComplete({ assessment, incomplete, informed, informDecision }: FormInput): boolean {
  const peopleSettled = informed.length > 0 || informDecision !== undefined;
  return (
    assessment !== undefined && isAllSaid(assessment.value) && peopleSettled && incomplete?.value !== true
  );
}
