import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aReport,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

/*
 * Item 4 of the order: three people (a handler who is also the administrator, a part-time FG, one director), and two
 * without an FG, can play everything (docs/second-person.md).
 */

const at = (day: number, time = '09:00'): string => `2026-06-0${day}T${time}:00+02:00`;
let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: at(1) });
});
afterAll(() => lekwacht.close());

const idOf = async (who: Person): Promise<string> => String((await who.get('/v1/me')).body.id);

/** Confirms, as a second person, the newest proposal that waits. */
async function confirm(who: Person, id: string): Promise<void> {
  const { body } = await who.dossier(id);
  const proposal = (body.proposals as { proposal: number }[]).at(-1)!.proposal;
  await who.acts(id, 'proposals/confirmation', { proposal, confirmed: true });
}

interface Two {
  readonly handler: Person;
  readonly second: Person;
  readonly board: Person;
}

/** From report to closing, with everything that needs a second person on the way. */
async function wholeCase(reported: Reported, { handler, second, board }: Two): Promise<void> {
  const { id } = reported;
  lekwacht.moveTo(at(1));
  await handler.acts(id, 'awareness', { awareAt: at(1), facts: 'The neighbour phoned.' });
  lekwacht.moveTo(at(1, '12:00'));
  await handler.acts(id, 'awareness', {
    awareAt: at(1, '10:00'),
    facts: 'She opened it at ten.',
    reason: 'Before that nobody knew what was in it.',
  });
  const mine = { awareAt: at(1, '10:00') };
  expect((await handler.act(id, 'awareness/confirmation', mine)).body.code).toBe('second-person-needed');
  await second.acts(id, 'awareness/confirmation', mine);
  await handler.acts(id, 'assessments', anAssessment());
  for (const question of ['notify-authority', 'inform-people'] as const) {
    await board.acts(id, 'decisions', aDecision(question));
  }
  lekwacht.moveTo(at(6));
  const ap = await handler.acts(
    id,
    'ap-notifications',
    anApNotification(at(5), { delayReason: 'Nobody was in.' }),
  );
  await handler.acts(id, 'subject-notifications', aSubjectNotification(at(5), { intended: 1, reached: 1 }));
  const corrects = ap.body.revision as number;
  await handler.acts(id, 'corrections/ap-notification', {
    corrects,
    notifiedAt: at(3),
    reason: 'The receipt is of the third.',
  });
  await second.acts(id, 'corrections/confirmation', { corrects, confirmed: true });
  const { body } = await handler.dossier(id);
  expect(body.openDuties).toEqual([]);
  await handler.acts(id, 'closure', { conclusion: 'All was done.' });
}

/** Proposed by the handler, rejected by the other one, proposed anew and confirmed. */
async function dismissedByTwo({ id }: Reported, { handler, second, board }: Two): Promise<void> {
  await board.acts(id, 'decisions', aDecision('notify-authority'));
  const dismissal = { ground: 'no-personal-data', reason: 'The envelope was empty.' };
  await handler.acts(id, 'dismissal', dismissal);
  const { body } = await second.dossier(id);
  expect([body.status, body.openDuties[0].duty]).toEqual(['decided', 'establish-awareness']);
  await second.acts(id, 'proposals/confirmation', {
    proposal: body.proposals[0].proposal,
    confirmed: false,
    reason: 'Ask the neighbour first.',
  });
  await handler.acts(id, 'dismissal', { ...dismissal, reason: 'The neighbour says so too.' });
  await confirm(second, id);
  expect((await handler.dossier(id)).body.status).toBe('dismissed');
}

describe('an organisation of three: handler and administrator, part-time FG, one director', () => {
  const organisation = 'perspektief';
  let handler: Person;
  let fg: Person;
  let board: Person;
  let chair: Person;
  beforeAll(async () => {
    handler = await lekwacht.withGrants('handler', organisation, 'three: handler', [
      `${organisation}:administrator`,
    ]);
    fg = await lekwacht.as('fg', organisation, 'three: fg');
    board = await lekwacht.as('board', organisation, 'three: director');
    // Of the supervisory board: an account, and no grant that opens dossiers.
    chair = await lekwacht.as('processor', organisation, 'three: chair');
  });

  it('plays a whole case', async () => {
    await wholeCase(await lekwacht.report({ organisation }), { handler, second: fg, board });
  });

  it('dismisses by two', async () => {
    await dismissedByTwo(await lekwacht.report({ organisation }), { handler, second: fg, board });
  });

  it('the FG is away: handler and director appoint a deputy, who does all that the FG does', async () => {
    const reported = await lekwacht.report({ organisation });
    const person = await idOf(chair);
    await handler.acts(reported.id, 'deputies', { for: 'fg', person, reason: 'The FG is on leave.' });
    await confirm(board, reported.id);
    await handler.acts(reported.id, 'advice-requests', { questions: ['notify-authority'] });
    await chair.dossier(reported.id);
    await chair.acts(reported.id, 'advice', {
      question: 'notify-authority',
      outcome: 'yes',
      reason: 'A risk to one person.',
    });
    await wholeCase(reported, { handler, second: chair, board });
  });

  it('the director is away: FG and handler appoint a deputy, who decides', async () => {
    const reported = await lekwacht.report({ organisation });
    const person = await idOf(chair);
    await fg.acts(reported.id, 'deputies', { for: 'board', person, reason: 'The director is abroad.' });
    await confirm(handler, reported.id);
    await chair.dossier(reported.id);
    await wholeCase(reported, { handler, second: fg, board: chair });
  });

  it('it is about the director: two shut him out, and a deputy decides', async () => {
    const reported = await lekwacht.report({ organisation });
    await handler.acts(reported.id, 'restriction', { restricted: true, refused: [await idOf(board)] });
    expect((await board.dossier(reported.id)).status).toBe(200);
    await confirm(fg, reported.id);
    expect((await board.dossier(reported.id)).status).toBe(404);
    const person = await idOf(chair);
    await fg.acts(reported.id, 'deputies', { for: 'board', person, reason: 'It is about the director.' });
    await confirm(handler, reported.id);
    await chair.dossier(reported.id);
    await wholeCase(reported, { handler, second: fg, board: chair });
  });

  it('it is about the FG: handler and director shut him out, and appoint a deputy', async () => {
    const reported = await lekwacht.report({ organisation });
    await handler.acts(reported.id, 'restriction', { restricted: true, refused: [await idOf(fg)] });
    await confirm(board, reported.id);
    expect((await fg.dossier(reported.id)).status).toBe(404);
    const person = await idOf(chair);
    await handler.acts(reported.id, 'deputies', { for: 'fg', person, reason: 'It is about the FG.' });
    await confirm(board, reported.id);
    await chair.dossier(reported.id);
    await wholeCase(reported, { handler, second: chair, board });
  });

  it('it is about the handler: FG and director see the report from the first second and play on', async () => {
    const { body } = await lekwacht.send(aReport({ organisation, aboutHandler: true }));
    await lekwacht.projected();
    const list = await fg.get(`/v1/breaches?reference=${String(body.reference)}`);
    const { id } = list.body.dossiers[0] as Reported;
    expect((await handler.dossier(id)).status).toBe(404);
    await fg.acts(id, 'restriction', { restricted: true, refused: [await idOf(handler)] });
    // The FG may do a handler's work, and the log says so.
    await board.dossier(id);
    await wholeCase({ id } as Reported, { handler: fg, second: board, board });
    expect((await fg.dossier(id)).body.flags).toContain('fg-did-handlers-work');
  });
});

