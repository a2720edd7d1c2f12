import { describe, expect, it } from '@jest/globals';
import type { HeldValue } from '../../src/breach/domain/against-erasing.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { MATTER_KINDS, type MatterKind } from '../../src/law/term/matter-kinds.js';
import {
  assess,
  checkDeadlines,
  dismiss,
  MONDAY_NINE,
  receive,
  report,
  safetyMeasure,
  secret,
  settle,
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

const DESCRIPTION = { revision: 0, pointer: '/report/description' };
const CONTACT = { revision: 0, pointer: '/report/reporter/contact' };
const description: HeldValue = { ...DESCRIPTION, scope: 'dossier', key: 'key-1', isText: true };
const contact: HeldValue = { ...CONTACT, scope: 'reporter', key: 'key-2', isText: false };
const held = [description, contact];
const replacement = secret('a letter went to the wrong address');

type Proposed = Extract<BreachCommand, { readonly type: 'ProposeErasure' }>;
const propose = (asked: Partial<Proposed> = {}): BreachCommand => ({
  ...{ type: 'ProposeErasure', what: 'reporter', ground: 'no-longer-needed', reason: 'He asked for it.' },
  ...{ held, yearsKept: 5 },
  ...asked,
});
const name = propose({ what: 'values', values: [{ ...DESCRIPTION, replacement }] });
const approve = ({ breach }: Given, asked: object = {}): BreachCommand => ({
  ...{ type: 'ApproveErasure', erasure: breach.erasures.at(-1)!.erasure, held, yearsKept: 5 },
  ...asked,
});
const answer = (type: 'RejectErasure' | 'ObjectToErasure', { breach }: Given): BreachCommand => ({
  type,
  erasure: breach.erasures.at(-1)!.erasure,
  reason: 'It is needed.',
});
const duties = ({ breach }: Given): readonly object[] =>
  openDuties(breach)
    .filter(({ duty }) => duty.endsWith('erasure'))
    .map(({ duty, holder }) => ({ duty, holder }));

const assessed = given(report(), assess());
const closed = given(report(), assess({ risk: 'unlikely' }), dismiss);
const SIX_YEARS_LATER = '2032-03-02T09:00:00+01:00';

describe('an erasure', () => {
  const waiting = assessed.and(name);

  it('is proposed by one, and erases nothing until another one approves', () => {
    const { breach } = assessed
      .when(name)
      .then(event('ErasureProposed', { what: 'values', values: [{ ...DESCRIPTION, replacement }] }));
    expect(breach.erasures).toMatchObject([{ proposedBy: handler.id, decideBy: '2026-03-09T08:00:00.000Z' }]);
  });

  it.each([colleague, board])('$role approves: the keys of exactly these places are named', (by) => {
    waiting.when(approve(waiting), { by }).then(
      event('PersonalDataErased', {
        ...{ erasure: waiting.breach.erasures[0]!.erasure, proposedBy: handler.id },
        ...{ places: [DESCRIPTION], keys: ['key-1'] },
        replacements: [{ ...DESCRIPTION, text: replacement }],
      }),
    );
  });

  it('is not approved by whoever proposed it, under any of his accounts', () => {
    const refused = { kind: 'forbidden' } as const;
    waiting.when(approve(waiting), { by: handler }).thenRefused('second-person-needed', refused);
    waiting
      .when(approve(waiting), { by: board, linked: [[board.id, handler.id]] })
      .thenRefused('second-person-needed', refused);
  });

  it('is not decided on by whom it is about, under any of his accounts', () => {
    const aboutHim = assessed.and(propose({ concerns: [colleague.id] }));
    for (const command of [approve(aboutHim), answer('RejectErasure', aboutHim)]) {
      aboutHim.when(command, { by: colleague }).thenRefused('about-you', { kind: 'forbidden' });
      aboutHim
        .when(command, { by: board, linked: [[board.id, colleague.id]] })
        .thenRefused('about-you', { kind: 'forbidden' });
    }
    aboutHim.when(approve(aboutHim), { by: board }).then(event('PersonalDataErased'));
  });

  it('once rejected waits no more', () => {
    const rejected = waiting.and(act(answer('RejectErasure', waiting), { by: colleague }));
    rejected.when(approve(rejected), { by: board }).thenRefused('no-such-proposal');
    expect(duties(rejected)).toEqual([]);
  });

  it('is proposed once for the same places, and again for others', () => {
    waiting.when(name, { by: colleague }).thenRefused('already-proposed');
    waiting.when(propose(), { by: colleague }).then(event('ErasureProposed', { what: 'reporter' }));
  });

  it('asks a second person within a week, and always tells the FG; the other one where the board proposed', () => {
    expect(duties(waiting)).toEqual([
      { duty: 'decide-on-erasure', holder: 'board' },
      { duty: 'look-at-erasure', holder: 'fg' },
    ]);
    const byBoard = assessed.and(act(name, { by: board }));
    expect(duties(byBoard)).toContainEqual({ duty: 'decide-on-erasure', holder: 'handler' });
    const { erasure } = waiting.breach.erasures[0]!;
    const deadline = `confirmation:erasure:${erasure}`;
    expect(runningDeadlines(waiting.breach)).toContainEqual(expect.objectContaining({ deadline }));
  });

  it('keeps its duty and its term in a dossier that has ended', () => {
    const late = closed.and(act(propose({ what: 'dossier' }), { at: SIX_YEARS_LATER }));
    expect(openDuties(late.breach)).toHaveLength(2);
    late
      .when(checkDeadlines, { at: '2032-03-10T09:00:00+01:00' })
      .then(
        event('DeadlineMissed', { deadline: `confirmation:erasure:${late.breach.erasures[0]!.erasure}` }),
      );
  });

  it('completes once', () => {
    const { erasure } = waiting.breach.erasures[0]!;
    const complete = { type: 'CompleteErasure', erasure, keys: 1, definitiveBy: '2026-04-06' } as const;
    waiting.when(complete).thenNothing();
    const done = waiting.and(act(approve(waiting), { by: board })).when(complete);
    done
      .then(event('ErasureCompleted', { keys: 1 }))
      .when(complete)
      .thenNothing();
  });
});

describe('where two erasures are open at once', () => {
  const one = assessed.and(name);
  const two = one.and(propose({ what: 'values', values: [{ ...DESCRIPTION, replacement }, { ...CONTACT }] }));
  const [first, second] = two.breach.erasures.map(({ erasure }) => erasure);

  it('the same value is erased once', () => {
    const erased = two.and(act(approve(two, { erasure: first }), { by: board }));
    erased
      .when(approve(erased, { erasure: second, held: [contact] }), { by: board })
      .then(event('PersonalDataErased', { places: [CONTACT], keys: ['key-2'] }));
  });

  it('one of which nothing is left waits no more', () => {
    const erased = two.and(act(approve(two, { erasure: second }), { by: board }));
    expect(erased.breach.erasures[0]).toMatchObject({ overtakenBy: erased.history.length - 1 });
    erased.when(approve(erased, { erasure: first, held: [] }), { by: board }).thenRefused('no-such-proposal');
  });

  it('approved on what is gone, it is refused', () => {
    const whole = assessed.and(propose());
    whole.when(approve(whole, { held: [description] }), { by: board }).thenRefused('nothing-there');
  });
});

describe('an objection of the FG', () => {
  const waiting = assessed.and(name);
  const objected = waiting.and(act(answer('ObjectToErasure', waiting), { by: fg }));

  it('leaves it to the board, which says why it erases all the same', () => {
    objected.when(approve(objected), { by: colleague }).thenRefused('fg-objects', { kind: 'forbidden' });
    objected.when(approve(objected), { by: board }).thenRefused('reason-against-objection');
    const despiteObjection = 'It endangers the client.';
    objected
      .when(approve(objected, { despiteObjection }), { by: board })
      .then(event('PersonalDataErased', { despiteObjection }));
  });

  it('is not answered where there is none', () => {
    waiting
      .when(approve(waiting, { despiteObjection: 'Why not?' }), { by: board })
      .thenRefused('no-objection', { field: 'despiteObjection' });
  });
});

describe('what is asked', () => {
  it('stands there, once, and is not erased', () => {
    const elsewhere = { revision: 0, pointer: '/receivedAt' };
    for (const values of [[elsewhere], [{ ...DESCRIPTION, revision: 9 }]])
      assessed
        .when(propose({ what: 'values', values }))
        .thenRefused('nothing-there', { kind: 'invalid', field: 'values' });
    assessed
      .when(propose({ what: 'values', values: [CONTACT], held: [description] }))
      .thenRefused('nothing-there');
    assessed.when(propose({ what: 'values', values: [CONTACT, CONTACT] })).thenRefused('repeated');
    assessed.when(propose({ held: [description] })).thenRefused('nothing-there', { field: 'what' });
  });

  it('names places where it is about places, and nowhere else', () => {
    assessed.when(propose({ what: 'values' })).thenRefused('values-or-whole', { kind: 'invalid' });
    assessed.when(propose({ values: [CONTACT] })).thenRefused('values-or-whole');
  });

  it('puts a text in the place of a text only', () => {
    assessed
      .when(propose({ what: 'values', values: [{ ...CONTACT, replacement }] }))
      .thenRefused('replacement-for-a-text', { kind: 'invalid' });
  });
});

/** Refused when it is proposed, and when it is approved because it came up meanwhile. */
function refusedFor(
  code: string,
  before: Given,
  cause: readonly BreachCommand[],
  asked: BreachCommand,
): void {
  cause
    .reduce<Given>((so, next) => so.and(next), before)
    .when(asked)
    .thenRefused(code, { kind: 'conflict' });
  const proposed = before.and(asked);
  const waiting = cause.reduce<Given>((so, next) => so.and(next), proposed);
  waiting.when(approve(waiting), { by: board }).thenRefused(code, { kind: 'conflict' });
}

describe('refused', () => {
  it.each<MatterKind>(['ap-question', 'ap-order', 'igj-inquiry', 'complaint', 'damage-claim'])(
    'matter-open: while there is one, every kind (%s)',
    (kind) => {
      const matter = receive({ kind });
      for (const asked of [name, propose()]) refusedFor('matter-open', assessed, [matter], asked);
      const settled = assessed.and(matter).and(settle());
      settled.when(name).then(event('ErasureProposed'));
    },
  );

  it('no other matter holds it up', () => {
    for (const kind of MATTER_KINDS.filter((one) => one.startsWith('nis2') || one === 'insurer'))
      assessed.and(receive({ kind })).when(name).then(event('ErasureProposed'));
  });

  it('legal-hold: until the last one is lifted', () => {
    const place = (hold: string): BreachCommand => ({ type: 'PlaceLegalHold', hold, reason: 'A lawsuit.' });
    const lift = (hold: string): BreachCommand => ({ type: 'LiftLegalHold', hold, reason: 'It is over.' });
    refusedFor('legal-hold', assessed, [place('1')], name);
    refusedFor('legal-hold', assessed, [place('1'), place('2'), lift('1')], name);
    const lifted = [place('1'), place('2'), lift('1'), lift('2')].reduce<Given>(
      (so, n) => so.and(n),
      assessed,
    );
    lifted.when(name).then(event('ErasureProposed'));
    lifted.when(lift('3')).thenRefused('no-such-hold');
  });

  it('term-not-over: a dossier that is open, or closed less than so many years ago', () => {
    assessed.when(propose({ what: 'dossier' })).thenRefused('term-not-over');
    closed
      .when(propose({ what: 'dossier' }), { at: '2031-03-02T08:59:59+01:00' })
      .thenRefused('term-not-over');
    closed
      .when(propose({ what: 'dossier' }), { at: '2031-03-02T09:00:00+01:00' })
      .then(event('ErasureProposed'));
    const { yearsKept: _years, ...unserved } = propose({ what: 'dossier' }) as Proposed;
    closed.when(unserved, { at: SIX_YEARS_LATER }).thenRefused('term-not-over');
  });

  it('term-not-over: reopened since it was proposed', () => {
    const waiting = closed
      .and(act(propose({ what: 'dossier' }), { at: SIX_YEARS_LATER }))
      .and({ type: 'ReopenBreach', reason: 'A letter came back.' });
    waiting.when(approve(waiting), { by: board }).thenRefused('term-not-over');
  });

  it('reporter-still-needed: a safe contact or a question to him is open', () => {
    const inDanger = given(report({ safetyRisk: 'yes' }), safetyMeasure(), assess());
    inDanger.when(propose()).thenRefused('reporter-still-needed');
    inDanger.when(propose({ what: 'values', values: [CONTACT] })).thenRefused('reporter-still-needed');
    inDanger.when(name).then(event('ErasureProposed'));
    given(report()).when(propose()).thenRefused('reporter-still-needed');
  });

  it('needed-for-the-register: a text without another one, while nothing gives account of the facts', () => {
    const fresh = given(report());
    const bare = propose({ what: 'values', values: [DESCRIPTION] });
    fresh.when(bare).thenRefused('needed-for-the-register', { kind: 'conflict' });
    fresh.when(name).then(event('ErasureProposed'));
    assessed.when(bare).then(event('ErasureProposed'));
    given(report(), dismiss).when(bare).then(event('ErasureProposed'));
  });
});

it('a text is shown at the place of another one from the moment of approval on', () => {
  const waiting = assessed.and(name);
  const { breach } = waiting.and(act(approve(waiting), { by: board, at: '2026-03-03T09:00:00+01:00' }));
  expect(breach.erasures).toMatchObject([
    { approved: { by: board.id, erased: 1, at: '2026-03-03T08:00:00.000Z' }, proposedAt: MONDAY_NINE },
  ]);
});
