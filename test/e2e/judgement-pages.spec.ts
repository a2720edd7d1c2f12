import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DossierAnswer } from '../../src/breach/contract/dossier.answer.js';
import type { Question } from '../../src/breach/domain/question.js';
import { onDutchClock } from '../../src/law/clock.js';
import { aDecision, anAssessment } from '../support/http/acts-over-http.js';
import { Browser, type Page } from '../support/http/browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

type Fields = readonly (readonly [name: string, value: string])[];

/** Somebody with a browser who pressed his name. */
class Somebody {
  private constructor(private readonly browser: Browser) {}

  static async as(person: string): Promise<Somebody> {
    const browser = new Browser();
    const chooser = await browser.go(`${lekwacht.url}/login?return=/desk`);
    await browser.post(chooser.url, { person }, ({ pathname }) => pathname === '/desk');
    return new Somebody(browser);
  }

  open(path: string): Promise<Page> {
    return this.browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });
  }

  /** Fills in a form of the page and sends it; a redirect is not followed. */
  async send(page: string, fields: Fields, path = page, key: string = randomUUID()): Promise<Page> {
    const { text } = await this.open(page);
    const seen = /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '';
    const body = new URLSearchParams([['submission', key], ['seen', seen], ...fields] as [string, string][]);
    const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
    return this.browser.go(`${lekwacht.url}${path}`, () => true, { method: 'POST', body, headers });
  }
}

const assessmentOf = (id: string): string => `/desk/dossiers/${id}/assessment`;
const boardOf = (id: string): string => `/desk/dossiers/${id}/board`;

/** A mail about one client went to another one, as a colleague reports it. */
const MISADDRESSED = {
  organisation: 'perspektief',
  incidentType: 'email-wrong-recipient',
  dataCategories: ['name', 'health'],
  subjectGroups: ['customers'],
  subjectCount: { min: 1, max: 1 },
  recipient: { kind: 'client', contacted: 'yes', confirmedDeletion: 'yes' },
};

const FACTS: Fields = [
  ['natures', 'confidentiality'],
  ['incidentType', 'email-wrong-recipient'],
  ['dataCategories', 'name'],
  ['specialCategories', 'health'],
  ['subjectGroups', 'customers'],
  ['subjectCount.min', '1'],
  ['facts.recipientKind', 'client'],
];
const JUDGED: Fields = [
  ['risk', 'risk'],
  ['severity', 'limited'],
  ['summary', 'A mail on care went to another client.'],
];

/** What is typed for one part of a page, and as its button sends it. */
const typed = (part: string, answer: Fields): Fields =>
  answer.map(([name, value]) => [`${part}.${name}`, value] as const);
const pressed = (part: string, answer: Fields): Fields => [['send', part], ...typed(part, answer)];

const boxOf = (text: string, name: string, value: string): string =>
  new RegExp(`<input[^>]*name="${name}"[^>]*value="${value}"[^>]*>`).exec(text)?.[0] ?? '';

/** As the API answers it. */
type Dossier = Pick<DossierAnswer, 'assessment' | 'computed' | 'advice' | 'deadlines' | 'decisions'>;

async function dossierOf(id: string, organisation = 'perspektief'): Promise<Dossier> {
  return (await (await lekwacht.as('handler', organisation)).dossier(id)).body as Dossier;
}

