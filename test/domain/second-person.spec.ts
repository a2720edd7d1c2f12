import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { functionsOf } from '../../src/breach/domain/deputies.js';
import { standingDecision } from '../../src/breach/domain/decision.js';
import { isInDanger } from '../../src/breach/domain/safety.js';
import { QUESTIONS } from '../../src/breach/domain/question.js';
import { statusOf } from '../../src/breach/domain/status.js';
import type { Actor } from '../../src/shared/recorded-event.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import {
  assess,
  aware,
  checkDeadlines,
  close,
  correctNotification,
  decide,
  dismiss,
  MONDAY_NINE,
  notify,
  receive,
  report,
  secret,
} from '../support/breach/breach-commands.js';
import {
  act,
  board,
  colleague,
  event,
  fg,
  given,
  handler,
  type Given,
} from '../support/breach/given-breach.js';

const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const confirm = ({ breach }: Given): BreachCommand => ({
  type: 'ConfirmProposal',
  proposal: breach.proposals.at(-1)!.proposal,
});
const reject = ({ breach }: Given): BreachCommand => ({
  type: 'RejectProposal',
  proposal: breach.proposals.at(-1)!.proposal,
  reason: 'The board decided otherwise.',
});
const NEXT_DAY = '2026-03-03T09:00:00+01:00';

