import type { FormBody } from '../../platform/http/form-body.js';
import type { FoundValueAnswer } from '../../erasure/values.answer.js';

type Place = Pick<FoundValueAnswer, 'revision' | 'pointer'>;

/** Name of the box that chooses a place. */
export const boxOf = ({ revision, pointer }: Place): string => `erase:${revision}:${pointer}`;

/** Name of the field for the text that stands there instead. */
export const textOf = ({ revision, pointer }: Place): string => `text:${revision}:${pointer}`;

const BOX = /^erase:(\d{1,7}):(\/.*)$/s;

/** The values of the act that were chosen in the form. */
export function chosenIn(form: FormBody): readonly (Place & { readonly replacement?: string })[] {
  return Object.entries(form).flatMap(([name, values]) => {
    const [, revision, pointer = ''] = BOX.exec(name) ?? [];
    if (revision === undefined || values?.[0] !== 'true') return [];
    const place = { revision: Number(revision), pointer };
    const replacement = form[textOf(place)]?.[0] ?? '';
    return [{ ...place, ...(replacement.trim() !== '' && { replacement }) }];
  });
}
