import { NOTICE_MEANS, type NoticeMeans } from '../../law/ap-vocabulary.js';
import {
  LETTER_READERS,
  REPRESENTATIVES,
  type LetterReader,
  type Representative,
} from '../../law/letter/letter.js';
import type { LetterWishes } from '../../law/letter/speaker.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';

const LANGUAGES = ['nl', 'en'] as const;
/** A choice that is always one of these: a radio cannot be empty. */
const REPRESENTED_BY = ['niemand', ...REPRESENTATIVES] as const;

/** For whom a letter is and how it goes out, as an address has it: nothing of it is about anybody. */
export class LettersQuery {
  @OneOf(LETTER_READERS, { optional: true }) readonly voor?: LetterReader;
  @OneOf(REPRESENTED_BY, { optional: true }) readonly vertegenwoordiger?: Representative | 'niemand';
  @OneOf(NOTICE_MEANS, { optional: true }) readonly middel?: NoticeMeans;
  @OneOf(LANGUAGES, { optional: true }) readonly brieftaal?: 'nl' | 'en';
  @OneOf(LANGUAGES, { optional: true }) readonly taal?: 'nl' | 'en';
}

export function wishesOf({
  voor = 'adult',
  vertegenwoordiger = 'niemand',
  middel = 'letter',
  brieftaal = 'nl',
}: LettersQuery): LetterWishes {
  return {
    ...{ reader: voor, means: middel, language: brieftaal },
    ...(vertegenwoordiger !== 'niemand' && { representative: vertegenwoordiger }),
  };
}

/** The same as fields of a form, or of an address. */
export function fieldsOf({ reader, representative, means, language }: LetterWishes): Record<string, string> {
  return { voor: reader, vertegenwoordiger: representative ?? 'niemand', middel: means, brieftaal: language };
}

/** Sent along with a form of the page; what no page of ours offered is as if it had not been chosen. */
export function wishesIn(form: FormBody): LetterWishes {
  const one = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === form[name]?.[0]);
  const [voor, vertegenwoordiger] = [one('voor', LETTER_READERS), one('vertegenwoordiger', REPRESENTED_BY)];
  const [middel, brieftaal] = [one('middel', NOTICE_MEANS), one('brieftaal', LANGUAGES)];
  return wishesOf({
    ...(voor && { voor }),
    ...(vertegenwoordiger && { vertegenwoordiger }),
    ...(middel && { middel }),
    ...(brieftaal && { brieftaal }),
  });
}
