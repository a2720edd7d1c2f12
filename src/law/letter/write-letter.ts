import { deliveryOf } from './delivery.js';
import { FRAMES, ROLES, UNNAMED, YOUNG_FRAMES } from './frame.js';
import type { LetterInput } from './letter-input.js';
import type { Letter } from './letter.js';
import { partsOf } from './letter-parts.js';
import { revealed } from '../../shared/personal.js';
import { HEADINGS } from './sentences.js';
import { speaker, type LetterWishes } from './speaker.js';

/**
 * The letter of Art. 34(2), in plain Dutch (B1) or English. Its sentences are the house's own, filled from closed
 * lists, and those that a person wrote for the people themselves (ADR 18). For phone and conversation it is a guide
 * to speak from; put up in public it addresses nobody.
 */
export function writeLetter(input: LetterInput, wishes: LetterWishes): Letter {
  const { say } = speaker(wishes);
  const parts = partsOf(input, wishes);
  const gaps = parts.flatMap(({ part, missing }) => missing.map((call) => ({ part, call })));
  return {
    language: wishes.language,
    reader: wishes.reader,
    ...(wishes.representative && { representative: wishes.representative }),
    greeting: greetingOf(input, wishes),
    paragraphs: parts.map(({ part, lines, from }) => ({
      part,
      heading: say(HEADINGS[part]),
      lines,
      sources: from.map(({ source }) => source),
    })),
    closing: closingOf(input, wishes),
    delivery: deliveryOf({ ...wishes, safetyAtStake: input.safetyAtStake, isComplete: gaps.length === 0 }),
    gaps,
    keepsPromises: input.sender.value.promises,
  };
}

function greetingOf({ sender, safetyAtStake }: LetterInput, wishes: LetterWishes): string {
  const { say, voice, form } = speaker(wishes);
  const begin = voice === 'young' && form !== 'notice' ? YOUNG_FRAMES[form] : FRAMES[form];
  const greeting = (safetyAtStake ? begin.unnamed : undefined) ?? begin.greeting;
  const { representative } = wishes;
  return [
    say(greeting, { sender: sender.value.name }),
    ...(representative === undefined || voice === 'public'
      ? []
      : [say(FRAMES[form].onBehalf, { role: say(ROLES[representative]) })]),
  ].join('\n\n');
}

function closingOf({ sender, contact, safetyAtStake }: LetterInput, wishes: LetterWishes): string {
  const { say, voice, form } = speaker(wishes);
  const { closing } = voice === 'young' && form !== 'notice' ? YOUNG_FRAMES[form] : FRAMES[form];
  const unnamed = revealed(contact?.value)?.name ?? say(UNNAMED[voice]);
  return say(closing, { signature: safetyAtStake ? unnamed : sender.value.name });
}
