import type { ShownText } from '../../audit/bundle/shown-texts.js';
import type { Place } from '../../breach/domain/erasure.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';

/** A text that a page may show, and where it was recorded: `<revision> <pointer>`, with `#` and a place inside the value. */
export interface ProvenText {
  readonly at: string;
  readonly text: string;
  /** What stands after it, where it is not what was recorded first. */
  readonly note?: string;
}

/** Shorter ones are proven where they stand alone: within a sentence they could be anything. */
const SHORTEST_WITHIN = 4;

/** Every text that was opened, by the event that it stands in. */
export function provenTexts(texts: readonly ShownText[]): ReadonlyMap<number, readonly ProvenText[]> {
  const byEvent = new Map<number, ProvenText[]>();
  for (const text of texts) {
    // That a digest cannot be guessed from what it is of is nobody's words.
    if (text.state !== 'shown' || text.pointer === '/salt') continue;
    const own = byEvent.get(text.revision) ?? [];
    byEvent.set(text.revision, own);
    gather(text.value, `${text.revision} ${text.pointer}`, '', own);
  }
  return byEvent;
}

function gather(value: unknown, at: string, inside: string, into: ProvenText[]): void {
  if (typeof value === 'string') {
    if (value.trim() !== '') into.push({ at: inside === '' ? at : `${at}#${inside}`, text: value });
  } else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      gather(each, at, `${inside}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, into);
}

/** The event that put it in the place of another text; nothing where it was there from the beginning. */
export function putBy({ at }: ProvenText): number | undefined {
  const [, revision] = /^(\d+) \/(?:replacements|registerTexts)\//.exec(at) ?? [];
  return revision === undefined ? undefined : Number(revision);
}

/** Lists of places in the data of an event, each with the text that stands there instead. */
interface Replacing {
  readonly replacements?: readonly Place[];
  readonly registerTexts?: readonly Place[];
}

/** What else can stand on the line of an event: texts that were put in the place of its own, by the event of its revision. */
export function putInPlace(
  history: readonly RecordedEvent[],
  byEvent: ReadonlyMap<number, readonly ProvenText[]>,
): ReadonlyMap<number, readonly ProvenText[]> {
  const found = new Map<number, ProvenText[]>();
  for (const { revision, event } of history)
    for (const list of ['replacements', 'registerTexts'] as const)
      for (const [nth, place] of ((event.data as Replacing)[list] ?? []).entries()) {
        const proven = byEvent
          .get(revision)
          ?.filter(({ at }) => at.startsWith(`${revision} /${list}/${nth}/text`));
        found.set(place.revision, [...(found.get(place.revision) ?? []), ...(proven ?? [])]);
      }
  return found;
}

/**
 * The same HTML in which each of these texts says where it was recorded; a verifier holds them against what it opens itself.
 * @param html as it was rendered: texts and attributes escaped
 * @param texts in the order in which they were recorded
 * @param atEndOnly where words of many events stand: only a text that ends what is said is taken for one of them; what was recorded
 * more than once stands on the page in the same order
 */
export function withPlaces(html: string, texts: readonly ProvenText[], atEndOnly = false): string {
  const longestFirst = texts
    .map((one) => ({ ...one, written: escaped(one.text) }))
    .toSorted((one, other) => other.written.length - one.written.length);
  const proven = atEndOnly ? provenAtEnd(inTurn(texts)) : provenWithin;
  return html
    .split(/(<(?:"[^"]*"|[^">])*>)/)
    .map((part) => (part.startsWith('<') || part.trim() === '' ? part : proven(part, longestFirst)))
    .join('');
}

interface Written extends ProvenText {
  readonly written: string;
}

function provenWithin(part: string, longestFirst: readonly Written[]): string {
  for (const [nth, one] of longestFirst.entries()) {
    const { written } = one;
    if (written.length < SHORTEST_WITHIN && written !== part.trim()) continue;
    const from = part.indexOf(written);
    if (from < 0) continue;
    const before = provenWithin(part.slice(0, from), longestFirst.slice(nth + 1));
    return before + placed(one) + provenWithin(part.slice(from + written.length), longestFirst.slice(nth));
  }
  return part;
}

/** Gives of what was recorded more than once each in its turn, and the last of them from then on; what replaces another text first. */
function inTurn(texts: readonly ProvenText[]): (text: string) => ProvenText | undefined {
  const waiting = new Map<string, ProvenText[]>();
  for (const one of texts) waiting.set(one.text, [...(waiting.get(one.text) ?? []), one]);
  return (text) => {
    const same = waiting.get(text) ?? [];
    return same.find(({ note }) => note !== undefined) ?? (same.length > 1 ? same.shift() : same[0]);
  };
}

const provenAtEnd =
  (next: (text: string) => ProvenText | undefined) =>
  (part: string, longestFirst: readonly Written[]): string => {
    const found = longestFirst.find(
      ({ written }) =>
        part === written || (written.length >= SHORTEST_WITHIN && part.endsWith(` ${written}`)),
    );
    if (found === undefined) return part;
    return part.slice(0, -found.written.length) + placed(next(found.text) ?? found);
  };

/** One text with its place. */
export const placed = ({ at, text, note }: ProvenText): string =>
  `<span data-value="${escaped(at)}">${escaped(text)}</span>` +
  (note === undefined ? '' : ` <small class="lw-light">${escaped(note)}</small>`);

/** As pages are rendered. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
