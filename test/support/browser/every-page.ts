import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { ActCatalogue } from '../../../src/breach/acts/act-catalogue.js';
import { declaredRoutes } from '../../../src/platform/http/declared-routes.js';
import { slugOf } from '../../../src/web/acts/act-groups.js';
import { aDecision, anApNotification, anAssessment, aSubjectNotification } from '../http/acts-over-http.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

/** A second provider that people log in at: whoever comes has to choose. */
const PROVIDER = {
  issuer: 'http://127.0.0.1:9/elsewhere',
  audience: 'lekwacht-api',
  algorithms: ['RS256'],
  jwksUri: 'http://127.0.0.1:9/keys',
  login: {
    clientId: 'lekwacht',
    label: 'Stichting Voorbeeldzorg Oost-Nederland',
    secondFactor: 'provider-enforces',
  },
};

/** GET routes that answer no page: a part of one, a file, a step of the login. */
const NO_PAGES = [
  '/desk/list',
  '/desk/proof/checkpoint',
  '/desk/register/csv',
  '/desk/register/xlsx',
  '/desk/dossiers/:id/files/:attachment',
  '/assets/:name',
  '/login/callback',
  '/health/:probe',
];

/** One state of a page. */
export interface PageToSee {
  readonly name: string;
  /** As the server knows it, or what was sent to be answered with this page. */
  readonly route: string;
  /** Who sees it; absent: anybody. */
  readonly person?: string;
  readonly open: (page: Page) => Promise<unknown>;
}

/** A desk on which everything has happened, and every page of it. */
export class EveryPage {
  private constructor(
    readonly lekwacht: RunningLekwacht,
    private readonly chooser: RunningLekwacht,
    /** Nobody looked at it; somebody is in danger. */
    private readonly fresh: string,
    private readonly full: string,
    /** Of the report that it began with. */
    private readonly receipt: Receipt,
    private readonly requests: { readonly open: string; readonly released: string },
    /** With a bundle that was made. */
    private readonly inquiry: string,
  ) {}

  static async of(): Promise<EveryPage> {
    const lekwacht = await runLekwacht({ at: NOW });
    const chooser = await runLekwacht({
      beside: lekwacht,
      env: { AUTH_ISSUERS: JSON.stringify([PROVIDER]) },
    });
    const { id: fresh } = await lekwacht.report({ safetyRisk: 'yes' });
    await lekwacht.report({ discoveredAt: '2026-05-20' });
    const { id: full, ...receipt } = await filled(lekwacht);
    const requests = {
      open: await preparedRequest(lekwacht, false),
      released: await preparedRequest(lekwacht, true),
    };
    const inquiry = await openInquiry(lekwacht, full);
    return new EveryPage(lekwacht, chooser, fresh, full, receipt, requests, inquiry);
  }

  async close(): Promise<void> {
    await this.chooser.close();
    await this.lekwacht.close();
  }

  /** Routes of pages of which `states` shows none. */
  unseen(states: readonly PageToSee[]): readonly string[] {
    const seen = new Set([...states.map(({ route }) => route), ...NO_PAGES]);
    return declaredRoutes(this.lekwacht.application.app)
      .filter(({ method, path }) => method === 'GET' && !/^\/(v1|health|metrics)(\/|$)/.test(path))
      .map(({ path }) => path)
      .filter((path) => !seen.has(path));
  }

  get states(): readonly PageToSee[] {
    return [...this.ofReporters(), ...this.ofTheDesk(), ...this.ofADossier(), ...this.ofEveryAct()];
  }

  private at(route: string, name: string, person?: string, query = ''): PageToSee {
    const path = route.replace(':id', this.full).replace(':organisation', 'perspektief');
    return {
      ...{ name, route, ...(person !== undefined && { person }) },
      open: (page) => page.goto(`${this.lekwacht.url}${path}${query}`),
    };
  }

