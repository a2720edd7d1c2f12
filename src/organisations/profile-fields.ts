import * as z from 'zod';
import { isCalendarDay } from '../shared/moment.js';
import { isUuid } from '../shared/uuid.js';

/** A mapping of these keys and no others. */
export function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, unknownKeys(Object.keys(shape))).readonly();
}

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

/** A list of mappings in which no `id` occurs twice. */
export function listById<Item extends z.ZodType<{ readonly id: string }>>(item: Item) {
  return z
    .array(item)
    .superRefine((items, context) => {
      items.forEach(({ id }, index) => {
        if (items.findIndex((other) => other.id === id) < index)
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" occurs twice` });
      });
    })
    .readonly();
}

/** Keys out of a closed list, each with a text. */
export function textsByKey<Key extends string>(keys: readonly Key[]) {
  return z.partialRecord(z.enum(keys), text, unknownKeys(keys)).readonly();
}

function unknownKeys(known: readonly string[]) {
  const message = `unknown key; known here: ${known.join(', ')}`;
  return { error: ({ code }: { code: string }) => (code === 'unrecognized_keys' ? message : undefined) };
}

/** Both bounds are outside. */
export function numberBetween(above: number, below: number) {
  const message = `must be a number, more than ${above} and less than ${below}`;
  const asked = { error: ({ input }: { input?: unknown }) => (input === undefined ? undefined : message) };
  return z.number(asked).gt(above, asked).lt(below, asked);
}

export const text = z.string().regex(/\S/, 'must not be empty');

/** @param asked what the pattern asks for, in words */
export const textLike = (pattern: RegExp, asked: string) => z.string().regex(pattern, asked);

export const id = textLike(/^[a-z][a-z0-9-]{0,49}$/, 'must be lower-case letters, digits and hyphens');

/** As a report names its organisation: under another name nobody could report to it. */
export const slug = textLike(
  /^(?=.{1,50}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  'must be lower-case letters, digits and single hyphens, at most 50',
);

/** As browsers ask for it: the primary tag alone. */
export const languageCode = textLike(/^[a-z]{2,3}$/, 'must be a language code such as de');

export const day = z.string().refine(isCalendarDay, 'must be a day, YYYY-MM-DD');

export const timeOfDay = textLike(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:mm');

/** As the list of people shows it. */
export const actorId = z.string().refine(isUuid, 'must be an actor id, as the list of people shows it');

/** The same text for both languages of the screens. */
export const bilingual = mapping({ nl: text, en: text });

export const phone = textLike(/^\+?[\d \u2013()-]{3,24}$/, 'must be a phone number');

export const contact = mapping({
  email: textLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address').exactOptional(),
  phone: phone.exactOptional(),
});
