import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aDecision, anAssessment } from '../support/http/acts-over-http.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let handler: Person;
let fg: Person;
let board: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler');
  fg = await lekwacht.as('fg');
  board = await lekwacht.as('board');
});
afterAll(() => lekwacht.close());

/** Decided not to notify and not to inform, and then the facts change. */
async function turned(): Promise<string> {
  const { id } = await lekwacht.report();
  await handler.acts(id, 'awareness', { awareAt: NOW, facts: 'The neighbour phoned.' });
  await handler.acts(id, 'assessments', anAssessment({ risk: 'unlikely' }));
  for (const [question, ground] of [
    ['notify-authority', 'risk-unlikely'],
    ['inform-people', 'no-high-risk'],
  ] as const) {
    await board.acts(id, 'decisions', { ...aDecision(question), outcome: 'no', ground });
  }
  const facts = { natures: ['confidentiality'], specialCategories: ['health'], recipientKind: 'public' };
  await handler.acts(id, 'assessments', anAssessment({ risk: 'high-risk', facts }));
  return id;
}

const DUTIES = [
  { duty: 'reconsider-on-authority', holder: 'board', blocksClosing: true },
  { duty: 'reconsider-on-people', holder: 'board', blocksClosing: true },
];

it('advice that turned against a decision is a duty in the dossier and on the dashboard, and keeps it open', async () => {
  const id = await turned();
  expect((await handler.dossier(id)).body.openDuties).toMatchObject(DUTIES);
  await lekwacht.projected();
  const { body } = await fg.get('/v1/dashboard');
  const line = (body.dossiers as { id: string }[]).find((dossier) => dossier.id === id);
  expect(line).toMatchObject({ blockedOn: 'board', openDuties: DUTIES });
  const closing = await handler.act(id, 'closure', { conclusion: 'Done.' });
  expect([closing.status, closing.body.code]).toEqual([409, 'duties-open']);
});

it('is closed by a new decision on one question and by upholding the other, with a reason in the register', async () => {
  const id = await turned();
  await board.dossier(id);
  await board.acts(id, 'decisions', { ...aDecision('inform-people'), reason: 'Everybody could read it.' });
  const upheld = { question: 'notify-authority', reason: 'The page was never indexed.' };
  const byHandler = await handler.act(id, 'decisions/upholding', upheld);
  expect([byHandler.status, byHandler.body.code]).toEqual([403, 'not-allowed']);
  await board.acts(id, 'decisions/upholding', upheld);
  const { body } = await handler.dossier(id);
  expect(body.openDuties).toMatchObject([{ duty: 'inform-people' }]);
  await lekwacht.projected();
  const { body: register } = await fg.get('/v1/register');
  const entry = (register.entries as { id: string }[]).find((one) => one.id === id);
  expect(entry).toMatchObject({
    notifyAuthority: {
      outcome: 'no',
      upheld: {
        reason: upheld.reason,
        against: ['computed-advice', 'assessed-risk'],
        at: expect.any(String),
      },
    },
  });
  const again = await board.act(id, 'decisions/upholding', upheld);
  expect([again.status, again.body.code]).toEqual([409, 'nothing-to-reconsider']);
});
