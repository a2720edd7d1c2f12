import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../src/breach/dossier/history.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { moment } from '../../src/shared/moment.js';
import type { LinkedAccounts } from '../../src/shared/linked-accounts.js';
import type { Actor } from '../../src/shared/recorded-event.js';
import { Refusal } from '../../src/shared/refusal.js';
import { attempt, play, steps, type Step } from '../support/arbitrary/arbitrary-breach.js';
import { COMMANDS, someone } from '../support/arbitrary/arbitrary-commands.js';
import { aware, decide, dismiss, report, secret } from '../support/breach/breach-commands.js';
import {
  act,
  type Act,
  board,
  colleague,
  event,
  fg,
  type Given,
  given,
  handler,
  mandateHolder,
} from '../support/breach/given-breach.js';

const EVERYBODY: readonly Actor[] = [handler, colleague, fg, board, mandateHolder];
const twin = (id: string): string => `twin-of-${id}`;
/** Everybody has a second account. */
const LINKED: LinkedAccounts = [
  ...EVERYBODY.map(({ id }) => [id, twin(id)]),
  ['actor-deputy', twin('actor-deputy')],
];

/** What is refused or recorded, told of people: as if each had one account. */
const outcomeOf = (so: Given, command: BreachCommand, by: Actor, now: string): unknown => {
  const outcome = attempt(() => so.and(act(command, { by, at: now, linked: LINKED })));
  // Whether there is anything new in it is the account's, not the person's.
  const isNoNews = outcome instanceof Refusal && outcome.code === 'not-recorded';
  if (outcome instanceof Refusal && !isNoNews) return outcome.code;
  // These write down which account is let in: that is the account's, not the person's.
  if (['RestrictDossier', 'ConfirmProposal', 'TakeEmergencyAccess'].includes(command.type)) return 'done';
  if (isNoNews) return [];
  const news = (outcome as Given).history.slice(so.history.length).map(({ event: fact }) => fact);
  return JSON.parse(JSON.stringify(news).replaceAll(twin(''), '')) as unknown;
};

const refusal = (so: Given, command: BreachCommand, by: Actor, now: string): string | undefined => {
  const outcome = attempt(() => so.and(act(command, { by, at: now, linked: LINKED })));
  return outcome instanceof Refusal && outcome.code !== 'not-recorded' ? outcome.code : undefined;
};

/** Where people do little else than propose to each other and answer. */
const quarrels: fc.Arbitrary<readonly Step[]> = steps.chain((all) =>
  fc
    .array(
      fc.record({
        afterMinutes: fc.constantFrom(0, 40, 30 * 60),
        by: someone,
        command: fc.oneof(
          COMMANDS.EstablishAwareness,
          COMMANDS.ConfirmLaterAwareness,
          COMMANDS.CorrectReceipt,
          COMMANDS.CorrectStatement,
          COMMANDS.ConfirmCorrection,
          COMMANDS.AttemptBoardContact,
          COMMANDS.Decide,
          COMMANDS.DecideOnBehalf,
          COMMANDS.ConfirmDecision,
          COMMANDS.Ratify,
          COMMANDS.DismissBreach,
          COMMANDS.DismissUnverified,
          COMMANDS.RestrictDossier,
          COMMANDS.AppointDeputy,
          COMMANDS.Recuse,
          COMMANDS.ConfirmProposal,
          COMMANDS.RejectProposal,
          COMMANDS.TakeEmergencyAccess,
        ),
      }),
      { maxLength: 15, size: 'max' },
    )
    .map((rest) => [...all.slice(0, 10), ...rest]),
);

/** The refusals by which a rule tells one person from another. */
const OF_SECOND_PERSON = [
  'about-you',
  'already-proposed',
  'correction-proposed',
  'deputises-itself',
  'mandate-not-open',
  'recused',
  'refuses-itself',
  'second-person-needed',
];

