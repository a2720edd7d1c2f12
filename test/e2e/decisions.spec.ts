import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FULFILLED_BY } from '../../src/breach/views/duty.view.js';
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

const HEARD = {
  ...aDecision('notify-authority'),
  decidedAt: NOW,
  who: 'J. Bakker',
  function: 'director',
  heardBy: 'phone',
};
const lineOf = (body: { readonly dossiers: unknown }, id: string) =>
  (body.dossiers as { id: string }[]).find((dossier) => dossier.id === id);

it('L2: a "no" that turned is overdue in the dossier, on the dashboard and in the list of overdue dossiers', async () => {
  const { id } = await lekwacht.report();
  await handler.acts(id, 'assessments', anAssessment({ risk: 'unlikely' }));
  const no = { ...aDecision('notify-authority'), outcome: 'no', ground: 'risk-unlikely' };
  await board.acts(id, 'decisions', no);
  await lekwacht.projected();
  lekwacht.moveTo('2026-06-10T09:00:00+02:00');
  const overdue = async () => {
    await lekwacht.projected();
    return lineOf((await fg.get('/v1/breaches?overdue=true')).body as never, id);
  };
  expect(await overdue()).toBeUndefined();
  await handler.dossier(id);
  await handler.acts(id, 'assessments', anAssessment({ risk: 'high-risk' }));
  const clock = { deadline: 'authority-notification', overdue: true };
  expect(await overdue()).toMatchObject({ clocks: [clock] });
  await lekwacht.tick();
  const { body } = await handler.dossier(id);
  expect(body.deadlines).toMatchObject([{ deadline: 'authority-notification' }]);
  expect(body.alarms).toMatchObject([{ kind: 'missed', deadline: 'authority-notification' }]);
  await board.dossier(id);
  await board.acts(id, 'decisions/upholding', { question: 'notify-authority', reason: 'It came back.' });
  expect(await overdue()).toBeUndefined();
});

describe('"Meld maar", by phone', () => {
  it('is recorded by a handler, confirmed by the board, and names nobody in the register', async () => {
    const { id } = await lekwacht.report();
    const answered = await handler.act(id, 'decisions/on-behalf', HEARD);
    expect([answered.status, answered.body.code]).toEqual([200, undefined]);
    expect((await handler.dossier(id)).body.decisions['notify-authority']).toMatchObject({
      confirmation: 'open',
      onBehalf: { who: 'J. Bakker', function: 'director', heardBy: 'phone' },
    });
    const byHandler = { question: 'notify-authority', confirmed: true };
    expect((await handler.act(id, 'decisions/confirmation', byHandler)).status).toBe(403);
    expect((await board.act(id, 'decisions/on-behalf', HEARD)).status).toBe(403);
    await board.dossier(id);
    const withoutReason = await board.act(id, 'decisions/confirmation', { ...byHandler, confirmed: false });
    expect(withoutReason.status).toBe(422);
    await board.acts(id, 'decisions/confirmation', byHandler);
    await lekwacht.projected();
    const { body } = await fg.get('/v1/register');
    const entry = (body.entries as { id: string; notifyAuthority: object }[]).find((one) => one.id === id);
    expect(entry?.notifyAuthority).toMatchObject({
      confirmation: 'given',
      onBehalf: { function: 'director', heardBy: 'phone' },
    });
    expect(JSON.stringify(entry)).not.toContain('Bakker');
  });
});

describe('C10: an act is answered with what comes next', () => {
  it('first what it brought, each with its subject, words and the call that fulfils it; a repeat says the same', async () => {
    const { id } = await lekwacht.report();
    const { etag } = await handler.dossier(id);
    const sent = { key: randomUUID(), ifMatch: etag! };
    const first = await handler.act(id, 'decisions/on-behalf', HEARD, sent);
    const [next] = first.body.next as object[];
    expect(next).toEqual({
      duty: 'confirm-decision',
      article: 'GDPR Art. 5(2)',
      holder: 'board',
      blocksClosing: true,
      subject: { question: 'notify-authority' },
      words: { nl: expect.stringContaining('melden we het aan de AP?'), en: expect.any(String) },
      call: { method: 'POST', path: '/breaches/{id}/decisions/confirmation' },
    });
    await handler.dossier(id);
    await handler.acts(id, 'assessments', anAssessment());
    const again = await handler.act(id, 'decisions/on-behalf', HEARD, sent);
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('every call that a duty names is in the contract', async () => {
    const { body: contract } = await handler.get('/v1/openapi.json');
    for (const path of Object.values(FULFILLED_BY)) {
      expect(Object.keys(contract.paths as object)).toContain(`/breaches/{id}/${path}`);
    }
  });
});
