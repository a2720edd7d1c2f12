import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { factSheet } from '../../src/law/advice/fact-sheet.js';
import { advise } from '../../src/law/advice/advise.js';
import type { BreachFacts } from '../../src/law/advice/breach-facts.js';
import type { AdvicePromise } from '../../src/law/advice/promise.js';
import { aDecision, anAssessment, aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

/** A letter with health data at a stranger's. */
const FACTS = {
  natures: ['confidentiality'],
  dataCategories: ['name', 'address'],
  specialCategories: ['health'],
  recipientKind: 'public',
  subjectCount: { min: 1, max: 1 },
  protection: 'none',
  safetyRisk: 'no',
  unavailableHours: 0.5,
} as const satisfies BreachFacts;

const profile = parse(
  readFileSync(new URL('../../organisations/perspektief.yaml', import.meta.url), 'utf8'),
) as {
  readonly promises: readonly AdvicePromise[];
};
const computed: unknown = JSON.parse(JSON.stringify(advise(FACTS, { promises: profile.promises })));

let lekwacht: RunningLekwacht;
let handler: Person;
let board: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler');
  board = await lekwacht.as('board');
});
afterAll(() => lekwacht.close());

describe('advice from bare facts', () => {
  it('is what the law computes, and nothing is recorded', async () => {
    const before = await lekwacht.countEvents();
    const { status, body } = await handler.post('/v1/advice', FACTS);
    expect(status).toBe(200);
    expect(body).toEqual(computed);
    expect(body.informPeople.verdict).toBe('yes');
    expect(await lekwacht.countEvents()).toBe(before);
  });

  it('of nothing at all is undecided, and says what it depends on', async () => {
    const { body } = await handler.post('/v1/advice', {});
    expect(body.notifyAuthority.verdict).toBe('undecided');
    expect(body.notifyAuthority.dependsOn.length).toBeGreaterThan(0);
  });

  it('holds the promises of the organisation that is asked for, and of no other', async () => {
    const kadera = await lekwacht.as('handler', 'kadera');
    const { body } = await kadera.post('/v1/advice?organisation=kadera', { natures: ['confidentiality'] });
    expect(body.notifyAuthority).toMatchObject({
      verdict: 'yes',
      promises: [{ id: 'ap-on-suspicion', binds: true }],
    });
    expect((await handler.post('/v1/advice?organisation=kadera', {})).status).toBe(403);
  });

  it.each([
    ['/intent', { intent: 'evil' }],
    ['/natures', { natures: ['confidentiality', 'confidentiality'] }],
    ['/unavailableHours', { unavailableHours: -1 }],
    ['/recipientCount/max', { recipientCount: { min: 3, max: 2 } }],
    ['/nameOfVictim', { nameOfVictim: 'x' }],
  ])('a wrong fact is named: %s', async (pointer, facts) => {
    const { status, body } = await handler.post('/v1/advice', facts);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});

it('every fact that the advice weighs is described in the contract', async () => {
  const { body } = await lekwacht.anyone.get('/v1/openapi.json');
  const schemas = body.components.schemas as Record<string, { properties: Record<string, object> }>;
  expect(Object.keys(schemas['FactsBody']!.properties).sort()).toEqual(Object.keys(factSheet({})).sort());
});

describe('the advice in a dossier', () => {
  it('is recorded as it was seen, with the facts, and departing from it needs a reason', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'assessments', { ...anAssessment(), facts: FACTS });
    const { body } = await handler.dossier(id);
    // What was assessed is asked nobody twice: it stands among the facts.
    expect(body.computed.facts).toEqual({ ...body.computed.facts, ...FACTS });
    const bare = await handler.post('/v1/advice', body.computed.facts as object);
    expect(body.computed.computedAdvice).toEqual(bare.body);
    expect(body.assessment.assessment).not.toHaveProperty('facts');
    const no = aDecision('inform-people', { outcome: 'no', ground: 'no-high-risk' });
    const refused = await board.act(id, 'decisions', no);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/departure', detail: expect.stringContaining('the computed advice') },
    ]);
    await board.acts(id, 'decisions', { ...no, departure: 'The page was open for a minute.' });
    expect((await board.dossier(id)).body.decisions['inform-people'].departsFrom).toEqual([
      'computed-advice',
      'assessed-risk',
    ]);
  });

  it('without facts the promises of the profile still bind', async () => {
    const { id } = await lekwacht.report({ organisation: 'kwartier' });
    const kwartier = await lekwacht.as('handler', 'kwartier');
    const itsBoard = await lekwacht.as('board', 'kwartier');
    await kwartier.acts(id, 'assessments', anAssessment({ risk: 'unlikely' }));
    const no = aDecision('inform-people', { outcome: 'no', ground: 'no-high-risk' });
    expect((await itsBoard.act(id, 'decisions', no)).text).toContain('a promise of the organisation');
    const { body } = await itsBoard.dossier(id);
    expect(body.computed.bindingPromises).toMatchObject([
      { id: 'people-what-leaked', question: 'inform-people' },
      { id: 'people-which-measures', question: 'inform-people' },
    ]);
  });
});

describe('what a reporter is told to do at once', () => {
  const report = (language: string, key: string = randomUUID()) =>
    lekwacht.anyone.post('/v1/reports', aReport({ incidentType: 'email-wrong-recipient' }), {
      'idempotency-key': key,
      'accept-language': language,
    });

  it('is in his language, in Dutch where he has none of ours, and the same at a repeat', async () => {
    const key = randomUUID();
    const dutch = await report('de;q=0.5, nl-BE;q=0.9', key);
    expect(dutch.body.containmentAdvice[1]).toContain('Bel de ontvanger');
    expect((await report('en', key)).body).toEqual(dutch.body);
    expect((await report('en-GB, nl;q=0.8')).body.containmentAdvice[1]).toContain('Phone the recipient');
    expect((await report('fr')).body.containmentAdvice[1]).toContain('Bel de ontvanger');
  });

  it('H2: at a shelter no night worker is told to phone the ex-partner, whether danger is said or not excluded', async () => {
    for (const said of [{ safetyRisk: 'yes' }, {}]) {
      const body = aReport({ ...said, organisation: 'kadera', incidentType: 'email-wrong-recipient' });
      const { body: receipt } = await lekwacht.send(body);
      const [first, ...then] = receipt.containmentAdvice as readonly string[];
      expect(first).toContain('Stuur zelf geen bericht naar de cliënt');
      expect(then.join()).not.toContain('Bel de ontvanger');
    }
  });

  it('is recorded with the report', async () => {
    const { id } = await lekwacht.report({ safetyRisk: 'yes' });
    expect(await lekwacht.eventTypes(id)).toEqual([
      'BreachReported',
      'ContainmentAdviceShown',
      'SafetyRiskRaised',
    ]);
  });
});
