import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breachView } from '../../src/breach/views/breach.view.js';
import { dossierSummary } from '../../src/dashboard/dossier-summary.view.js';
import { dashboardProjection } from '../../src/dashboard/dashboard.projection.js';
import { codesOf, COLUMNS } from '../../src/register/file/columns.js';
import { CODE_LISTS } from '../../src/register/file/register-words.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { wordsIn } from '../../src/web/words/words.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';

const { lists } = wordsIn('nl');

describe('the codes of the register', () => {
  it('name every list whose words a column takes, whatever happened', () => {
    const taken = new Map<string, Set<string>>();
    for (const all of fc.sample(steps, { numRuns: 300, seed: 5 })) {
      const { end } = play(all);
      const entry = registerEntry(registerProjection.fold(undefined, end.history));
      for (const { title, cell } of COLUMNS) {
        const asked = taken.get(title) ?? new Set();
        taken.set(title, asked);
        const watched = new Proxy(lists, {
          get: (known, list: keyof typeof lists) => {
            asked.add(list);
            return known[list];
          },
        });
        cell(entry, { words: { lists: watched }, nameOf: (slug) => slug, period: 'alles', asOf: end.now });
      }
    }
    for (const { title, codes, within = {} } of COLUMNS) {
      const named = new Set<string>([...(codes === undefined ? [] : [codes]), ...Object.values(within)]);
      expect([title, [...(taken.get(title) ?? [])].filter((list) => !named.has(list))]).toEqual([title, []]);
    }
  });

  it('have a line for each word of every list that a file takes words from', () => {
    const known = codesOf({ lists });
    const named = new Set(COLUMNS.flatMap(({ codes, within = {} }) => [codes, ...Object.values(within)]));
    expect(CODE_LISTS.filter((list) => !named.has(list))).toEqual([]);
    for (const list of ['notificationKinds', 'matterKinds', 'measureKinds', 'matterSources'] as const) {
      for (const [code, word] of Object.entries<string>(lists[list])) {
        expect(known).toContainEqual(expect.objectContaining({ code, word }));
      }
    }
  });
});

it('the register, the dossier and the list tell the same of the term, of who knew when and of what is claimed', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { end } = play(all);
      const entry = registerEntry(registerProjection.fold(undefined, end.history));
      const dossier = breachView(end.breach);
      const line = dossierSummary(dashboardProjection.fold(undefined, end.history), end.now);
      const term = ({ deadline }: { readonly deadline: string }) => deadline === 'authority-notification';
      // A term that does not run any more stands in the register alone.
      for (const running of [dossier.deadlines.find(term), line.clocks.find(term)]) {
        if (running !== undefined) expect(running.dueAt).toBe(entry.dueAt);
      }
      expect(line.clocks.some(term)).toBe(dossier.deadlines.some(term));
      expect(line.awareness.at).toBe(dossier.awareness.at);
      for (const { claimed } of [dossier, line]) {
        expect(claimed?.awareAt).toBe(entry.awareAtIfClaimHolds);
        if (entry.dueAt !== undefined) expect(claimed?.dueAt).toBe(entry.dueAtIfClaimHolds);
      }
      // What is claimed is what a dossier calls provisional; the register counts from receipt until somebody looked.
      expect(dossier.awareness.at).toBe(entry.awareAtIfClaimHolds ?? entry.awareAt);
    }),
    { numRuns: 150 },
  );
});