describe('assessing on a page', () => {
  it('begins with what the reporter said, and says at once what follows from it', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const { text } = await (await Somebody.as('handler-of-perspektief')).open(assessmentOf(id));
    expect(boxOf(text, 'dataCategories', 'name')).toContain('checked');
    expect(boxOf(text, 'specialCategories', 'health')).toContain('checked');
    expect(boxOf(text, 'specialCategories', 'genetic')).not.toContain('checked');
    expect(text).toContain('Melden aan de AP: ja. Mensen inlichten: nog niet te zeggen.');
    expect(text).toContain('Wat de melder zei, is al ingevuld.');
  });

  it('shows what the reporter wrote, and says that it is filled in only where something is', async () => {
    const description = 'Een tas met veertien formulieren is weg.';
    const { id } = await lekwacht.report({
      ...{ organisation: 'perspektief', description },
      ...{ incidentType: undefined, dataCategories: undefined, subjectGroups: undefined },
    });
    const { text } = await (await Somebody.as('handler-of-perspektief')).open(assessmentOf(id));
    expect(text).not.toContain('is al ingevuld');
    expect(text).toMatch(new RegExp(`<details[^>]* open[^>]*><summary>In de woorden.*?${description}`, 's'));
  });

  it('says what "possibly in danger" sets going before it is saved, and afterwards how it ends', async () => {
    const { id } = await lekwacht.report({ ...MISADDRESSED, safetyRisk: 'no' });
    const somebody = await Somebody.as('handler-of-perspektief');
    const first = (await somebody.open(assessmentOf(id))).text;
    expect(first).toContain(
      'Volgens de melder: nee. Weet u het niet? Kies dan ‘weet ik niet’: daardoor gaat geen termijn lopen',
    );
    expect(first).not.toContain('of het gevaar is geweken:');
    await somebody.send(assessmentOf(id), [...FACTS, ...JUDGED, ['facts.safetyRisk', 'possible']]);
    await somebody.send(assessmentOf(id), [...FACTS, ...JUDGED, ['facts.safetyRisk', 'no']]);
    expect((await somebody.open(assessmentOf(id))).text).toContain('of het gevaar is geweken:');
    expect((await somebody.open(`/desk/dossiers/${id}`)).text).toContain(
      'Opnieuw beoordelen haalt dit niet weg.',
    );
  });

  it('computes without recording anything, keeps what was typed, and links what is open to its field', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const somebody = await Somebody.as('handler-of-perspektief');
    const before = await lekwacht.eventTypes(id);
    const { response, text } = await somebody.send(assessmentOf(id), [
      ...FACTS,
      ['summary', 'Half a sentence'],
      ['compute', 'yes'],
    ]);
    expect([response.status, text.includes('Half a sentence')]).toEqual([200, true]);
    const [, place = ''] = /href="#(f-facts-recipientTrust)"/.exec(text) ?? [];
    expect(text).toContain(`id="${place}"`);
    const part = await somebody.send(assessmentOf(id), FACTS, `${assessmentOf(id)}/computed`);
    expect(part.text).toMatch(/^<div data-said="Melden aan de AP: /);
    expect(await lekwacht.eventTypes(id)).toEqual(before);
  });

  it('asks each thing once and records it in both places; a list known to be empty is not unknown', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const somebody = await Somebody.as('handler-of-perspektief');
    const fields: Fields = [
      ...FACTS,
      ...JUDGED,
      ['facts.vulnerabilities', 'none-of-these'],
      ['subjectConsequences', 'none-of-these'],
    ];
    const key = randomUUID();
    const { response } = await somebody.send(assessmentOf(id), fields, assessmentOf(id), key);
    expect(response.status).toBe(303);
    const { assessment, computed } = await dossierOf(id);
    expect(assessment?.assessment).toMatchObject({ subjectCount: { min: 1, max: 1 } });
    // Nobody said whether it was unintelligible: no “no” is made of that.
    expect(assessment?.assessment).not.toHaveProperty('protection');
    expect(computed?.facts).toEqual({
      ...{ natures: ['confidentiality'], incidentType: 'email-wrong-recipient', dataCategories: ['name'] },
      ...{ specialCategories: ['health'], subjectGroups: ['customers'], subjectCount: { min: 1, max: 1 } },
      ...{ recipientKind: 'client', vulnerabilities: [], likelyConsequences: [] },
    });
    const { text } = await somebody.open(assessmentOf(id));
    expect(boxOf(text, 'facts.vulnerabilities', 'none-of-these')).toContain('checked');
    expect(boxOf(text, 'facts.measuresAfterwards', 'none-of-these')).not.toContain('checked');
    // Nothing ticked beside a severity that is more than negligible: not "none", and asked again.
    expect(boxOf(text, 'organisationConsequences', 'none-of-these')).not.toContain('checked');
    const authority = await somebody.open(`/desk/dossiers/${id}/authority`);
    for (const question of ['8-1', '9-1']) {
      const section = new RegExp(`<section class="([^"]*)" id="[^"]*${question}"`);
      const [, answer = ''] = section.exec(authority.text) ?? [];
      expect([question, answer]).toEqual([question, expect.stringContaining('lw-answer--missing')]);
    }
  });

  it('says what is wrong at its field, in words, once', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const somebody = await Somebody.as('handler-of-perspektief');
    const { response, text } = await somebody.send(assessmentOf(id), [
      ...FACTS.slice(2),
      ['subjectCount.max', '0'],
    ]);
    expect(response.status).toBe(422);
    for (const link of ['f-incidentType', 'f-risk', 'f-summary', 'f-subjectCount-max'])
      expect([link, text.split(`href="#${link}"`).length - 1]).toEqual([link, 1]);
    expect(text).toContain('Het hoogste getal is kleiner dan het laagste.');
    // The summary calls each field by its label, a half of a range by what both are about.
    expect(text).toContain('>Samenvatting voor het register: Vul dit in.</a>');
    expect(text).toContain('>Om hoeveel mensen gaat het? Het hoogste getal is kleiner dan het laagste.</a>');
    expect(text.split('id="f-summary"').length - 1).toBe(1);
  });

  it('is read without a form by the board, who asks the FG; he advises there', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    await (await lekwacht.as('handler')).acts(id, 'assessments', anAssessment());
    const board = await Somebody.as('board-of-perspektief');
    const { text } = await board.open(assessmentOf(id));
    expect([text.includes('name="summary"'), text.includes('A letter about care was opened')]).toEqual([
      false,
      true,
    ]);
    expect((await board.send(assessmentOf(id), [...FACTS, ...JUDGED])).response.status).toBe(403);
    const asked = await board.send(
      assessmentOf(id),
      pressed('request', [['questions', 'inform-people']]),
      `${assessmentOf(id)}/advice-request`,
    );
    expect(asked.response.status).toBe(303);
    const confirmed = await board.open(`${assessmentOf(id)}?gedaan=requestAdvice`);
    expect(confirmed.text).toContain('‘Advies vragen aan de FG’ is vastgelegd.');
    expect(confirmed.text).toContain('Gevraagd op 1 jun, 09:');
    const toDecide = (await board.open(boardOf(id))).text;
    expect(toDecide).toContain('om advies gevraagd en heeft nog niet geadviseerd.');
    expect(toDecide).toContain('U kunt wel al besluiten: de termijn wacht niet.');
    expect(toDecide).not.toContain('Vraag de FG om advies');
    const fg = await Somebody.as('fg-of-perspektief');
    const advice = (...more: Fields): Fields =>
      pressed('fg-inform-people', [['question', 'inform-people'], ['outcome', 'yes'], ...more]);
    const path = `${assessmentOf(id)}/fg-advice`;
    const returned = await fg.send(assessmentOf(id), advice(), path);
    expect([returned.response.status, returned.text]).toEqual([
      422,
      expect.stringContaining('href="#f-fg-inform-people-reason"'),
    ]);
    const given = await fg.send(assessmentOf(id), advice(['reason', 'A stranger read it.']), path);
    expect(given.response.status).toBe(303);
    expect((await dossierOf(id)).advice).toMatchObject([{ question: 'inform-people', outcome: 'yes' }]);
  });

  it('and deciding show nothing of a dossier that is out of sight', async () => {
    const { body } = await lekwacht.send({
      ...{ ...MISADDRESSED, aboutHandler: true },
      ...{ description: 'About a colleague.', reporter: { kind: 'employed' } },
    });
    await lekwacht.projected();
    const fg = await lekwacht.as('fg');
    const list = await fg.get(`/v1/breaches?reference=${String(body.reference)}`);
    const id = String(list.body.dossiers[0].id);
    const handler = await Somebody.as('handler-of-perspektief');
    for (const path of [assessmentOf(id), boardOf(id)])
      expect((await handler.open(path)).response.status).toBe(404);
    expect((await (await Somebody.as('fg-of-perspektief')).open(boardOf(id))).response.status).toBe(200);
  });
});