describe('H7: nobody alone undoes the board by dismissing', () => {
  const decided = given(report(), decide({ ground: 'when-in-doubt' }));
  const waiting = decided.and(dismiss);

  it.each([
    ['a decision to notify', [decide()]],
    ['a decision to inform', [decide({ question: 'inform-people' })]],
    ['an assessed risk', [assess({ risk: 'risk' })]],
    ['a risk that was assessed once and judged away since', [assess(), assess({ risk: 'unlikely' })]],
  ] as const)('against %s it is only proposed', (_what, acts) => {
    given(report(), ...acts)
      .when(dismiss)
      .then(
        event('DismissalProposed', { ground: 'no-personal-data', confirmBy: '2026-03-03T08:00:00.000Z' }),
      );
  });

  it('without these one person dismisses, as of a decision that nothing has to be done', () => {
    given(report(), assess({ risk: 'unlikely' }), decide({ outcome: 'no' }))
      .when(dismiss)
      .then(event('BreachDismissed'));
  });

  it('while it waits every clock and every duty goes on, and confirming it is one more', () => {
    expect(statusOf(waiting.breach)).toBe('decided');
    expect(duties(waiting)).toEqual(expect.arrayContaining([...duties(decided), 'confirm-dismissal']));
    expect(runningDeadlines(waiting.breach)).toEqual(
      expect.arrayContaining([
        ...runningDeadlines(decided.breach),
        { deadline: 'confirmation:dismissal', dueAt: '2026-03-03T08:00:00.000Z', marginsHours: [] },
      ]),
    );
    given(report(), aware(), assess(), dismiss).when(close).thenRefused('duties-open');
  });

  it('a second person confirms it, and both stand in the log', () => {
    waiting.when(confirm(waiting)).thenRefused('second-person-needed', { kind: 'forbidden' });
    const dismissed = waiting
      .when(confirm(waiting), { by: board })
      .then(event('BreachDismissed', { ground: 'no-personal-data', proposedBy: handler.id }));
    expect(statusOf(dismissed.breach)).toBe('dismissed');
    expect(dismissed.breach.proposals).toEqual([]);
  });

  it('is rejected with a reason, by anybody who could confirm it', () => {
    for (const by of [fg, board, colleague, handler]) {
      const rejected = waiting
        .when(reject(waiting), { by })
        .then(event('ProposalRejected', { what: 'dismissal' }));
      expect(duties(rejected)).toEqual(duties(decided));
      rejected.when(confirm(waiting), { by: board }).thenRefused('no-such-proposal');
    }
  });

  it('is judged anew when it is confirmed', () => {
    for (const [since, code] of [
      [receive(), 'matters-open'],
      [notify(), 'notification-stands'],
    ] as const) {
      const so = waiting.and(since);
      so.when(confirm(waiting), { by: board }).thenRefused(code);
    }
    const merged = waiting.and({
      type: 'MergeBreach',
      reason: 'One letter.',
      survivor: { ...given(report()).breach, id: 'another', organisation: 'kadera' },
    });
    merged.when(confirm(waiting), { by: board }).thenRefused('ended');
  });

  it('asked again the same says nothing new; a colleague answers it first', () => {
    waiting.when(dismiss).thenNothing();
    waiting.when(dismiss, { by: colleague }).thenRefused('already-proposed');
  });

  it('in no history one person alone ends a dossier against the board, an assessed risk or a danger', () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const { before, outcome, by } of play(all).tries) {
          if (!('history' in outcome) || before.history.length === 0) continue;
          const news = outcome.history.slice(before.history.length).map(({ event: fact }) => fact);
          const dismissed = news.find((fact) => fact.type === 'BreachDismissed');
          if (dismissed === undefined) continue;
          const needsTwo =
            QUESTIONS.some((question) => standingDecision(before.breach, question)?.outcome === 'yes') ||
            before.history.some(
              ({ event: fact }) => fact.type === 'BreachAssessed' && fact.data.risk !== 'unlikely',
            );
          const isAlone = [undefined, by.id].includes(dismissed.data.proposedBy);
          expect(isAlone && (needsTwo || isInDanger(before.breach))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('whatever waits for a second person', () => {
  const later = aware({ awareAt: MONDAY_NINE, reason: secret('opened later') });
  const waits: readonly (readonly [string, Given])[] = [
    [
      'confirmation:later-awareness',
      given(
        report(),
        act({ ...later, awareAt: '2026-03-02T08:30:00.000Z' as never }, { at: '2026-03-02T09:30:00+01:00' }),
      ),
    ],
    [
      'confirmation:later-receipt',
      given(
        act(report(), { clockUncertain: true }),
        act(
          { type: 'CorrectReceipt', receivedAt: '2026-03-02T08:30:00.000Z' as never, reason: 'The mail.' },
          { at: '2026-03-02T09:30:00+01:00' },
        ),
      ),
    ],
    ['confirmation:dismissal', given(report(), decide(), dismiss)],
    [
      'confirmation:correction:1',
      given(
        report(),
        act(notify({ notifiedAt: '2026-03-06T08:00:00.000Z' as never, delayReasonOmitted: true }), {
          at: '2026-03-06T09:00:00+01:00',
        }),
        correctNotification(1, { notifiedAt: MONDAY_NINE }),
      ),
    ],
    [
      'confirmation:deputy:board',
      given(report(), { type: 'AppointDeputy', for: 'board', person: 'x', reason: 'Away.', holds: [] }),
    ],
  ];

  it.each(waits)('%s has a term, an alarm after it, and then asks for a deputy', (name, so) => {
    const running = runningDeadlines(so.breach).find(({ deadline }) => deadline === name);
    expect(running).toBeDefined();
    expect(nextAlarmAt(so.breach)! <= running!.dueAt).toBe(true);
    expect(duties(so)).not.toContain('appoint-deputy');
    const missed = so.and(act(checkDeadlines, { at: running!.dueAt }));
    expect(missed.breach.alarms).toContainEqual(
      expect.objectContaining({ kind: 'missed', deadline: name, dueAt: running!.dueAt }),
    );
    expect(duties(missed)).toContain('appoint-deputy');
  });

  it('C11: a later awareness is rejected with a reason, and the moment that counted still counts', () => {
    const [, so] = waits[0]!;
    const { awareAt } = so.breach.laterAwareness!;
    const rejected = so
      .when({ type: 'RejectLaterAwareness', awareAt, reason: secret('it lay open') }, { by: fg })
      .then(event('LaterAwarenessRejected', { awareAt }));
    expect(rejected.breach.laterAwareness).toBeUndefined();
    expect(rejected.breach.awareness).toEqual(given(report()).breach.awareness);
    expect(duties(rejected)).not.toContain('confirm-later-awareness');
    rejected
      .when({ type: 'RejectLaterAwareness', awareAt, reason: secret('again') }, { by: fg })
      .thenRefused('no-such-proposal');
  });
});

describe('a deputy for one dossier', () => {
  const appoint = (fields: object = {}): BreachCommand => ({
    type: 'AppointDeputy',
    for: 'fg',
    person: 'actor-chair',
    reason: 'The FG is on leave.',
    holds: [],
    ...fields,
  });
  const proposed = given(report(), appoint());

  it('is proposed by one and appointed by another, never by himself', () => {
    const chair: Actor = { id: 'actor-chair', role: 'handler' };
    proposed.when(confirm(proposed)).thenRefused('second-person-needed');
    proposed.when(confirm(proposed), { by: chair }).thenRefused('second-person-needed');
    given(report()).when(appoint(), { by: chair }).thenRefused('deputises-itself', { field: 'person' });
    const appointed = proposed
      .when(confirm(proposed), { by: board })
      .then(event('DeputyAppointed', { for: 'fg', person: 'actor-chair', proposedBy: handler.id }));
    expect(functionsOf(appointed.breach, 'actor-chair')).toEqual(['fg']);
    appointed.when(appoint()).thenNothing();
  });

  it('who steps back as well leaves the place empty, and whoever stepped back takes none', () => {
    const recuse = { type: 'Recuse', function: 'board', reason: 'It is about my brother.' } as const;
    const chair: Actor = { id: 'actor-chair', role: 'board' };
    const empty = given(report()).and(act(recuse, { by: board }));
    expect(duties(empty)).toContain('appoint-deputy');
    empty
      .when(appoint({ for: 'board', person: board.id }))
      .thenRefused('deputy-recused', { field: 'person' });
    const asked = empty.and(appoint({ for: 'board' }));
    const filled = asked.and(act(confirm(asked), { by: fg }));
    expect(duties(filled)).not.toContain('appoint-deputy');
    const emptyAgain = filled.and(act(recuse, { by: chair }));
    expect(duties(emptyAgain)).toContain('appoint-deputy');
    emptyAgain.when(appoint({ for: 'board' })).thenRefused('deputy-recused', { field: 'person' });
    // Nor does he who stepped back while it was proposed.
    const late = asked.and(act(recuse, { by: chair }));
    late.when(confirm(late), { by: fg }).thenRefused('deputy-recused', { field: 'person' });
  });

  it('the board alone appoints one for a handler: it takes nothing out of anybody’s sight', () => {
    given(report())
      .when(appoint({ for: 'handler' }), { by: board })
      .then(event('DeputyAppointed', { for: 'handler' }));
    given(report())
      .when(appoint({ for: 'handler' }), { by: fg })
      .then(event('DeputyProposed', { for: 'handler' }));
  });

  it('is not the FG for the board, nor who decides for the FG, nor anybody it is about', () => {
    const refused = (fields: object, code: string, so = given(report())): void => {
      so.when(appoint(fields)).thenRefused(code, { kind: 'invalid', field: 'person' });
    };
    refused({ for: 'board', holds: ['fg'] }, 'fg-not-independent');
    refused({ for: 'fg', holds: ['board'] }, 'fg-not-independent');
    refused({ for: 'fg', holds: ['handler', 'administrator'] }, 'fg-not-independent');
    refused({ for: 'board' }, 'fg-not-independent', proposed.and(act(confirm(proposed), { by: board })));
    const about: BreachCommand = {
      type: 'RestrictDossier',
      allowed: [],
      refused: ['actor-chair'],
      open: ['fg', 'board'],
      supervisors: [],
    };
    refused({}, 'deputy-refused', given(report(), about));
  });

  it('two for different functions wait side by side, two for one do not', () => {
    const both = proposed.and(appoint({ for: 'handler', person: 'actor-temp' }));
    expect(both.breach.proposals).toHaveLength(2);
    both.when(appoint({ person: 'another' })).then(event('DeputyProposed', { person: 'another' }));
    both.when(appoint({ person: 'another' }), { by: colleague }).thenRefused('already-proposed');
  });
});

describe('who recuses himself', () => {
  const recuse: BreachCommand = { type: 'Recuse', function: 'board', reason: 'It is about my own file.' };
  const recused = given(report(), decide(), dismiss, act(recuse, { by: board }));

  it('says so himself, once, and somebody is to stand in', () => {
    expect(recused.breach.recusals).toMatchObject([{ who: board.id, function: 'board' }]);
    recused.when(recuse, { by: board }).thenNothing();
    expect(duties(recused)).toContain('appoint-deputy');
  });

  it('confirms nothing any more but his deputy, who then can', () => {
    recused.when(confirm(recused), { by: board }).thenRefused('recused', { kind: 'forbidden' });
    const asked = recused.and({
      type: 'AppointDeputy',
      for: 'board',
      person: 'actor-chair',
      reason: 'The director is involved.',
      holds: [],
    });
    const appointed = asked.and(act(confirm(asked), { by: board }));
    expect(duties(appointed)).not.toContain('appoint-deputy');
    appointed
      .when(confirm(recused), { by: { id: 'actor-chair', role: 'board' } })
      .then(event('BreachDismissed', { proposedBy: handler.id }));
  });

  it('as something else, he still acts', () => {
    recused.when(confirm(recused), { by: { ...board, role: 'fg' } }).then(event('BreachDismissed'));
  });

  it('does not end a term that was missed the day before', () => {
    const missed = recused.and(act(checkDeadlines, { at: NEXT_DAY }));
    expect(missed.breach.alarms).toContainEqual(
      expect.objectContaining({ deadline: 'confirmation:dismissal' }),
    );
  });
});
