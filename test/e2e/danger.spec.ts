import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'kadera');
});
afterAll(() => lekwacht.close());

const duties = ({ body }: Answer): readonly string[] =>
  (body.openDuties as { duty: string }[]).map(({ duty }) => duty);

describe('H1: the desk does what the advice says, also where only the facts tell of danger', () => {
  it.each([
    ['safetyRisk', { safetyRisk: 'yes' }],
    ['a threatening recipient', { recipientKind: 'threatening-person' }],
    ['a shelter and an attacker', { vulnerabilities: ['shelter'], recipientKind: 'attacker' }],
    ['a hidden address in public', { vulnerabilities: ['hidden-address'], recipientKind: 'public' }],
    ['what the context reveals', { contextReveals: 'safety' }],
  ])('%s: 700 letters home are recorded and flagged, and nothing closes', async (_what, told) => {
    const { id } = await lekwacht.report({ organisation: 'kadera', safetyRisk: 'no' });
    const board = await lekwacht.as('board', 'kadera');
    await handler.acts(id, 'awareness', { awareAt: NOW, facts: 'The report.' });
    const facts = { natures: ['confidentiality'], dataCategories: ['name', 'address'], ...told };
    await handler.acts(id, 'assessments', anAssessment({ risk: 'high-risk', facts }));

    const known = await handler.dossier(id);
    expect(duties(known).slice(0, 2)).toEqual(['avert-danger', 'establish-safe-contact']);
    expect(known.body.deadlines).toContainEqual({ deadline: 'safety', dueAt: '2026-06-01T07:30:00.000Z' });
    const { reasons } = known.body.computed.computedAdvice.informPeople;
    expect(reasons[0].key).toBe('safe-contact-first');
    for (const means of ['letter', 'website']) {
      const refused = await handler.get(`/v1/breaches/${id}/letter?means=${means}`);
      expect([refused.status, refused.body.code]).toEqual([409, 'safe-contact-first']);
    }

    await board.acts(id, 'decisions', aDecision('notify-authority'));
    await board.acts(id, 'decisions', aDecision('inform-people'));
    await handler.acts(id, 'ap-notifications', anApNotification(NOW));
    const letters = { means: ['letter'], intended: 700, reached: 700 };
    await handler.acts(id, 'subject-notifications', aSubjectNotification(NOW, letters));
    const after = await handler.dossier(id);
    expect(after.body.flags).toContain('people-informed-before-safe-contact');
    expect(duties(after)).toEqual(expect.arrayContaining(['avert-danger', 'establish-safe-contact']));
    const refused = await handler.act(id, 'closure', { conclusion: 'Done.' });
    expect([refused.status, refused.body.code]).toEqual([409, 'duties-open']);
  });
});

it('H8: whoever may tell people reads in the dossier how somebody can safely be reached', async () => {
  const { id } = await lekwacht.report({ organisation: 'kadera', safetyRisk: 'yes' });
  const safety = async (fields: object): Promise<void> => {
    await handler.acts(id, 'safety', { at: NOW, ...fields });
  };
  await safety({ kind: 'measure', note: 'Elders ondergebracht.', dangerAverted: true });
  await safety({ kind: 'safe-contact', note: 'Alleen via haar maatschappelijk werker.' });
  const mandateHolder = await lekwacht.as('mandate-holder', 'kadera');
  const { body } = await mandateHolder.dossier(id);
  expect(body.safetyNotes).toMatchObject([
    { kind: 'measure', note: 'Elders ondergebracht.', dangerAverted: true },
    { kind: 'safe-contact', note: 'Alleen via haar maatschappelijk werker.', holds: true },
  ]);
});
