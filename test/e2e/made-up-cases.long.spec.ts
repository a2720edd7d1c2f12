import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApNotification, anAssessment, aSubjectNotification } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import { papersOf, sayIfTemplatesGoUnchecked } from '../support/http/papers-of-a-dossier.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

// domain/cases.md, "Made-up but typical", those that turn on who may know: no real case is behind these, whatever
// organisation they are played at.

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  sayIfTemplatesGoUnchecked();
});
afterAll(() => lekwacht.close());

/** June 2026 in Amsterdam; the 1st is a Monday. */
const june = (day: number, time: string): string => `2026-06-0${day}T${time}:00+02:00`;
const inUtc = (at: string): string => new Date(at).toISOString();
const duties = ({ body }: Answer): readonly string[] =>
  (body.openDuties as { duty: string }[]).map(({ duty }) => duty);

describe('made up: the address of a shelter is mailed to an ex-partner', () => {
  const ADDRESS = 'Geheimstraat 1, Schuildorp';
  let shelter: Reported;
  let handler: Person;
  const letter = (query = ''): Promise<Answer> => handler.get(`/v1/breaches/${shelter.id}/letter${query}`);
  beforeAll(async () => {
    lekwacht.moveTo(june(1, '09:00'));
    handler = await lekwacht.as('handler', 'kadera');
    shelter = await lekwacht.report({
      organisation: 'kadera',
      description: `An invitation with the address ${ADDRESS} went to the ex-partner.`,
      safetyRisk: 'yes',
      location: ADDRESS,
      incidentType: 'email-wrong-recipient',
      recipient: { kind: 'private-person', known: 'yes' },
    });
  });

  it('safety comes first: in the advice to the reporter, in the duties, and within minutes', async () => {
    expect(shelter.answer.body.containmentAdvice[0]).toContain('112');
    const dossier = await handler.dossier(shelter.id);
    expect(duties(dossier).slice(0, 2)).toEqual(['avert-danger', 'establish-safe-contact']);
    expect(dossier.body.deadlines).toContainEqual({ deadline: 'safety', dueAt: inUtc(june(1, '09:30')) });
  });

  it('nothing is prepared for sending before there is a safe contact, by whatever means', async () => {
    await handler.acts(shelter.id, 'safety', {
      kind: 'measure',
      at: june(1, '09:00'),
      note: 'They were brought to another house.',
      dangerAverted: true,
    });
    for (const means of ['letter', 'email', 'phone', 'in-person']) {
      const refused = await letter(`?means=${means}`);
      expect([refused.status, refused.body.code]).toEqual([409, 'safe-contact-first']);
    }
    expect(duties(await handler.dossier(shelter.id))[0]).toBe('establish-safe-contact');
  });

  it('one person in danger is enough to notify and to inform', async () => {
    const danger = { incidentType: 'email-wrong-recipient', facts: { safetyRisk: 'yes' } };
    await handler.acts(shelter.id, 'assessments', anAssessment(danger));
    const { computedAdvice } = (await handler.dossier(shelter.id)).body.computed;
    expect([computedAdvice.notifyAuthority.byLaw, computedAdvice.informPeople.byLaw]).toEqual(['yes', 'yes']);
  });

  it('with a safe contact the letter tells no place, and nothing on its outside tells who writes', async () => {
    const note = `Through the lawyer, never at ${ADDRESS}.`;
    await handler.acts(shelter.id, 'safety', { kind: 'safe-contact', at: june(1, '09:00'), note });
    const { body, text } = await letter();
    expect(text).not.toMatch(/Geheimstraat|Schuildorp|ex-partner|lawyer/);
    expect(body.delivery.envelope).toBe('neutral');
    expect(body.delivery.instructions).toEqual(
      expect.arrayContaining([
        'Gebruik alleen de afgesproken veilige manier van contact.',
        expect.stringContaining('zonder logo of afzender'),
      ]),
    );
    const { contentHash } = (await letter('?means=in-person')).body as { contentHash: string };
    const told = aSubjectNotification(june(1, '09:00'), { means: ['in-person'], contentHash });
    await handler.acts(shelter.id, 'ap-notifications', anApNotification(june(1, '09:00')));
    await handler.acts(shelter.id, 'subject-notifications', told);
    expect((await handler.dossier(shelter.id)).body.flags).not.toContain(
      'people-informed-before-safe-contact',
    );
  });

  it('its papers: told in person, in time, safety before all else', async () => {
    const { form, template, events } = await papersOf(handler, shelter.id);
    expect(form.get('5.2')?.text).toBe('e-mail aan verkeerde ontvanger');
    expect(form.get('10.1.1')).toMatchObject({ text: 'ja' });
    expect(form.get('10.1.7')).toMatchObject({ text: 'anders: persoonlijk, door de begeleider' });
    expect(form.has('4.5')).toBe(false);
    expect(template).toMatchObject({ field_97: 'a', field_98: '2026-06-01', field_68: 1 });
    expect(events).toEqual([
      'BreachReported',
      'ContainmentAdviceShown',
      'SafetyRiskRaised',
      'SafetyMeasureTaken',
      'BreachAssessed',
      'SafeContactEstablished',
      'ApNotified',
      'SubjectsInformed',
    ]);
  });
});

