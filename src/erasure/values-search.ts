import type { HeldValue } from '../breach/domain/against-erasing.js';
import { standingAt } from '../breach/dossier/erased-values.js';
import type { History } from '../breach/dossier/history.js';
import { folded } from '../shared/folded-text.js';
import type { FoundValueAnswer } from './values.answer.js';

/** What is read on either side of what was searched for. */
const AROUND = 60;

/**
 * Every place where this stands in what is sealed of a dossier, texts of the register too, whatever the case or the accents:
 * also in what was sent and what was added. What was erased stands nowhere.
 * @param history as whoever searches may read it
 */
export function placesWith(
  contains: string,
  history: History,
  held: readonly HeldValue[],
): readonly FoundValueAnswer[] {
  const wanted = folded(contains.trim()).text;
  return held.flatMap(({ key: _key, ...place }) => {
    const excerpt = textsIn(standingAt(place, history))
      .map((text) => excerptOf(text, wanted))
      .find((found) => found !== undefined);
    const event = history.find(({ revision }) => revision === place.revision)?.event.type;
    return excerpt === undefined || event === undefined ? [] : [{ ...place, event, excerpt }];
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function excerptOf(text: string, wanted: string): string | undefined {
  const { text: plain, from } = folded(text);
  const at = plain.indexOf(wanted);
  if (at < 0) return undefined;
  const begin = Math.max(0, (from[at] ?? 0) - AROUND);
  const end = (from[at + wanted.length] ?? text.length) + AROUND;
  return `${begin > 0 ? '…' : ''}${text.slice(begin, end)}${end < text.length ? '…' : ''}`;
}
