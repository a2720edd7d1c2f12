import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noticeId } from '../../src/alarms/notice.js';
import { DossierReporterAddresses } from '../../src/alarms/reporters/dossier-reporter-addresses.js';
import { mayBeWrittenTo } from '../../src/alarms/reporters/may-be-written-to.js';
import { reporterNotices } from '../../src/alarms/reporters/reporter-notices.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import type { ReportContent } from '../../src/breach/domain/report.js';
import { REPORTER_KINDS, worksForTheOrganisation, YES_NO_UNKNOWN } from '../../src/breach/domain/report.js';
import { fold } from '../../src/breach/dossier/history.js';
import { personal } from '../../src/shared/personal.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import {
  assess,
  close,
  dismiss,
  MONDAY_NINE,
  raiseRisk,
  RECORDED_ONLY,
  report,
  safeContact,
  secret,
} from '../support/breach/breach-commands.js';
import { act, Given, given, handler, type Act } from '../support/breach/given-breach.js';
import { howOften } from '../support/how-often.js';

const contact = personal('reporter', { email: 'ina@kadera.example' });
const by = (reporter: Partial<ReportContent['reporter']>, more: Partial<ReportContent> = {}) =>
  report({ reporter: { kind: 'employed', contact, ...reporter }, ...more });
const ask = act({ type: 'AskReporter', question: 'q', text: secret('which?') }, { by: handler });
const look = act({ type: 'LookAtReport' }, { by: handler, at: '2026-03-02T09:05:00+01:00' });
const dismissed = act({ ...(dismiss as object) } as never, { at: '2026-03-02T09:10:00+01:00' });

/** All that the reporter hears, event after event, each once. */
function told({ history }: Given) {
  const all = history.flatMap((recorded, index) => {
    const breach = fold(history.slice(0, index + 1));
    return breach === undefined ? [] : reporterNotices(recorded, breach);
  });
  return [...new Map(all.map((notice) => [noticeId(notice), notice])).values()];
}
const kinds = (dossier: Given): string[] => told(dossier).map(({ kind }) => kind);

describe('a reporter who works there and left an address', () => {
  it('hears that his report was received, taken over, asked about and dealt with, each once', () => {
    expect(kinds(given(by({}), look, ask))).toEqual([
      'reporter-received',
      'reporter-taken',
      'reporter-question',
    ]);
    const [begins, ...rest] = RECORDED_ONLY;
    expect(begins).toMatchObject({ type: 'ReportBreach' });
    expect(kinds(given(by({}), ...rest, close))).toEqual([
      'reporter-received',
      'reporter-taken',
      'reporter-outcome',
    ]);
  });

  it('is written to without a word of what he said', () => {
    for (const notice of told(given(by({}), look, ask)))
      expect(notice).toEqual({
        ...{ cause: expect.any(String), at: expect.any(String), organisation: 'kadera' },
        ...{ breach: expect.any(String), reference: 'DL-2026-7K3F-9Q2M', kind: notice.kind },
        ...{ channel: 'mail', recipient: { kind: 'reporter' }, urgent: false },
      });
  });

  it('hears nothing where nobody looked at it before it was dismissed, as one of many', () => {
    expect(kinds(given(by({}), dismissed))).not.toContain('reporter-outcome');
    expect(kinds(given(by({}), look, dismissed))).toContain('reporter-outcome');
  });

  it('hears nothing where somebody else wrote it down: he has no receipt to come back with', () => {
    const entry = {
      channel: 'phone',
      firstContact: { precision: 'moment', at: MONDAY_NINE },
    } as never;
    const entered = given(
      act(report({ reporter: { kind: 'employed', contact }, entry }), { by: handler }),
      look,
    );
    expect(kinds(entered)).toEqual([]);
  });
});

