import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { POLICY, type Action } from '../../src/breach/dossier/access.policy.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { aDecision, anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import type { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import type { Role } from '../../src/platform/identity/principal.js';
import {
  OF_REPORTERS,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const VIEWS = ['timeline', 'ap-form', 'edpb-template', 'edpb-template?kind=withdrawal', 'letter?means=phone'];
const at = (hour: number): string =>
  `2026-06-0${1 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00:00+02:00`;

let lekwacht: RunningLekwacht;
let reported: Reported;
/** What each view answered, by the hour in which it was asked. */
const answered: {
  readonly hour: number;
  readonly revision: number;
  readonly view: string;
  readonly text: string;
}[] = [];

const STEPS: readonly (readonly [hour: number, act: string, body: object])[] = [
  [10, 'awareness', { awareAt: at(9), facts: 'Een cliënt belde.' }],
  [11, 'assessments', anAssessment({ risk: 'risk', subjectCount: { min: 40, max: 40 } })],
  [12, 'form-answers', { question: '3.3', answer: 'nee' }],
  [13, 'ap-notifications', anApNotification(at(12), { incomplete: true })],
  [14, 'assessments', anAssessment({ risk: 'risk', subjectCount: { min: 45, max: 45 } })],
  [80, 'ap-notifications', { kind: 'supplement', notifiedAt: at(80), number: 'AP-1' }],
];

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: at(9) });
  reported = await lekwacht.report();
  const handler = await lekwacht.as('handler');
  for (const [hour, act, body] of STEPS) {
    lekwacht.moveTo(at(hour));
    const { body: done } = await handler.acts(reported.id, act, body);
    for (const view of VIEWS) {
      const { status, text } = await handler.get(`/v1/breaches/${reported.id}/${view}`);
      expect([view, status]).toEqual([view, 200]);
      answered.push({ hour, revision: Number(done.revision), view, text });
    }
  }
  lekwacht.moveTo(at(81));
  await (await lekwacht.as('board')).acts(reported.id, 'decisions', aDecision('inform-people'));
});
afterAll(() => lekwacht.close());

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const people = new Map<Role, Person>();
const browsers = new Map<Role, Browser>();
async function person(role: Role): Promise<Person> {
  const known = people.get(role) ?? (await lekwacht.as(role));
  people.set(role, known);
  return known;
}
async function browser(role: Role): Promise<Browser> {
  const known = browsers.get(role) ?? (await loggedIn(lekwacht.url, `${role}-of-perspektief`));
  browsers.set(role, known);
  return known;
}

describe('L7: what is asked as of then is answered as it was then', () => {
  it('every view of a dossier, byte for byte, by the moment and by the revision', async () => {
    const handler = await lekwacht.as('handler');
    for (const { hour, revision, view, text } of answered) {
      const sign = view.includes('?') ? '&' : '?';
      for (const asked of [`at=${encodeURIComponent(at(hour))}`, `revision=${revision}`]) {
        const then = await handler.get(`/v1/breaches/${reported.id}/${view}${sign}${asked}`);
        expect([view, asked, then.text === text]).toEqual([view, asked, true]);
      }
    }
    expect(new Set(answered.map(({ text }) => text)).size).toBeGreaterThan(15);
  });

  it('before there was a dossier there is none to show, and a moment with a revision is one too many', async () => {
    const handler = await lekwacht.as('handler');
    for (const view of ['timeline', 'ap-form', 'edpb-template', 'letter', 'as-of']) {
      const path = `/v1/breaches/${reported.id}/${view}`;
      expect([view, (await handler.get(`${path}?at=2020-01-01T00:00:00Z`)).status]).toEqual([view, 404]);
      const both = await handler.get(`${path}?at=2026-06-01T10:00:00Z&revision=1`);
      expect([view, both.status, both.body.code]).toEqual([view, 422, 'at-or-revision']);
    }
  });

  it('no route takes a query parameter that it does not know: of the API, and of the pages behind a login', async () => {
    const routes = declaredRoutes(lekwacht.application.app);
    const known = routes.filter(({ path, ...route }) => !route.public || path.startsWith('/v1/'));
    expect(known.length).toBeGreaterThan(100);
    const taken: string[] = [];
    for (const { method, path, action } of known) {
      const [role] = action === undefined ? (['handler'] as const) : POLICY[action as Action];
      const there = `${path.replace(':id', reported.id).replace(':organisation', 'perspektief').replace(':act', 'record-measure').replaceAll(/:\w+/g, '0')}?zoveel=1`;
      const { status } = path.startsWith('/v1/')
        ? await (OF_REPORTERS.test(path) ? await lekwacht.asReporter() : await person(role)).request(
            method,
            there,
            method === 'GET' ? undefined : '{}',
          )
        : await (await browser(role)).ask(`${lekwacht.url}${there}`, { method, headers: SAME_ORIGIN });
      if (status !== 422) taken.push(`${method} ${path} ${status}`);
    }
    // An empty form states nothing: what a link proposes for its fields is used or left, and never an answer.
    expect(taken).toEqual(['GET /desk/dossiers/:id/acts/:act 200']);
  });
});
