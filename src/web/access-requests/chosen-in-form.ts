import type { AccessRequestAnswer } from '../../access-requests/access-request.answer.js';
import type { FormBody } from '../../platform/http/form-body.js';

export type ShownPlace = NonNullable<AccessRequestAnswer['preparation']>['places'][number];

/** Name of the field that asks this of a place. */
export const fieldOf = (
  asked: 'why' | 'words' | 'wordsWhy',
  { source, of, revision, pointer }: Pick<ShownPlace, 'source' | 'of' | 'revision' | 'pointer'>,
): string => [asked, source, of, revision ?? '', pointer].join(':');

/** What was typed in a field, line by line. */
export const linesOf = ([text = '']: readonly string[] = []): readonly string[] =>
  text.split(/\r?\n/u).filter((line) => line.trim() !== '');

const FIELD = /^why:([a-z-]+):([0-9a-f-]+):(\d*):(.*)$/su;

/** The places of the act as the form has them. */
export function choicesIn(form: FormBody): readonly object[] {
  return Object.entries(form).flatMap(([name, [why = ''] = []]) => {
    const [, source, of, revision = '', pointer] = FIELD.exec(name) ?? [];
    if (source === undefined) return [];
    const said = (asked: string) => form[name.replace(/^why/u, asked)];
    const words = linesOf(said('words'));
    return [
      {
        ...{ source, of, pointer },
        ...(revision !== '' && { revision: Number(revision) }),
        ...(why !== '' && { why }),
        ...(words.length > 0 && { words, wordsWhy: said('wordsWhy')?.[0] }),
      },
    ];
  });
}
