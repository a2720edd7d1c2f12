import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { nextAlarmAt } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { isOpenTo, SUPERVISORS } from '../../src/breach/domain/restriction.js';
import { viewerOf, visibleTo } from '../../src/breach/lists/visibility.js';
import { accountsOf } from '../../src/shared/linked-accounts.js';
import type { Actor } from '../../src/shared/recorded-event.js';
import type { Role } from '../../src/platform/identity/principal.js';
import { play, type Step } from '../support/arbitrary/arbitrary-breach.js';
import { COMMANDS, someone } from '../support/arbitrary/arbitrary-commands.js';
import { checkDeadlines, close, RECORDED_ONLY, report } from '../support/breach/breach-commands.js';
import {
  act,
  board,
  colleague,
  event,
  fg,
  given,
  type Given,
  handler,
  mandateHolder,
} from '../support/breach/given-breach.js';

type Restrict = Extract<BreachCommand, { readonly type: 'RestrictDossier' }>;

/** The grant log knows the FG and the board. */
const restrict = (fields: Partial<Restrict> = {}): BreachCommand => ({
  type: 'RestrictDossier',
  allowed: [],
  refused: [],
  open: SUPERVISORS,
  supervisors: [
    { id: fg.id, role: 'fg' },
    { id: board.id, role: 'board' },
  ],
  ...fields,
});
const EVERYBODY = [handler, colleague, fg, board];
const whoSees = ({ breach }: Given, ...others: readonly Actor[]): readonly Actor[] =>
  [...EVERYBODY, ...others].filter(({ id, role }) => isOpenTo(breach, { id, accounts: [id], roles: [role] }));
const proposalOf = ({ breach }: Given): number => breach.proposals.at(-1)!.proposal;
const confirm = (so: Given): BreachCommand => ({ type: 'ConfirmProposal', proposal: proposalOf(so) });
const reject = (so: Given): BreachCommand => ({
  type: 'RejectProposal',
  proposal: proposalOf(so),
  reason: 'It is not about him.',
});
const restricted = given(report(), restrict({ refused: [colleague.id] }));

describe('a restricted dossier', () => {
  it('H3: keeps FG and board in, without being told', () => {
    expect(whoSees(restricted)).toEqual([handler, fg, board]);
    expect(whoSees(given(report()))).toEqual(EVERYBODY);
  });

  it('always names who restricted it, or nobody could ever open it again', () => {
    given(report())
      .when(restrict(), { by: handler })
      .then(event('DossierRestricted', { allowed: [handler.id], refused: [], open: ['fg', 'board'] }));
  });

  it('is not restricted by somebody whom it refuses', () => {
    given(report())
      .when(restrict({ refused: [colleague.id] }), { by: colleague })
      .thenRefused('refuses-itself', { kind: 'invalid', field: 'refused' });
  });

  it('neither allows and refuses the same person', () => {
    given(report())
      .when(restrict({ allowed: [fg.id], refused: [fg.id] }))
      .thenRefused('allowed-and-refused', { field: 'allowed' });
  });

  it('restricted again in the same way says nothing new', () => {
    restricted.when(restrict({ refused: [colleague.id] })).thenNothing();
  });

  it('is opened again, once', () => {
    const lift: BreachCommand = { type: 'LiftRestriction' };
    const open = restricted.when(lift).then(event('DossierRestrictionLifted'));
    expect(open.breach.restriction).toBeUndefined();
    open.when(lift).thenNothing();
  });

  it('can be restricted after it was closed', () => {
    given(...RECORDED_ONLY, close)
      .when(restrict())
      .then(event('DossierRestricted'));
  });
});