describe('made up: a colleague read the file of a neighbour', () => {
  let peek: Reported;
  let handler: Person;
  let colleague: Person;
  beforeAll(async () => {
    lekwacht.moveTo(june(1, '09:00'));
    handler = await lekwacht.as('handler', 'aanzien');
    colleague = await lekwacht.as('handler', 'aanzien', 'the neighbour');
    peek = await lekwacht.report({ organisation: 'aanzien', incidentType: 'authorisation-wrong' });
    const elsewhere = await lekwacht.report({ organisation: 'aanzien' });
    const refused = [await colleague.actorId(elsewhere)];
    await handler.dossier(peek.id);
    await handler.acts(peek.id, 'restriction', { restricted: true, refused });
    await handler.acts(peek.id, 'assessments', anAssessment({ incidentType: 'authorisation-wrong' }));
    await lekwacht.projected();
  });

  it('the colleague, a handler himself, finds nothing of it, also not on paper', async () => {
    for (const place of ['', '/timeline', '/ap-form', '/edpb-template', '/letter', '/as-of?revision=0']) {
      const { status, text } = await colleague.get(`/v1/breaches/${peek.id}${place}`);
      expect([place, status, text.includes(peek.reference)]).toEqual([place, 404, false]);
    }
    for (const list of ['/v1/breaches', '/v1/dashboard', '/v1/register']) {
      expect((await colleague.get(list)).text).not.toContain(peek.reference);
      expect((await handler.get(list)).text).toContain(peek.reference);
    }
    expect((await colleague.act(peek.id, 'supplements', { text: 'It was not me.' })).status).toBe(404);
  });

  it('its papers are there for who handles it', async () => {
    const { form, template, events } = await papersOf(handler, peek.id);
    expect(form.get('5.2')).toMatchObject({ sources: [{ event: 'BreachAssessed' }] });
    expect(form.has('4.5')).toBe(false);
    expect(template['field_7']).toBe(peek.reference);
    expect(events).toEqual([
      'BreachReported',
      'ContainmentAdviceShown',
      'DossierRestricted',
      'BreachAssessed',
    ]);
  });
});

describe('made up: a breach at one processor hits three of the five organisations', () => {
  /** When each was told; the processor itself knew on Monday at eight. */
  const TOLD = {
    perspektief: june(1, '12:00'),
    kesslerperspektief: june(2, '09:00'),
    kwartier: june(3, '16:30'),
  } as const;
  const DUE = [june(4, '12:00'), june(5, '09:00'), june(6, '16:30')].map(inUtc);
  const hit: Reported[] = [];
  const handlerOf = ({ organisation }: Reported): Promise<Person> => lekwacht.as('handler', organisation);
  beforeAll(async () => {
    for (const [organisation, told] of Object.entries(TOLD)) {
      lekwacht.moveTo(told);
      const reported = await lekwacht.report({
        organisation,
        description: 'Our processor says that its backup was copied.',
        reporter: { kind: 'processor' },
        processor: { name: 'Wolkwerk BV', awareAt: june(1, '08:00') },
        incidentType: 'hacking-malware-phishing',
      });
      hit.push(reported);
      await (
        await handlerOf(reported)
      ).acts(reported.id, 'organisation-role', {
        role: 'controller',
        reason: 'The data are ours, the processor keeps them for us.',
      });
    }
    await lekwacht.projected();
  });

  it('each has a dossier and a clock of its own, from when it was told and not from when the processor knew', async () => {
    const seen = await Promise.all(
      hit.map(async (reported) => (await handlerOf(reported)).dossier(reported.id)),
    );
    expect(new Set(hit.map(({ id }) => id)).size).toBe(3);
    for (const [index, { body }] of seen.entries()) {
      expect(body).toMatchObject({
        organisation: Object.keys(TOLD)[index],
        deadlines: [{ deadline: 'authority-notification', dueAt: DUE[index], basis: 'provisional' }],
        moments: { processorAwareAt: inUtc(june(1, '08:00')) },
      });
    }
  });

  it('none of the three sees another, and the outsider was told no deadline', async () => {
    for (const own of hit) {
      const handler = await handlerOf(own);
      expect(own.answer.body).not.toHaveProperty('deadline');
      for (const other of hit.filter(({ id }) => id !== own.id)) {
        for (const place of ['', '/timeline', '/ap-form', '/edpb-template', '/letter']) {
          expect((await handler.get(`/v1/breaches/${other.id}${place}`)).status).toBe(404);
        }
        for (const list of ['/v1/breaches', '/v1/dashboard', '/v1/register']) {
          expect((await handler.get(list)).text).not.toContain(other.reference);
        }
      }
      expect((await handler.get('/v1/breaches')).text).toContain(own.reference);
    }
  });

  it('the papers of each name the processor and only its own organisation', async () => {
    lekwacht.moveTo(june(3, '17:00'));
    for (const reported of hit) {
      const { form, template, events } = await papersOf(await handlerOf(reported), reported.id);
      expect(form.get('3.3')).toMatchObject({ text: 'Wolkwerk BV', sources: [{ event: 'BreachReported' }] });
      expect(form.get('3.1.1 (organisatie)')?.text?.toLowerCase()).toBe(reported.organisation);
      expect(form.has('4.5')).toBe(false);
      expect(template).toMatchObject({
        field_38: 'a',
        field_39: 'Data processor',
        field_7: reported.reference,
      });
      expect(events).toEqual(['BreachReported', 'ContainmentAdviceShown', 'OrganisationRoleEstablished']);
    }
  });
});
