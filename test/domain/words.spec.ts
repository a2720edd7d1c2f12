import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plain } from '../../src/breach/contract/plain.js';
import type { TimeLineEntryAnswer } from '../../src/breach/contract/time-line.answer.js';
import { BREACH_EVENT_TYPES } from '../../src/breach/domain/breach.js';
import { withoutPersonal } from '../../src/breach/lists/list-of.js';
import { timeLine } from '../../src/breach/views/time-line.view.js';
import type { Language } from '../../src/law/sentence.js';
import { eventInWords, type EventInWords } from '../../src/web/words/event-in-words.js';
import { Say } from '../../src/web/words/say.js';
import { wordsIn } from '../../src/web/words/words.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';

const GOLDEN = new URL('../golden/', import.meta.url);
const LANGUAGES: readonly Language[] = ['nl', 'en'];

type Entry = Pick<TimeLineEntryAnswer, 'event' | 'data'>;

const said = ({ event, data }: Entry, language: Language): EventInWords =>
  eventInWords({ event, data } as TimeLineEntryAnswer, new Say(language, () => 'Kim'));

const CODES = Object.values(wordsIn('nl').lists).flatMap((list) => Object.keys(list));
/** Codes that nobody takes for a word, whatever the language. */
const NO_WORDS = new Set(CODES.filter((code) => /^[a-z]+(-[a-z0-9]+)+$/.test(code)));
/** Codes that are no word in Dutch. */
const NOT_DUTCH = new Set(
  CODES.filter(
    (code) => !wordsOf(Object.values(wordsIn('nl').lists).flatMap(textsIn).join(' ')).includes(code),
  ),
);

function textsIn(words: object): readonly string[] {
  return Object.values(words).flatMap((word: string | object) =>
    typeof word === 'string' ? word : textsIn(word),
  );
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^a-z0-9-]+/);
}

/** What no reader should meet; nothing where it is all right. */
function strange(text: string): readonly string[] {
  return [
    ...(text.trim() === '' ? ['nothing'] : []),
    ...(text.match(/undefined|\bnull\b|NaN|\[object \w+\]|=>|Invalid|\{"/g) ?? []),
    ...(text.match(/\d{4}-\d\d-\d\dT|[0-9a-f]{8}-[0-9a-f]{4}/g) ?? []),
    ...wordsOf(text).filter((word) => NO_WORDS.has(word)),
  ];
}

function expectPlainWords(entry: Entry): void {
  for (const language of LANGUAGES) {
    const { title, details } = said(entry, language);
    const all = [title, ...details.flatMap(({ label, text }) => [label, text])];
    const ours = [title, ...details.map(({ label }) => label)];
    const english = language === 'nl' ? ours.flatMap(wordsOf).filter((word) => NOT_DUTCH.has(word)) : [];
    expect([entry.event, ...all.flatMap(strange), ...english]).toEqual([entry.event]);
  }
}

/** As each type of event was written by every version before this one. */
const kept: readonly Entry[] = readdirSync(GOLDEN)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const data = JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')) as Record<string, unknown>;
    const { secretDigest: _secret, rules: _rules, ...shown } = data;
    return { event: file.split('.')[0] as Entry['event'], data: plain(shown) };
  });

describe('the time line in words', () => {
  it('tells every event that was ever kept, in both languages, without a code or a gap', () => {
    expect(new Set(kept.map(({ event }) => event))).toEqual(new Set(Object.keys(BREACH_EVENT_TYPES)));
    kept.forEach(expectPlainWords);
  });

  it('tells whatever happens to a dossier, also once what is personal was erased', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { history } = play(all).end;
        const erased = history.map((each) => ({
          ...each,
          event: withoutPersonal(each.event),
        }));
        [...timeLine(history), ...timeLine(erased)].forEach(expectPlainWords);
      }),
      { numRuns: 60 },
    );
  });

  it('says that a text was erased, and never what it was', () => {
    const { history } = play(fc.sample(steps, { numRuns: 1, seed: 7 })[0]!).end;
    const [reported] = timeLine(history);
    const [erased] = timeLine(history.map((each) => ({ ...each, event: withoutPersonal(each.event) })));
    expect(JSON.stringify(said(reported!, 'nl'))).toContain('CANARY');
    expect(JSON.stringify(said(erased!, 'nl'))).not.toContain('CANARY');
    expect(said(erased!, 'nl').details[0]).toEqual({ label: 'Wat er is gebeurd', text: '[gewist]' });
  });

  it('says moments on the Dutch clock, and people by their names', () => {
    const data = { for: 'fg', person: '0190b7a2-0000-7000-8000-000000000001', reason: 'ziek' };
    const proposed = { ...data, confirmBy: '2026-03-29T01:30:00.000Z' };
    const { title, details } = said({ event: 'DeputyProposed', data: proposed }, 'nl');
    expect(title).toBe('Kim voorgesteld als vervanger: FG');
    expect(details).toContainEqual({ label: 'Tweede persoon antwoordt vóór', text: '29 maart 2026, 03:30' });
  });

  it('leads from a dossier that was merged to the one that goes on', () => {
    expect(said({ event: 'BreachMerged', data: { into: 'abc', reason: 'dubbel' } }, 'nl')).toMatchObject({
      otherDossier: 'abc',
      details: [{ label: 'Reden', text: 'dubbel' }],
    });
  });
});

describe('the words of the closed lists', () => {
  /** Dutch has borrowed them. */
  const SAME = ['auditor', 'curator', 'mentor', 'website'];

  it.each(LANGUAGES)('are words and no codes (%s)', (language) => {
    const { ap, ...lists } = wordsIn(language).lists;
    for (const list of [...Object.values(lists), ...Object.values(ap)]) {
      const words = Object.values<string>(list);
      expect(words.flatMap(strange)).toEqual([]);
      expect(words.every((word) => word === word.trim())).toBe(true);
    }
  });

  it('are Dutch in Dutch', () => {
    const untranslated = Object.values(wordsIn('nl').lists).flatMap((list) =>
      Object.entries<unknown>(list)
        .filter(([code, word]) => code === word && !SAME.includes(code) && !/^\d/.test(code))
        .map(([code]) => code),
    );
    expect(untranslated).toEqual([]);
  });
});