describe('H3: nobody alone takes a dossier out of the sight of FG or board', () => {
  const all = { allowed: [handler.id], refused: [fg.id, board.id, colleague.id] };
  const waiting = given(report()).and(restrict(all));

  it('what one person may do holds at once, the rest waits for a second one, with a term', () => {
    given(report())
      .when(restrict(all))
      .then(
        event('DossierRestricted', { refused: [colleague.id], open: ['fg', 'board'] }),
        event('RestrictionProposed', { shutsOut: ['fg', 'board'], confirmBy: '2026-03-03T08:00:00.000Z' }),
      );
    expect(whoSees(waiting)).toEqual([handler, fg, board]);
    expect(openDuties(waiting.breach).map(({ duty }) => duty)).toContain('confirm-restriction');
  });

  it.each([
    ['a person who holds the grant', { refused: [fg.id] }, ['fg']],
    ['the function', { open: ['board'] }, ['fg']],
    ['both functions', { open: [] }, ['fg', 'board']],
  ] as const)('whether it refuses %s', (_how, fields, shutsOut) => {
    const proposed = given(report(), restrict(fields));
    expect(proposed.breach.proposals).toMatchObject([{ what: 'restriction', restriction: { shutsOut } }]);
    expect(whoSees(proposed)).toEqual(expect.arrayContaining([fg, board]));
  });

  it('also on a closed dossier, and also where it was restricted before', () => {
    for (const so of [given(...RECORDED_ONLY, close), restricted]) {
      expect(whoSees(so.and(restrict({ open: [] })))).toEqual(expect.arrayContaining([fg, board]));
    }
  });

  it('who was let in by name only is not shut out by leaving his name away', () => {
    const byFg = given(report(), act(restrict({ open: [] }), { by: fg }));
    const byName = byFg.and(act(confirm(byFg), { by: handler }));
    expect(whoSees(byName)).toEqual([handler, fg]);
    const so = byName
      .when(restrict({ open: [] }), { by: handler })
      .then(event('RestrictionProposed', { shutsOut: ['fg'] }));
    expect(whoSees(so)).toEqual([handler, fg]);
  });

  it('lets nobody in again who was shut out while it waited', () => {
    const third: Actor = { id: 'actor-third', role: 'handler' };
    const asked = given(report(), restrict({ allowed: [colleague.id, third.id], refused: [fg.id] }));
    // It proves to be about the colleague, which holds at once.
    const shut = asked.and(
      act(restrict({ allowed: [handler.id, third.id], refused: [colleague.id] }), { by: third }),
    );
    expect(whoSees(shut)).not.toContain(colleague);
    const confirmed = shut.and(act(confirm(shut), { by: board }));
    expect(whoSees(confirmed, third)).toEqual([handler, board, third]);
    expect(confirmed.breach.restriction?.refused).toEqual([colleague.id, fg.id].sort());
    // That was a slip, and taken back.
    const back = shut.and(act(restrict({ allowed: [handler.id, third.id, colleague.id] }), { by: third }));
    const same = back.and(act(confirm(back), { by: board }));
    expect(same.breach.restriction?.refused).toEqual([fg.id]);
    expect(whoSees(same)).toContain(colleague);
  });

  it('a deputy is as hard to shut out as the one he stands in for', () => {
    const deputy: Actor = { id: 'actor-deputy', role: 'fg' };
    const appointed = given(report(), {
      type: 'AppointDeputy',
      for: 'fg',
      person: deputy.id,
      reason: 'The FG is ill.',
      holds: [],
    });
    const so = appointed.and(act(confirm(appointed), { by: board })).and(restrict({ refused: [deputy.id] }));
    expect(whoSees(so, deputy)).toContain(deputy);
    expect(so.breach.proposals).toMatchObject([{ restriction: { shutsOut: ['fg'] } }]);
  });

  it('whoever proposed it does not confirm it, nor another handler where FG or board is left', () => {
    waiting
      .when(confirm(waiting), { by: handler })
      .thenRefused('second-person-needed', { kind: 'forbidden' });
    const aboutFg = given(report(), restrict({ refused: [fg.id] }));
    aboutFg.when(confirm(aboutFg), { by: colleague }).thenRefused('supervisor-needed', { kind: 'forbidden' });
    const shut = aboutFg.and(act(confirm(aboutFg), { by: board }));
    expect(whoSees(shut)).toEqual([handler, board]);
  });

  it('where it is about both, another handler confirms, and whom it refuses neither confirms nor rejects', () => {
    const both = given(report(), restrict({ refused: [fg.id, board.id] }));
    for (const by of [fg, board]) {
      both.when(confirm(both), { by }).thenRefused('about-you', { kind: 'forbidden' });
      both.when(reject(both), { by }).thenRefused('about-you', { kind: 'forbidden' });
    }
    const shut = both
      .when(confirm(both), { by: colleague })
      .then(event('DossierRestricted', { proposedBy: handler.id }));
    expect(whoSees(shut)).toEqual([handler, colleague]);
    expect(shut.breach.proposals).toEqual([]);
  });

  it('is rejected with a reason, also by whoever proposed it', () => {
    const rejected = waiting
      .when(reject(waiting), { by: handler })
      .then(event('ProposalRejected', { what: 'restriction', reason: 'It is not about him.' }));
    expect(rejected.breach.proposals).toEqual([]);
    expect(whoSees(rejected)).toEqual([handler, fg, board]);
    rejected.when(confirm(waiting), { by: board }).thenRefused('no-such-proposal');
  });

  it('asked again the same says nothing new, otherwise it replaces it; another’s is answered first', () => {
    waiting.when(restrict(all)).thenNothing();
    waiting.when(restrict({ open: ['fg'] })).then(event('DossierRestricted'), event('RestrictionProposed'));
    given(report(), restrict({ refused: [fg.id] }))
      .when(restrict({ open: [] }), { by: colleague })
      .thenRefused('already-proposed');
  });

  it('unanswered after its term, an alarm says so and a deputy is asked for', () => {
    expect(nextAlarmAt(waiting.breach)).toBe('2026-03-03T08:00:00.000Z');
    const missed = waiting.and(act(checkDeadlines, { at: '2026-03-03T09:00:00+01:00' }));
    expect(missed.breach.alarms).toMatchObject([
      { kind: 'warning' },
      { kind: 'missed', deadline: 'confirmation:restriction' },
    ]);
    expect(openDuties(missed.breach).map(({ duty }) => duty)).toEqual(
      expect.arrayContaining(['confirm-restriction', 'appoint-deputy']),
    );
    expect(flags(missed.breach)).not.toContain('deadline-missed');
  });
});