describe('a rule about a second person compares people, not accounts', () => {
  it('whatever is asked, another account of a person is refused exactly as the same account is', () => {
    fc.assert(
      fc.property(quarrels, (all) => {
        for (const { before, command, by, now } of play(all).tries.slice(1)) {
          const asTwin = { ...by, id: twin(by.id) };
          expect([command.type, outcomeOf(before, command, asTwin, now)]).toEqual([
            command.type,
            outcomeOf(before, command, by, now),
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the property meets every such rule', () => {
    const met = new Set<string>();
    const histories = [11, 12, 13, 14].flatMap((seed) => fc.sample(quarrels, { numRuns: 700, seed }));
    for (const all of histories)
      for (const { outcome } of play(all).tries) if (outcome instanceof Refusal) met.add(outcome.code);
    expect(OF_SECOND_PERSON.filter((code) => !met.has(code))).toEqual([]);
  });

  it('whoever is named by another of his accounts is refused at least as he himself is', () => {
    fc.assert(
      fc.property(quarrels, (all) => {
        for (const { before, command, by, now } of play(all).tries.slice(1)) {
          if (command.type !== 'RestrictDossier' && command.type !== 'AppointDeputy') continue;
          const named = refusal(before, command, by, now);
          // That it stands already is no rule about people: another account is somebody new there.
          if (named === undefined || ['not-recorded', 'already-proposed'].includes(named)) continue;
          const others: BreachCommand =
            command.type === 'AppointDeputy'
              ? { ...command, person: twin(command.person) }
              : {
                  ...command,
                  refused: command.refused.map(twin),
                  supervisors: command.supervisors.map(({ id, role }) => ({ id: twin(id), role })),
                };
          expect([command.type, refusal(before, others, by, now)]).toEqual([command.type, named]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the mandate does not open on his own word, a receipt is not confirmed, a recusal is not left behind', () => {
    const other = (actor: Actor): Actor => ({ ...actor, id: twin(actor.id) });
    const at = '2026-03-02T10:00:00+01:00';
    const called = (attemptedAt: string): Act =>
      act(
        {
          type: 'AttemptBoardContact',
          attemptedAt: moment(attemptedAt),
          how: secret('phone'),
          reached: false,
        },
        { by: other(mandateHolder), at },
      );
    const unreached = given(
      report(),
      act(aware(), { by: handler }),
      called('2026-03-02T09:00:00+01:00'),
      called('2026-03-02T09:45:00+01:00'),
    );
    unreached
      .when(decide(), { by: mandateHolder, at, linked: LINKED })
      .thenRefused('mandate-not-open', { kind: 'forbidden' });
    unreached
      .when(decide(), { by: mandateHolder, at })
      .then(event('DecisionTaken', { mandate: 'emergency' }));

    const receipt: BreachCommand = {
      type: 'CorrectReceipt',
      receivedAt: moment('2026-03-02T08:30:00.000Z'),
      reason: 'The mail says so.',
    };
    const doubted = given(act(report(), { clockUncertain: true }), act(receipt, { at }));
    doubted.when(receipt, { by: other(handler), at, linked: LINKED }).thenNothing();
    doubted.when(receipt, { by: other(handler), at }).then(event('ReceiptCorrected'));

    const recused = given(
      report(),
      decide(),
      dismiss,
      act({ type: 'Recuse', function: 'handler', reason: 'My own file.' }, { by: colleague }),
    );
    const { proposal } = recused.breach.proposals[0]!;
    recused
      .when({ type: 'ConfirmProposal', proposal }, { by: other(colleague), linked: LINKED })
      .thenRefused('recused', { kind: 'forbidden' });
  });

  it('accounts that are not linked stay two people', () => {
    const waiting = given(report(), decide(), dismiss);
    const { proposal } = waiting.breach.proposals[0]!;
    waiting
      .when({ type: 'ConfirmProposal', proposal }, { by: colleague, linked: [[handler.id, fg.id]] })
      .then(event('BreachDismissed', { proposedBy: handler.id }));
  });

  it('what was decided stays decided when the two are linked afterwards, and events say nothing of links', () => {
    const later = aware({ awareAt: moment('2026-03-02T08:30:00.000Z'), reason: secret('opened later') });
    const at = '2026-03-02T09:45:00+01:00';
    const confirmed = given(
      report(),
      act(later, { at }),
      act(
        { type: 'ConfirmLaterAwareness', awareAt: later.awareAt },
        {
          by: colleague,
          at,
          linked: [],
        },
      ),
    );
    const next = confirmed.and(
      act({ type: 'RecordLesson', lesson: 'Link them earlier.' }, { linked: [[handler.id, colleague.id]] }),
    );
    expect(next.breach.awareness).toEqual(confirmed.breach.awareness);
    expect(next.breach).toEqual(fold(next.history));
    expect(JSON.stringify(next.history)).not.toContain('linked');
  });
});
