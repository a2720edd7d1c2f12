import { LONGEST_SENTENCE, sentencesOf, wordsIn, type ForPeople } from '../../law/letter/letter-words.js';
import { refuseBy, type RefusalRule } from './refusals.js';

/** One letter is written to an adult, the next to a parent, the third to nobody in particular. */
const ADDRESSING: Readonly<Record<keyof ForPeople, RegExp>> = {
  nl: /\b(u|uw|uzelf|je|jij|jou|jouw|jezelf|jullie)\b/iu,
  en: /\b(you|your|yours|yourself|yourselves)\b/iu,
};

const AGAINST: readonly RefusalRule<ForPeople>[] = (['nl', 'en'] as const).flatMap((language) => [
  {
    code: 'speaks-to-one-reader',
    detail:
      'This sentence goes to adults, to parents, to young people and to everybody at once: say it without "u", "je" or "you".',
    kind: 'invalid' as const,
    field: `forPeople.${language}`,
    when: (text: ForPeople) => ADDRESSING[language].test(text[language] ?? ''),
  },
  {
    code: 'sentence-too-long',
    detail: `A sentence for people has at most ${LONGEST_SENTENCE} words: split it.`,
    kind: 'invalid' as const,
    field: `forPeople.${language}`,
    when: (text: ForPeople) =>
      sentencesOf(text[language] ?? '').some((sentence) => wordsIn(sentence) > LONGEST_SENTENCE),
  },
]);

/** @throws Refusal for a sentence that reads wrong to some of those who get it */
export function refuseWhatFitsNotEveryReader(text: ForPeople | undefined): void {
  if (text !== undefined) refuseBy(AGAINST, text);
}