  private ofReporters(): readonly PageToSee[] {
    const form = this.at('/meld/:organisation', 'form');
    return [
      this.at('/', 'start'),
      form,
      this.at('/meld/:organisation', 'form-in-english', undefined, '?taal=en'),
      this.at('/meld/:organisation/privacy', 'privacy'),
      this.at('/meld/:organisation/poster', 'poster'),
      {
        ...{ name: 'form-faults', route: 'POST /meld/:organisation' },
        open: async (page) => {
          await form.open(page);
          await page.getByLabel('Ja', { exact: true }).first().check();
          await sent(page, 'Verstuur de melding');
        },
      },
      {
        ...{ name: 'receipt', route: 'POST /meld/:organisation' },
        open: async (page) => {
          await form.open(page);
          await page.getByLabel('Ja', { exact: true }).first().check();
          await page.getByLabel('Wat is er gebeurd?').fill('Een brief over een cliënt lag bij de buren.');
          await page.getByLabel('Ik werk hier', { exact: true }).check();
          await sent(page, 'Verstuur de melding');
        },
      },
      this.at('/melding', 'return'),
      this.at('/development/berichten', 'kept-messages'),
      {
        ...{ name: 'return-wrong', route: 'POST /melding' },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/melding`);
          await page.getByLabel('Nummer').fill(this.receipt.reference);
          await page.getByLabel('Geheime code').fill('ABCD-EFGH');
          await sent(page, 'Open mijn melding');
        },
      },
      {
        ...{ name: 'returned', route: 'POST /melding' },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/melding`);
          await page.getByLabel('Nummer').fill(this.receipt.reference);
          await page.getByLabel('Geheime code').fill(this.receipt.secret);
          await sent(page, 'Open mijn melding');
        },
      },
      {
        ...{ name: 'login', route: '/login' },
        open: (page) => page.goto(`${this.chooser.url}/login`),
      },
      { ...this.at('/meld/nobody', 'not-found'), route: 'no route' },
    ];
  }

  private ofTheDesk(): readonly PageToSee[] {
    const [fg, board, administrator] = ['FG', 'Bestuur', 'Beheerder'];
    return [
      this.at('/desk', 'dashboard', fg),
      this.at('/desk/unverified', 'unverified', fg),
      this.at('/desk/emergency', 'emergency', fg),
      this.at('/desk/enter', 'enter', fg),
      this.at('/desk/board', 'board-list', board),
      this.at('/desk/register', 'register', fg),
      this.at('/desk/register/print', 'register-print', fg),
      this.at('/desk/register/codes', 'register-codes', fg),
      this.at('/desk/retention', 'retention', fg),
      this.at('/desk/waiting', 'waiting', fg),
      this.at('/desk/access-requests', 'access-requests', fg),
      ...this.ofAccessRequests(),
      ...this.ofInquiries(),
      this.at('/desk/looks', 'looks-organisation', fg),
      this.at('/desk/proof', 'proof', fg),
      this.at('/desk/people', 'people', administrator),
      this.at('/desk/people', 'people-board', board),
      this.at('/desk/sessies', 'sessions', fg),
      this.at('/desk/absences', 'absences', administrator),
      this.at('/desk/organisation', 'organisation', administrator),
      this.at('/desk/alarms', 'alarms', administrator),
      this.at('/desk/ingelogd', 'logged-in', fg),
      { ...this.at('/desk/people', 'refused', 'Privacymedewerker'), route: 'a refusal' },
    ];
  }

  private ofAccessRequests(): readonly PageToSee[] {
    const route = '/desk/access-requests/:request';
    const at = (name: string, person: string, id: string, part = ''): PageToSee => ({
      ...{ name, route: `${route}${part}`, person },
      open: (page) => page.goto(`${this.lekwacht.url}/desk/access-requests/${id}${part}`),
    });
    const { open, released } = this.requests;
    return [
      {
        ...{ name: 'access-request-faults', route: 'POST /desk/access-requests', person: 'FG' },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/desk/access-requests`);
          await page.getByLabel('Telefoonnummer').fill('06');
          await sent(page, 'Voer het verzoek in');
        },
      },
      at('access-request', 'Privacymedewerker', open),
      at('access-request-second-person', 'Bestuur', open),
      at('access-request-released', 'FG', released),
      at('access-answer', 'Bestuur', released, '/answer'),
    ];
  }

  private ofInquiries(): readonly PageToSee[] {
    const [fg, auditor] = ['FG', 'Auditor'];
    const path = '/desk/inquiries';
    const opening = this.at(`${path}/new`, 'inquiry-new', fg);
    const one = (name: string, person: string): PageToSee => ({
      ...{ name, route: `${path}/:inquiry`, person },
      open: (page) => page.goto(`${this.lekwacht.url}${path}/${this.inquiry}`),
    });
    return [
      this.at(path, 'inquiries', fg),
      this.at(path, 'inquiries-of-auditor', auditor),
      opening,
      {
        ...{ name: 'inquiry-faults', route: `POST ${path}/left-out`, person: fg },
        open: async (page) => {
          await opening.open(page);
          await sent(page, 'Verder: kijk wat u weglaat');
        },
      },
      {
        ...{ name: 'inquiry-left-out', route: `POST ${path}/left-out`, person: fg },
        open: async (page) => {
          await opening.open(page);
          await page.getByLabel('De Autoriteit Persoonsgegevens').check();
          await page.getByLabel('Naam en brief').fill('Inspecteur Jansen, brief z2026-00123');
          await page.getByLabel('Op welke grond').fill('Artikel 58, lid 1, AVG.');
          await page.getByLabel('Vanaf welke dag?').fill('2026-01-01');
          await page.getByLabel('Tot en met welke dag?').fill('2026-06-01');
          await page.locator(`input[name="dossiers"][value="${this.full}"]`).check();
          await sent(page, 'Verder: kijk wat u weglaat');
        },
      },
      one('inquiry', fg),
      one('inquiry-of-auditor', auditor),
      {
        ...this.at('/desk/dossiers/:id/replay', 'replay-of-auditor', auditor),
        route: '/desk/dossiers/:id/replay',
      },
    ];
  }

  private ofADossier(): readonly PageToSee[] {
    const [fg, handler] = ['FG', 'Privacymedewerker'];
    const dossier = (part: string, person: string) =>
      this.at(`/desk/dossiers/:id${part && `/${part}`}`, part === '' ? 'dossier' : part, person);
    const letters = dossier('letters', handler);
    return [
      dossier('', fg),
      {
        ...{ ...dossier('', handler), name: 'dossier-fresh' },
        open: (page) => page.goto(`${this.lekwacht.url}/desk/dossiers/${this.fresh}`),
      },
      unfolded(dossier('assessment', fg)),
      unfolded(dossier('board', 'Bestuur')),
      unfolded(dossier('authority', handler)),
      dossier('files', handler),
      letters,
      {
        ...{ name: 'letter-sent', route: '/desk/dossiers/:id/letters/rounds/:revision', person: handler },
        open: async (page) => {
          await letters.open(page);
          await page.getByRole('link', { name: 'Lees wat zij kregen' }).first().click();
          await page.waitForURL('**/rounds/*');
        },
      },
      ...this.ofTheList(),
      dossier('replay', fg),
      dossier('looks', fg),
      dossier('erasure', fg),
      {
        ...{ name: 'erasure-found', route: 'POST /desk/dossiers/:id/erasure/search', person: handler },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/desk/dossiers/${this.full}/erasure`);
          await page.getByLabel('Naam, of een deel ervan').fill('huisbezoek');
          await sent(page, 'Zoek');
        },
      },
      {
        ...{ name: 'certificate', person: fg },
        route: '/desk/dossiers/:id/erasures/:erasure/certificate',
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/desk/dossiers/${this.full}/erasure`);
          await page.getByRole('link', { name: 'Bewijs van wissen' }).first().click();
          await page.waitForURL('**/certificate*');
        },
      },
      {
        ...{ name: 'act-faults', route: 'POST /desk/dossiers/:id/acts/:act', person: handler },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/desk/dossiers/${this.full}/acts/record-measure`);
          await sent(page, 'Leg de maatregel vast');
        },
      },
      {
        ...{ name: 'kept-form', route: 'POST /desk/dossiers/:id/acts/:act', person: handler },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}/desk/dossiers/${this.full}/acts/record-measure`);
          const cookies = await page.context().cookies();
          await page.context().clearCookies();
          await sent(page, 'Leg de maatregel vast');
          await page.context().addCookies(cookies);
        },
      },
    ];
  }

  private ofTheList(): readonly PageToSee[] {
    const person = 'Privacymedewerker';
    const list = '/desk/dossiers/:id/affected-people';
    const begin = this.at(list, 'affected-people', person);
    const followed = (name: string, route: string, link: RegExp): PageToSee => ({
      ...{ name, route, person },
      open: async (page) => {
        await begin.open(page);
        await page.getByRole('link', { name: link }).first().click();
        await page.waitForLoadState('load');
      },
    });
    return [
      begin,
      this.at(`${list}/new`, 'affected-people-new', person),
      this.at(`${list}/import`, 'affected-people-import', person),
      this.at(`${list}/letters`, 'affected-people-letters', person),
      followed('affected-people-person', `${list}/people/:person`, /^Bekijk of verander/),
      followed('affected-people-result', `${list}/results/:round`, /^Ronde van/),
      {
        ...{ name: 'affected-people-faults', route: `POST ${list}/import/check`, person },
        open: async (page) => {
          await page.goto(`${this.lekwacht.url}${list.replace(':id', this.full)}/import`);
          await page.getByLabel('De tabel').fill('naam;e-mail\nAn;an@example.test\n;fout\nBo;fout');
          await sent(page, 'Kijk eerst wat niet klopt');
        },
      },
    ];
  }

  private ofEveryAct(): readonly PageToSee[] {
    const acts = this.lekwacht.application.app.get(ActCatalogue).all();
    return acts.map(({ name }) => ({
      ...{ name: `act-${slugOf(name)}`, route: '/desk/dossiers/:id/acts/:act', person: 'Privacymedewerker' },
      open: (page) => page.goto(`${this.lekwacht.url}/desk/dossiers/${this.full}/acts/${slugOf(name)}`),
    }));
  }
}

type Receipt = Pick<Reported, 'reference' | 'secret'>;

/** The first question to whoever has this receipt. */
async function answered({ anyone }: RunningLekwacht, receipt: Receipt): Promise<void> {
  const { body } = await anyone.post('/v1/reports/access', receipt);
  const [asked] = body.questions as [{ question: string }];
  const headers = { authorization: `Bearer ${String(body.token)}`, 'idempotency-key': randomUUID() };
  await anyone.post(
    '/v1/reports/answers',
    { question: asked.question, text: 'De map met verslagen.' },
    headers,
  );
}

async function sent(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name: button }).click()]);
  await page.waitForLoadState('load');
}

/** With everything open that can be. */
function unfolded(state: PageToSee): PageToSee {
  return {
    ...state,
    open: async (page) => {
      await state.open(page);
      for (const fold of await page.locator('details').all())
        await fold.evaluate((details) => {
          details.setAttribute('open', '');
        });
    },
  };
}

/** From the report of a colleague to who was told, with what people asked of it. */
async function filled(lekwacht: RunningLekwacht): Promise<Receipt & { readonly id: string }> {
  const { id, reference, secret } = await lekwacht.report({
    description: 'Het verslag van een huisbezoek is gemaild naar een andere cliënt met bijna dezelfde naam.',
    incidentType: 'email-wrong-recipient',
    dataCategories: ['name', 'address', 'health'],
    subjectGroups: ['customers'],
    subjectCount: { min: 1, max: 1 },
    occurredFrom: '2026-05-30',
    recipient: { kind: 'client', known: 'yes', contacted: 'yes', confirmedDeletion: 'no' },
  });
  const [handler, fg, board, holder] = await Promise.all(
    (['handler', 'fg', 'board', 'mandate-holder'] as const).map((role) => lekwacht.as(role)),
  );
  const [at, text] = ['2026-06-01T08:45:00+02:00', 'Een ander las over de gezondheid van een cliënt.'];
  await handler!.acts(id, 'awareness', { awareAt: '2026-06-01T08:30:00+02:00', facts: text });
  for (const question of ['Welke map was het?', 'Wie kan de map nog meer openen?'])
    await handler!.acts(id, 'questions', { text: question });
  await answered(lekwacht, { reference, secret });
  await handler!.dossier(id);
  await handler!.acts(id, 'measures', { kind: 'containment', what: 'De ontvanger is gebeld.', takenAt: at });
  await handler!.acts(id, 'measures', {
    ...{ kind: 'prevention', what: 'Een cursus voor wie brieven verstuurt.' },
    dueAt: '2026-06-09T09:00:00+02:00',
  });
  const description = 'De mail zoals die werd verstuurd, met de bijlage erin.';
  await handler!.attach(id, {
    name: 'Het verslag dat naar de verkeerde client ging (kopie).txt',
    description,
  });
  await handler!.attach(id, { name: 'lijst.csv', content: 'naam;adres' });
  await handler!.acts(id, 'assessments', anAssessment({ subjectCount: { min: 1, max: 4 } }));
  for (const question of ['notify-authority', 'inform-people'])
    await fg!.acts(id, 'advice', { question, outcome: 'yes', reason: text });
  await board!.acts(id, 'mandates', { granted: true });
  await holder!.acts(id, 'decisions', aDecision('notify-authority'));
  await handler!.acts(id, 'ap-notifications', anApNotification(at));
  await handler!.acts(id, 'letter-contact', { name: 'Noor', phone: '070 123 45 67' });
  const letter = { intended: 3, text: 'Goedendag,\n\nDit kreeg men.' };
  await handler!.acts(id, 'subject-notifications', aSubjectNotification(at, letter));
  for (const [n, fields] of [
    { name: 'Anna van den Bovenkamp-Hendriks', address: 'Kade 1\n8011 AA Zwolle' },
    { name: 'Bo', clientNumber: 'C-2', safeContact: { means: 'phone', to: 'Ria, 06 12 34 56 78' } },
    { name: 'Cas', representative: { role: 'guardian', name: 'Mia de Voogd', address: 'Plein 3, Zwolle' } },
    { clientNumber: 'C-4' },
  ].entries())
    await handler!.acts(id, 'affected-people', { clientNumber: `C-1${n}`, ...fields });
  const phoned = { informedAt: at, means: ['phone'], content: 'Wat er is gebeurd.' };
  await handler!.acts(id, 'affected-people/rounds', phoned);
  const supplement = await handler!.acts(id, 'supplements', { text: 'Er is een tweede mail gevonden.' });
  const erasing = { what: 'values', ground: 'unlawful-processing', reason: 'De tekst noemde iemand.' };
  const erasure = await handler!.acts(id, 'erasures', {
    ...erasing,
    values: [{ revision: supplement.body.revision, pointer: '/text', replacement: 'Er is nog een mail.' }],
  });
  await board!.acts(id, `erasures/${String(erasure.body.revision)}/approval`, {});
  await handler!.acts(id, 'erasures', {
    ...erasing,
    values: [
      { revision: 0, pointer: '/report/description', replacement: 'Een verslag is verkeerd gemaild.' },
    ],
  });
  await handler!.acts(id, 'legal-holds', { reason: 'Er is een rechtszaak aangekondigd.' });
  await handler!.get(`/v1/breaches/${id}/letter`);
  await lekwacht.projected();
  return { id, reference, secret };
}

/** Prepared by one, and released by another where that is asked. */
async function preparedRequest(lekwacht: RunningLekwacht, isReleased: boolean): Promise<string> {
  const [handler, board] = await Promise.all([lekwacht.as('handler'), lekwacht.as('board')]);
  const asked = { organisation: 'perspektief', name: 'Els Huisbezoek', phone: '070 123 45 67' };
  const path = '/v1/access-requests';
  const { body } = await handler.post(path, asked, { 'idempotency-key': randomUUID() });
  const id = String(body.id);
  const act = async (who: typeof handler, name: string, said: object): Promise<void> => {
    const { etag = '' } = await who.get(`${path}/${id}`);
    const headers = { 'idempotency-key': randomUUID(), 'if-match': etag };
    const { status, text } = await who.post(`${path}/${id}/${name}`, said, headers);
    if (status !== 200) throw new Error(text);
  };
  await act(handler, 'identity', { how: 'called-back' });
  await act(handler, 'search', {});
  const [first] = (await handler.get(`${path}/${id}`)).body.preparation.places as {
    readonly [field: string]: unknown;
  }[];
  const { source, of, revision, pointer, text = '' } = first ?? {};
  const [word = ''] = String(text).split(' ').slice(-1);
  const place = { source, of, revision, pointer, words: [word], wordsWhy: 'rights-of-others' };
  await act(handler, 'preparation', { places: first === undefined ? [] : [place], ready: true });
  if (isReleased) await act(board, 'release', {});
  return id;
}

/** Open to every auditor, with a bundle that was handed over. */
async function openInquiry(lekwacht: RunningLekwacht, dossier: string): Promise<string> {
  const fg = await lekwacht.as('fg');
  const headers = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
  const { body } = await fg.post(
    '/v1/inquiries',
    {
      ...{ dossiers: [dossier], from: '2026-01-01T00:00:00+01:00', until: NOW },
      ...{ askedBy: 'Inspecteur Jansen, brief z2026-00123', ground: 'Artikel 58, lid 1, onder a, AVG.' },
      omitted: [{ dossier, scope: 'reporter', ground: 'rights-of-others' }],
    },
    headers(),
  );
  const path = `/v1/inquiries/${String(body.id)}`;
  const made = await fg.file(`${path}/bundles`, headers());
  if (made.status !== 200) throw new Error(made.content.toString());
  const [{ manifest }] = (await fg.get(path)).body.made as [{ readonly manifest: string }];
  const delivery = { manifest, deliveredAt: NOW, how: 'in-person', to: 'Inspecteur Jansen' };
  await fg.post(`${path}/deliveries`, delivery, headers());
  await lekwacht.projected();
  return String(body.id);
}