describe('deciding on a page', () => {
  const decided = (question: Question, outcome: string, ground: string): Fields => [
    ['act', 'recordDecision'],
    ...Object.entries({ question, outcome, ground, reason: 'Only a name was seen.' }),
  ];
  const decision = (question: Question, outcome: string, ground: string): Fields =>
    pressed(`${question}-${outcome}`, decided(question, outcome, ground));

  it('the page says what is lacking, and leaves "no" until it was assessed', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const { text } = await (await Somebody.as('board-of-perspektief')).open(boardOf(id));
    expect(text).toContain('Het datalek is nog niet beoordeeld.');
    expect(text).toContain('De FG heeft nog geen advies gegeven.');
    expect(text).toContain('Vraag de FG om advies');
    expect(text).toContain('Nee, niet melden: kan nu niet.');
    expect(text).toContain('nog 72 uur');
    await (await lekwacht.as('handler')).acts(id, 'assessments', anAssessment());
    const assessed = (await (await Somebody.as('board-of-perspektief')).open(boardOf(id))).text;
    expect(assessed).toContain('Het beoordeelde risico: <strong>er is een');
  });

  it('the page says that something was done against a danger, and not what: where somebody was brought is in no summary', async () => {
    const { id } = await lekwacht.report({ ...MISADDRESSED, safetyRisk: 'yes' });
    const averted = {
      kind: 'measure',
      at: lekwacht.clock.now(),
      note: 'Naar Zwolle gebracht.',
      dangerAverted: true,
    };
    await (await lekwacht.as('handler')).acts(id, 'safety', averted);
    for (const what of ['De brief is terug.', 'De afzender is gebeld.'])
      await (
        await lekwacht.as('handler')
      ).acts(id, 'measures', { kind: 'containment', takenAt: averted.at, what });
    const { text } = await (await Somebody.as('board-of-perspektief')).open(boardOf(id));
    expect(text).toContain('Het gevaar is weggenomen');
    expect(text).not.toContain('.;');
    expect(text).not.toContain('Zwolle');
  });

  it('against advice it asks why, at the field, and names from what it departs', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    await (await lekwacht.as('handler')).acts(id, 'assessments', anAssessment());
    const advice = { question: 'notify-authority', outcome: 'yes', reason: 'A stranger read it.' };
    await (await lekwacht.as('fg')).acts(id, 'advice', advice);
    const board = await Somebody.as('board-of-perspektief');
    const no = decision('notify-authority', 'no', 'risk-unlikely');
    const { response, text } = await board.send(boardOf(id), no);
    expect(response.status).toBe(422);
    expect(text).toContain('href="#f-notify-authority-no-departure"');
    expect(text).toContain('Waarom wijkt u af van het advies van de FG en het beoordeelde risico?');
    expect(text).toContain('Only a name was seen.');
    const done = await board.send(boardOf(id), [
      ...no,
      ['notify-authority-no.departure', 'It came back unread.'],
    ]);
    expect(done.response.status).toBe(303);
    const { decisions } = await dossierOf(id);
    expect(decisions['notify-authority']).toMatchObject({
      outcome: 'no',
      departsFrom: ['fg-advice', 'assessed-risk'],
    });
    const decided = (await board.open(boardOf(id))).text;
    expect(decided).toContain('het advies van de FG en het beoordeelde risico');
    expect(decided).toContain('Waarom het afwijkt');
    expect((await board.open('/desk/register')).text).toContain('Waarom het afwijkt: It came back unread.');
  });

  it('a departure that was given where nothing is departed from is shown as a remark', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    await (await lekwacht.as('handler')).acts(id, 'assessments', anAssessment());
    const risk = {
      question: 'notify-authority',
      outcome: 'yes',
      ground: 'risk',
      reason: 'A stranger read it.',
    };
    await (await lekwacht.as('board')).acts(id, 'decisions', { ...risk, departure: 'Nobody advised yet.' });
    const { text } = await (await Somebody.as('board-of-perspektief')).open(boardOf(id));
    expect(text).toContain('Nobody advised yet.');
    expect(text).toContain('Toelichting');
    expect(text).not.toContain('Waarom het afwijkt');
  });

  it('while the other is typed, one is recorded alone: what was typed is kept, and it says what is still to do', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const board = await Somebody.as('board-of-perspektief');
    const other = typed('inform-people-yes', [
      ['began', ''],
      ...decided('inform-people', 'yes', 'high-risk'),
    ]);
    const key = randomUUID();
    const both = [...decision('notify-authority', 'yes', 'risk'), ...other];
    const { response, text } = await board.send(boardOf(id), both, boardOf(id), key);
    expect(response.status).toBe(200);
    expect(text).toMatch(/name="inform-people-yes\.reason"[^>]*>Only a name was seen\./);
    expect(text).not.toMatch(/name="notify-authority-yes\.reason"[^>]*>Only/);
    expect(text).toContain('is vastgelegd. Voor het bestuur nog 1 te doen.');
    const { decisions } = await dossierOf(id);
    expect([decisions['notify-authority']?.outcome, decisions['inform-people']]).toEqual(['yes', undefined]);
    // The same form, with its other button: a key of its own.
    const second = decision('inform-people', 'yes', 'high-risk');
    const done = await board.send(boardOf(id), second, boardOf(id), key);
    expect(done.response.headers.get('location')).toContain('gedaan=recordDecision');
    expect((await board.open(`${boardOf(id)}?gedaan=recordDecision`)).text).toContain(
      'is vastgelegd. Er wacht niets meer op het bestuur.',
    );
    expect((await dossierOf(id)).decisions['inform-people']?.outcome).toBe('yes');
  });

  it('once nothing waits for the board it says what comes next, until when, and who handles it', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const [handler, board] = [await lekwacht.as('handler'), await lekwacht.as('board')];
    const browser = await Somebody.as('board-of-perspektief');
    const yes = { outcome: 'yes', reason: 'A stranger read it.' };
    await board.acts(id, 'decisions', { ...yes, question: 'notify-authority', ground: 'risk' });
    expect((await browser.open(boardOf(id))).text).not.toContain('Wat er nu komt');
    await board.acts(id, 'decisions', { ...yes, question: 'inform-people', ground: 'high-risk' });
    const { dueAt } = (await dossierOf(id)).deadlines.find(
      ({ deadline }) => deadline === 'authority-notification',
    )!;
    const { text } = await browser.open(boardOf(id));
    expect(text).toContain('Nog niemand behandelt dit dossier.');
    const next = text.slice(text.indexOf('Wat er nu komt'), text.indexOf('Wat er is gebeurd'));
    expect(next).toMatch(/Meld het datalek aan de AP[^<]*Behandelaar, <strong>vóór /);
    expect(next).toContain(onDutchClock(dueAt, 'ccc d MMM, HH:mm', 'nl'));
    expect(next).toMatch(/Informeer de betrokken mensen[^<]*Behandelaar, <strong>zo snel mogelijk/);
    await handler.acts(id, 'assignment', { person: (await handler.get('/v1/me')).body.id });
    expect((await browser.open(boardOf(id))).text).toContain('Dit dossier wordt behandeld door ');
  });

  it('says when the law asks for it, where a reason ends up, and what the computed advice waits for', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const browser = await Somebody.as('board-of-perspektief');
    const before = (await browser.open(boardOf(id))).text;
    expect(before).toContain('risico waarschijnlijk hoog is (artikel 34, lid 1, AVG)');
    expect(before).not.toContain('vult dit aan bij de beoordeling');
    const handler = await Somebody.as('handler-of-perspektief');
    await handler.send(assessmentOf(id), [...FACTS, ...JUDGED]);
    const { computed } = await dossierOf(id);
    expect(computed?.computedAdvice?.informPeople.verdict).toBe('undecided');
    const asked = computed?.computedAdvice?.informPeople.dependsOn.map(({ question }) => question.nl) ?? [];
    const after = (await browser.open(boardOf(id))).text;
    for (const question of asked) expect(after).toContain(question);
    expect(after).toMatch(/Wie het dossier behandelt, vult dit aan.*Naar de beoordeling/);
    const hintOf = (name: string): string | undefined =>
      new RegExp(`id="f-${name}-reason-hint">([^<]+)<`).exec(after)?.[1];
    expect(hintOf('inform-people-no')).toContain('in de melding aan de AP');
    expect(hintOf('inform-people-yes')).toBe(hintOf('notify-authority-yes'));
    expect(hintOf('notify-authority-yes')).toContain('register van datalekken');
  });

  it('a mandate holder sees only what he may: nothing, until he has a mandate', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const holder = await Somebody.as('mandate-holder-of-perspektief');
    const before = (await holder.open(boardOf(id))).text;
    expect(before).toContain('Ja, melden aan de AP: kan nu niet. Het bestuur besluit.');
    expect(before).not.toContain('value="recordDecision"');
    expect(before).not.toContain('value="recordRatification"');
    const yes = decision('notify-authority', 'yes', 'risk');
    expect((await holder.send(boardOf(id), yes)).response.status).toBe(403);
    await (await lekwacht.as('board')).acts(id, 'mandates', { granted: true });
    expect((await holder.open(boardOf(id))).text).toContain(
      'U besluit met een mandaat dat het bestuur voor dit dossier gaf.',
    );
    expect((await holder.send(boardOf(id), yes)).response.status).toBe(303);
  });

  it('what the board said by phone is written down by the handler, and confirmed by the board', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const handler = await Somebody.as('handler-of-perspektief');
    expect((await handler.open(boardOf(id))).text).not.toContain('value="recordDecision"');
    const heard = await handler.send(boardOf(id), [
      ...pressed('on-behalf-notify-authority-yes', [
        ['act', 'recordDecisionOnBehalf'],
        ...decided('notify-authority', 'yes', 'risk').slice(1),
        ...Object.entries({ who: 'J. de Vries', function: 'directeur', heardBy: 'phone' }),
        ...Object.entries({ 'decidedAt.day': '2026-06-01', 'decidedAt.time': '08:55' }),
      ]),
    ]);
    expect(heard.response.status).toBe(303);
    const board = await Somebody.as('board-of-perspektief');
    expect((await board.open(boardOf(id))).text).toContain('J. de Vries, directeur, aan de telefoon');
    const confirmed = await board.send(
      boardOf(id),
      pressed('confirmDecision-notify-authority', [
        ['act', 'confirmDecision'],
        ['question', 'notify-authority'],
        ['confirmed', 'true'],
      ]),
    );
    expect(confirmed.response.status).toBe(303);
    expect((await dossierOf(id)).decisions['notify-authority']?.confirmation).toBe('given');
  });

  it('an act that is no decision is not done there', async () => {
    const { id } = await lekwacht.report(MISADDRESSED);
    const board = await Somebody.as('board-of-perspektief');
    const { response } = await board.send(boardOf(id), pressed('x', [['act', 'closeBreach']]));
    expect(response.status).toBe(404);
  });
});