describe('nobody is written to', () => {
  it.each(REPORTER_KINDS)('who is %s, unless he works there or reads it alone', (kind) => {
    const isOwn = worksForTheOrganisation(kind);
    expect(kinds(given(by({ kind }), look, ask)).length > 0).toBe(isOwn);
    expect(kinds(given(by({ kind, readsAlone: false }), look, ask)).length > 0).toBe(isOwn);
    expect(kinds(given(by({ kind, readsAlone: true }), look, ask))).toHaveLength(3);
  });

  it('who left no e-mail address; what was recorded before that was said is looked at when it is sent', () => {
    expect(kinds(given(by({ hasEmail: false }), look, ask))).toEqual([]);
    expect(kinds(given(by({ hasEmail: true }), look, ask))).toEqual(kinds(given(by({}), look, ask)));
  });

  it.each(['yes', 'unknown'] as const)('while danger is %s', (safetyRisk) => {
    for (const readsAlone of [true, false])
      expect(kinds(given(by({ readsAlone }, { safetyRisk }), look, ask))).toEqual([]);
  });

  it('where a dangerous person has the data, or danger came up later', () => {
    const hostile = by({}, { recipient: { kind: 'threatening-person' } });
    expect(kinds(given(hostile, look, ask))).toEqual([]);
    expect(kinds(given(by({}), look, raiseRisk(), ask))).toEqual(['reporter-received', 'reporter-taken']);
  });

  it('before danger is averted and there is a safe way; then again', () => {
    const averted = act(
      {
        type: 'TakeSafetyMeasure',
        takenAt: MONDAY_NINE,
        what: secret('moved'),
        dangerAverted: true,
      } as never,
      {},
    );
    const so = given(by({}), look, raiseRisk(), averted);
    expect(kinds(so.and(ask))).not.toContain('reporter-question');
    expect(kinds(so.and(safeContact()).and(ask))).toContain('reporter-question');
  });

  it('where a danger was averted that nobody had raised, before there is a safe way', () => {
    const averted = act(
      {
        ...{ type: 'TakeSafetyMeasure', takenAt: MONDAY_NINE },
        ...{ what: secret('moved'), dangerAverted: true },
      } as never,
      {},
    );
    for (const safetyRisk of ['no', 'unknown'] as const) {
      const so = given(by({}, { safetyRisk }), look, averted);
      expect(kinds(so.and(ask))).not.toContain('reporter-question');
      expect(kinds(so.and(safeContact()).and(ask))).toContain('reporter-question');
    }
  });

  it('of whom danger was unknown, until an assessment excludes it', () => {
    const unknown = given(by({}, { safetyRisk: 'unknown' }), look);
    const assessed = (safetyRisk: 'no' | 'possible') =>
      unknown
        .and(
          act(
            { ...assess(), facts: { safetyRisk, specialCategories: [] } },
            {
              at: '2026-03-02T09:06:00+01:00',
            },
          ),
        )
        .and(ask);
    expect(kinds(assessed('no'))).toEqual(['reporter-question']);
    expect(kinds(assessed('possible'))).toEqual([]);
    expect(kinds(unknown.and(assess()).and(ask))).toEqual([]);
  });

  it('whose address was forgotten, cannot be opened, or never was', () => {
    const erased = { scope: 'reporter', erased: true } as const;
    const { breach } = given(by({}));
    const withContact = (reporter: object) =>
      mayBeWrittenTo({ ...breach, report: { ...breach.report, reporter: reporter as never } });
    expect(withContact({ kind: 'employed', contact })).toBe(true);
    expect(withContact({ kind: 'employed', contact: { scope: 'reporter', sealed: {} } })).toBe(true);
    expect(withContact({ kind: 'employed', contact: erased })).toBe(false);
    expect(withContact({ kind: 'employed', contact: { scope: 'reporter', unreadable: true } })).toBe(false);
    expect(withContact({ kind: 'employed' })).toBe(false);
  });
});

describe('where a report was merged into another', () => {
  it('its reporter hears of it there, each under an id of his own', () => {
    const other = new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(by({}));
    const survivor = given(by({}), look)
      .and(act({ type: 'AbsorbReport', absorbed: toAbsorb(other.breach) }, { by: handler }))
      .and(ask);
    const asked = told(survivor).filter(({ kind }) => kind === 'reporter-question');
    expect(asked.map(({ breach }) => breach)).toEqual([survivor.breach.id, other.breach.id]);
    expect(new Set(asked.map(noticeId)).size).toBe(2);
  });
});

describe('where his report went on, once or more', () => {
  const mergedInto = (survivor: Given): Act => ({
    ...{ type: 'MergeBreach', reason: 'The same letter.', survivor: survivor.breach },
  });
  const another = (n: number): Given =>
    new Given([], MONDAY_NINE, `breach-${n}1111111-5c1e-4a57-9a3e-0f3f6a7f9b11`).and(by({}));

  it.each([0, 1, 2])(
    'he is not written to while there is danger in any of them (%i merges on)',
    async (danger) => {
      const [first, second, third] = [1, 2, 3].map(another) as [Given, Given, Given];
      const chain = [first.and(mergedInto(second)), second.and(mergedInto(third)), third];
      const withDanger = chain.map((one, at) =>
        at === danger ? [first, second, third][at]!.and(raiseRisk()) : one,
      );
      const addressIn = async (dossiers: readonly Given[]): Promise<unknown> => {
        const streams = new Map(dossiers.map(({ breach, history }) => [breach.id, history]));
        const known = { history: (id: string) => Promise.resolve(streams.get(id) ?? []) };
        return new DossierReporterAddresses(known as never).of(first.breach.id, 'mail');
      };
      expect(await addressIn(chain)).toBeDefined();
      expect(await addressIn(withDanger)).toBeUndefined();
    },
  );
});

describe('whatever happens in a dossier', () => {
  it('a client or an outsider who did not say that he reads alone is never written to, nor anybody while danger is not excluded', () => {
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom(...REPORTER_KINDS),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.constantFrom(...YES_NO_UNKNOWN),
        (all, kind, readsAlone, safetyRisk) => {
          const { history } = play(all).end;
          const asReported = history.map((recorded) =>
            recorded.event.type !== 'BreachReported'
              ? recorded
              : {
                  ...recorded,
                  event: {
                    ...recorded.event,
                    data: {
                      ...recorded.event.data,
                      report: {
                        ...recorded.event.data.report,
                        reporter: { kind, contact, ...(readsAlone !== undefined && { readsAlone }) },
                        safetyRisk,
                      },
                    },
                  },
                },
          );
          for (const [index, recorded] of asReported.entries()) {
            const breach = fold(asReported.slice(0, index + 1));
            if (breach === undefined) continue;
            const own = reporterNotices(recorded, breach).filter((notice) => notice.breach === breach.id);
            if (own.length === 0) continue;
            expect(worksForTheOrganisation(kind) || readsAlone === true).toBe(true);
            const { raisedAt, averted, safeContactAt } = breach.safety;
            if (raisedAt !== undefined || averted)
              expect([averted, safeContactAt !== undefined]).toEqual([true, true]);
            else expect([safetyRisk, breach.computed?.facts?.safetyRisk]).toContain('no');
            expect(breach.entry).toBeUndefined();
          }
        },
      ),
      { numRuns: howOften({ short: 150, long: 3_000 }) },
    );
  });
});
