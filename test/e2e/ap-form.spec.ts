import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../src/shared/canonical-json.js';
import { revealed } from '../../src/shared/personal.js';
import type { RecordedEvent } from '../../src/shared/recorded-event.js';
import type { ApNotified } from '../../src/breach/domain/authority-notification.js';
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
  handler = await lekwacht.as('handler');
});
afterAll(() => lekwacht.close());

interface Shown {
  readonly question: string;
  readonly state: string;
  readonly text?: string;
  readonly sources: readonly { readonly event: string; readonly revision?: number }[];
}

const form = (id: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  handler.get(`/v1/breaches/${id}/ap-form`, headers);
const answersOf = ({ body }: Answer): ReadonlyMap<string, Shown> =>
  new Map((body.answers as readonly Shown[]).map((answer) => [answer.question, answer]));

describe('the AP form of a dossier', () => {
  it('of a bare report: what the reporter said stands there, with the report as its source; the rest is missing', async () => {
    const { id } = await lekwacht.report({ incidentType: 'post-wrong-recipient', ongoing: true });
    const answer = await form(id);
    const answers = answersOf(answer);
    expect(answers.get('5.2')).toMatchObject({
      state: 'recorded',
      text: 'brief of pakket aan verkeerde ontvanger',
      sources: [{ event: 'BreachReported', revision: 0 }],
    });
    expect(answers.get('4.1.2')).toMatchObject({ text: 'duurt voort' });
    expect(answers.get('4.2')).toMatchObject({ state: 'derived', text: '01-06-2026 09:00 (voorlopig)' });
    expect(answers.get('3.1.1 (organisatie)')).toMatchObject({
      text: 'Perspektief',
      sources: [{ event: 'OrganisationProfileRecorded' }],
    });
    expect(answers.get('9.3')).toMatchObject({ state: 'missing', sources: [] });
    expect(answer.body.missing).toEqual(expect.arrayContaining(['3.2.1', '5.1', '9.3', '10.1.1']));
    expect(answers.has('4.5')).toBe(false);
    expect(answers.has('10.1.1 (waarom niet)')).toBe(false);
  });

  it('of which only a day was said: no hour that nobody stated, until a person establishes it', async () => {
    const assumed = '30-05-2026 (voorlopig; het uur is niet bekend, gerekend is vanaf 00:00)';
    const reported = await lekwacht.report({ discoveredAt: '2026-05-30' });
    const entry = {
      ...{ organisations: ['perspektief'], channel: 'letter', firstContactAt: '2026-05-30' },
      report: { description: 'A letter came.', reporter: { kind: 'outsider' } },
    };
    const { body } = await handler.post('/v1/reports/entries', entry, { 'idempotency-key': randomUUID() });
    const [entered] = body.dossiers as { id: string }[];
    for (const { id } of [reported, entered!])
      expect(answersOf(await form(id)).get('4.2')).toMatchObject({ state: 'derived', text: assumed });
    await handler.acts(reported.id, 'awareness', {
      ...{ awareAt: '2026-05-30T00:00:00+02:00', facts: 'Seen at midnight.' },
    });
    expect(answersOf(await form(reported.id)).get('4.2')).toMatchObject({ text: '30-05-2026 00:00' });
  });

  it('asks for the reason of a late notification only when it is late', async () => {
    const { id } = await lekwacht.report({ discoveredAt: '2026-05-20T12:00:00+02:00' });
    expect(answersOf(await form(id)).get('4.5')).toMatchObject({ state: 'missing' });
  });

  it('asks why people are not told when they are not, and how when they were', async () => {
    const { id } = await lekwacht.report();
    const board = await lekwacht.as('board');
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk' }));
    await board.acts(id, 'decisions', {
      ...aDecision('inform-people'),
      outcome: 'no',
      ground: 'no-high-risk',
      departure: 'The FG agrees.',
    });
    const against = answersOf(await form(id));
    expect(against.get('10.1.1')).toMatchObject({ state: 'derived', text: 'nee' });
    expect(against.get('10.1.1 (waarom niet)')?.text).toContain('waarschijnlijk geen hoog risico');
    expect(against.has('10.1.7')).toBe(false);
    await handler.acts(id, 'subject-notifications', aSubjectNotification(NOW, { intended: 4, reached: 3 }));
    const told = answersOf(await form(id));
    expect(told.get('10.1.3')).toMatchObject({ text: '3', sources: [{ event: 'SubjectsInformed' }] });
    expect(told.get('10.1.7')).toMatchObject({ text: 'brief' });
    expect(told.has('10.1.1 (waarom niet)')).toBe(false);
  });

  it('tells no empty list as “geen” beside consequences that are more than negligible', async () => {
    const { id } = await lekwacht.report();
    const nothingTicked = { organisationConsequences: [], subjectConsequences: [] };
    await handler.acts(id, 'assessments', anAssessment({ ...nothingTicked, severity: 'considerable' }));
    const unsaid = await form(id);
    expect(answersOf(unsaid).get('9.1')).toMatchObject({ state: 'missing', sources: [] });
    expect(unsaid.body.missing).toEqual(expect.arrayContaining(['9.1', '9.2']));
    await handler.acts(id, 'assessments', anAssessment({ ...nothingTicked, severity: 'negligible' }));
    expect(answersOf(await form(id)).get('9.2')).toMatchObject({ state: 'recorded', text: 'geen' });
  });

  it('takes a person’s own answer to a question that nothing else answers', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'form-answers', { question: '3.2.1', answer: 'J. de Vries, privacymedewerker' });
    expect(answersOf(await form(id)).get('3.2.1')).toMatchObject({
      state: 'recorded',
      text: 'J. de Vries, privacymedewerker',
      sources: [{ event: 'FormAnswerRecorded' }],
    });
  });

  it('is frozen in the notification, and a supplement says in words what changed since', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk', subjectCount: { min: 1, max: 1 } }));
    const before = await form(id);
    await handler.acts(id, 'ap-notifications', anApNotification(NOW, { incomplete: true }));
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk', subjectCount: { min: 3, max: 3 } }));
    const after = await form(id);
    const changed = expect.objectContaining({
      question: '7.3',
      nl: '7.3 Van hoeveel personen zijn gegevens betrokken?: was “1”, is nu “3”.',
      en: '7.3 Van hoeveel personen zijn gegevens betrokken?: was “1”, is now “3”.',
    });
    expect(after.body).toMatchObject({ kind: 'supplement', sinceLastSent: [changed] });
    await handler.acts(id, 'ap-notifications', {
      kind: 'supplement',
      notifiedAt: NOW,
      incomplete: false,
      number: 'AP-1',
    });
    const { body } = await (await lekwacht.as('fg')).get(`/v1/breaches/${id}/timeline`);
    const sent = (
      body.entries as {
        event: string;
        data: { content: { form: { answers: readonly Shown[] } }; difference?: unknown };
      }[]
    ).filter(({ event }) => event === 'ApNotified');
    const frozen = sent[0]!.data.content.form.answers;
    const then = answersOf(before);
    for (const { question, text } of frozen) {
      if (!question.startsWith('1.1')) expect([question, text]).toEqual([question, then.get(question)?.text]);
    }
    expect(sent[1]!.data.difference).toEqual([changed]);
    const stored = (await lekwacht.application.engine.store.readStream(`breach-${id}`)).find(
      ({ type }) => type === 'ApNotified',
    )!;
    expect(stored.data).not.toContain(
      String(sent[0]!.data.content.form.answers.find(({ text }) => text)?.text),
    );
    const [opened] = await lekwacht.application.engine.codec.opened([stored]);
    const { salt, content, contentDigest } = (opened as RecordedEvent<ApNotified>).event.data;
    const digest = createHash('sha256')
      .update(`${revealed(salt)}${canonicalJson(content)}`)
      .digest('hex');
    expect(contentDigest).toBe(digest);
  });
});