describe('what waits for the board', () => {
  async function underMandate(): Promise<string> {
    const { id } = await lekwacht.report({ ...MISADDRESSED, organisation: 'kadera' });
    await (await lekwacht.as('board', 'kadera')).acts(id, 'mandates', { granted: true });
    const holder = await lekwacht.as('mandate-holder', 'kadera');
    await holder.acts(id, 'decisions', aDecision('notify-authority'));
    await holder.acts(id, 'decisions', aDecision('inform-people'));
    return id;
  }

  it('is ratified many at once, each by itself: both questions of one, and what somebody else changed is said', async () => {
    const one = await underMandate();
    const other = await underMandate();
    await lekwacht.projected();
    const board = await Somebody.as('board-of-kadera');
    const { text } = await board.open('/desk/board');
    const ticks = [...text.matchAll(/name="ratify" value="([^"]+)"/g)].map(([, value = '']) => value);
    expect(ticks.map((tick) => tick.split(' ')[1]).sort()).toEqual([
      ...['inform-people', 'inform-people'],
      ...['notify-authority', 'notify-authority'],
    ]);
    await (await lekwacht.as('handler', 'kadera')).acts(other, 'supplements', { text: 'More is known.' });
    const { response, text: after } = await board.send(
      '/desk/board',
      ticks.map((tick) => ['ratify', tick] as const),
    );
    expect(response.status).toBe(200);
    expect(after.split(': Bekrachtigd').length - 1).toBe(2);
    expect(after.split('Niet bekrachtigd: ').length - 1).toBe(2);
    const states = async (id: string) => {
      const { decisions } = await dossierOf(id, 'kadera');
      return [decisions['notify-authority']?.ratification, decisions['inform-people']?.ratification];
    };
    expect([await states(one), await states(other)]).toEqual([
      ['given', 'given'],
      ['open', 'open'],
    ]);
  });

  it('is for the board alone', async () => {
    const handler = await Somebody.as('handler-of-kadera');
    expect((await handler.open('/desk/board')).response.status).toBe(403);
    expect((await handler.send('/desk/board', [['ratify', 'x']])).response.status).toBe(403);
  });
});