describe('breaker 5: the emergency way in', () => {
  const closedToFg = given(report(), restrict({ open: ['board'] }));
  const shut = closedToFg.and(act(confirm(closedToFg), { by: board }));
  const enter: BreachCommand = { type: 'TakeEmergencyAccess', reason: 'The board cannot be reached.' };

  it('lets the FG in whom it shuts out, says why, and stays visible for good', () => {
    expect(whoSees(shut)).not.toContain(fg);
    const entered = shut
      .when(enter, { by: fg })
      .then(event('EmergencyAccessTaken', { reason: 'The board cannot be reached.' }));
    expect(whoSees(entered)).toContain(fg);
    expect(flags(entered.breach)).toContain('emergency-access-taken');
    entered.when(enter, { by: fg }).thenNothing();
  });

  it('is nobody’s whom it is about, and records nothing where the door is open', () => {
    const about = given(report(), restrict({ refused: [fg.id] }));
    about
      .and(act(confirm(about), { by: board }))
      .when(enter, { by: fg })
      .thenRefused('about-you', { kind: 'forbidden' });
    shut.when(enter, { by: board }).thenRefused('not-recorded', { kind: 'invalid', field: 'reason' });
  });
});

it('C11: a report about somebody who handles reports is shut to handlers from the first second', () => {
  const about = given(report({ aboutHandler: true }));
  expect(about.history.map(({ event: fact }) => fact.type)).toEqual(['BreachReported', 'DossierRestricted']);
  expect(whoSees(about)).toEqual([fg, board]);
  expect(whoSees(given(report({ aboutHandler: false })))).toEqual(EVERYBODY);
});

/** Histories in which people do little else than shut each other out and let each other in. */
const quarrels: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      afterMinutes: fc.constantFrom(0, 30 * 60),
      by: someone,
      command: fc.oneof(
        COMMANDS.RestrictDossier,
        COMMANDS.ConfirmProposal,
        COMMANDS.RejectProposal,
        COMMANDS.LiftRestriction,
        COMMANDS.AppointDeputy,
        COMMANDS.TakeEmergencyAccess,
        COMMANDS.DismissBreach,
      ),
    }),
    { maxLength: 12, size: 'max' },
  )
  .map((rest) => [{ afterMinutes: 0, by: handler, command: { ...report() } }, ...rest]);

it('breaker 5: in no history one person alone takes a dossier out of the sight of FG or board', () => {
  fc.assert(
    fc.property(quarrels, (all) => {
      for (const { before, outcome, by } of play(all).tries) {
        if (!('history' in outcome) || before.history.length === 0) continue;
        const lost = [fg, board].filter(
          ({ id, role }) =>
            isOpenTo(before.breach, { id, accounts: [id], roles: [role] }) &&
            !isOpenTo(outcome.breach, { id, accounts: [id], roles: [role] }),
        );
        const proposedBy = before.breach.proposals.map((proposal) => proposal.proposedBy);
        if (lost.length > 0) expect(proposedBy.filter((id) => id !== by.id)).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

it('breaker 5: a list shows a dossier to exactly those to whom the dossier is open', () => {
  const like = (text: string, pattern: string): boolean => text.includes(pattern.slice(1, -1));
  fc.assert(
    fc.property(quarrels, (all) => {
      const { breach } = play(all).end;
      const column = visibleTo(breach);
      const proof = { issuer: 'any', authenticatedAt: undefined, acr: undefined, amr: [] };
      for (const { id, role } of [...EVERYBODY, mandateHolder, { id: 'actor-deputy', role: 'auditor' }]) {
        const grants = [{ organisation: breach.organisation, role: role as Role }];
        for (const linked of [[], [[id, colleague.id]], [[id, fg.id]]]) {
          const { opens, shuts } = viewerOf({ id, grants, proof }, new Map([[breach.organisation, linked]]));
          const listed =
            column === null ||
            (opens.some((pattern) => like(column, pattern)) &&
              !shuts.some((pattern) => like(column, pattern)));
          const accounts = accountsOf(linked, id);
          expect([id, linked, listed]).toEqual([
            id,
            linked,
            isOpenTo(breach, { id, accounts, roles: [role] }),
          ]);
        }
      }
    }),
    { numRuns: 500 },
  );
});