describe('an organisation of two without an FG: handler and administrator, one director', () => {
  const organisation = 'kwartier';
  let handler: Person;
  let board: Person;
  let chair: Person;
  beforeAll(async () => {
    handler = await lekwacht.withGrants('handler', organisation, 'two: handler', [
      `${organisation}:administrator`,
    ]);
    board = await lekwacht.as('board', organisation, 'two: director');
    chair = await lekwacht.as('processor', organisation, 'two: chair');
  });

  it('plays a whole case', async () => {
    await wholeCase(await lekwacht.report({ organisation }), { handler, second: board, board });
  });

  it('dismisses by two', async () => {
    await dismissedByTwo(await lekwacht.report({ organisation }), { handler, second: board, board });
  });

  it('restricts against a colleague of elsewhere in the house; the director stays in', async () => {
    const reported = await lekwacht.report({ organisation });
    await handler.acts(reported.id, 'restriction', { restricted: true });
    await board.dossier(reported.id);
    await wholeCase(reported, { handler, second: board, board });
  });

  it('it is about the handler: the director appoints alone who does the work', async () => {
    const { body } = await lekwacht.send(aReport({ organisation, aboutHandler: true }));
    await lekwacht.projected();
    const list = await board.get(`/v1/breaches?reference=${String(body.reference)}`);
    const { id } = list.body.dossiers[0] as Reported;
    await board.acts(id, 'deputies', {
      for: 'handler',
      person: await idOf(chair),
      reason: 'It is about the handler.',
    });
    await chair.dossier(id);
    await wholeCase({ id } as Reported, { handler: chair, second: board, board });
    expect((await handler.dossier(id)).status).toBe(404);
  });

  it('the director is involved and steps back: with the handler he appoints who decides', async () => {
    const reported = await lekwacht.report({ organisation });
    await board.acts(reported.id, 'recusals', { function: 'board', reason: 'It is about my own file.' });
    expect((await board.act(reported.id, 'decisions', aDecision('notify-authority'))).status).toBe(403);
    const person = await idOf(chair);
    await handler.acts(reported.id, 'deputies', {
      for: 'board',
      person,
      reason: 'The director is involved.',
    });
    await confirm(board, reported.id);
    await chair.dossier(reported.id);
    await wholeCase(reported, { handler, second: chair, board: chair });
  });

  it('the director is involved and does not step back: the chair gets the grant of the board and confirms that he is shut out', async () => {
    const reported = await lekwacht.report({ organisation });
    // Who runs the accounts gave the chair the grant of the board; the first act writes it into the log.
    const asBoard = await lekwacht.as('board', organisation, 'two: chair');
    await handler.acts(reported.id, 'restriction', { restricted: true, refused: [await idOf(board)] });
    await confirm(asBoard, reported.id);
    expect((await board.dossier(reported.id)).status).toBe(404);
    await wholeCase(reported, { handler, second: asBoard, board: asBoard });
  });

  it('nobody answers: the term passes, an alarm is a fact, and a deputy is asked for', async () => {
    lekwacht.moveTo(at(1));
    const { id } = await lekwacht.report({ organisation });
    await board.acts(id, 'decisions', aDecision('notify-authority'));
    await handler.acts(id, 'dismissal', { ground: 'not-ours', reason: 'Of the municipality.' });
    lekwacht.moveTo('2026-06-09T09:00:00+02:00');
    await lekwacht.tick();
    const { body } = await handler.dossier(id);
    expect(body.alarms).toContainEqual(
      expect.objectContaining({ kind: 'missed', deadline: 'confirmation:dismissal' }),
    );
    const duties = (body.openDuties as { duty: string }[]).map(({ duty }) => duty);
    expect(duties).toEqual(
      expect.arrayContaining(['confirm-dismissal', 'appoint-deputy', 'notify-authority']),
    );
  });
});
