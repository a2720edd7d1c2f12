import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { anAssessment } from '../support/http/acts-over-http.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NAME = 'Canary Kwetter';
const EMAIL = 'canary.kwetter@example.test';
const CONTACT = /Canary|kwetter|47 11 47/i;

let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  reported = await lekwacht.report({
    reporter: { kind: 'employed', name: NAME, email: EMAIL, phone: '+31 6 47 11 47 11', onBehalfOf: NAME },
  });
  const handler = await lekwacht.as('handler');
  await handler.acts(reported.id, 'assessments', anAssessment());
});
afterAll(() => lekwacht.close());

/** Every way to look at a dossier, a form, a letter, a list or an export. */
const looks = (): readonly string[] =>
  declaredRoutes(lekwacht.application.app)
    .filter(({ method, path, public: isPublic }) => method === 'GET' && path.startsWith('/v1/') && !isPublic)
    .flatMap(({ path }) => {
      const url = path.replace(':id', reported.id).replace(':organisation', 'perspektief');
      if (path.endsWith('/as-of')) return [`${url}?revision=0`, `${url}?at=2026-06-01T07:00:00Z`];
      if (path.endsWith('/letter')) return [`${url}?for=adult&means=letter`];
      return path.endsWith('/register') ? [url, `${url}?asOf=2026-06-01`] : [url];
    });

async function seenBy(who: Person): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const url of looks())
    for (const accept of ['application/json', 'text/html', 'text/csv']) {
      const { status, text } = await who.get(url, { accept });
      expect([url, accept, status < 500]).toEqual([url, accept, true]);
      if (CONTACT.test(text)) seen.push(url.replace(reported.id, ':id'));
    }
  return [...new Set(seen)];
}

describe('what is reported is confidential: name and contact of the reporter', () => {
  it.each(['handler', 'fg'] as const)('are shown to the %s, who calls him back', async (role) => {
    expect(await seenBy(await lekwacht.as(role))).toEqual([
      '/v1/breaches/:id',
      '/v1/breaches/:id/timeline',
      '/v1/breaches/:id/as-of?revision=0',
      '/v1/breaches/:id/as-of?at=2026-06-01T07:00:00Z',
    ]);
  });

  it.each(['board', 'mandate-holder', 'auditor', 'administrator', 'processor'] as const)(
    'are shown to the %s nowhere, at no moment and in no export',
    async (role) => {
      expect(await seenBy(await lekwacht.as(role))).toEqual([]);
    },
  );

  it('the board sees what was reported and by what kind of reporter', async () => {
    const { body } = await (await lekwacht.as('board')).dossier(reported.id);
    expect(body.report).toMatchObject({ description: expect.any(String), reporter: { kind: 'employed' } });
  });

  it('are shown to who stands in for a handler, and not to who stands in for the board', async () => {
    const [board, handler] = [await lekwacht.as('board'), await lekwacht.as('handler')];
    const deputy = async (subject: string, fills: 'handler' | 'board'): Promise<Person> => {
      const who = await lekwacht.as('processor', 'perspektief', subject);
      const person = String((await who.get('/v1/me')).body.id);
      await board.dossier(reported.id);
      await board.acts(reported.id, 'deputies', { for: fills, person, reason: 'Away.' });
      if (fills === 'handler') return who;
      const [{ proposal }] = (await handler.dossier(reported.id)).body.proposals as [{ proposal: number }];
      await handler.acts(reported.id, 'proposals/confirmation', { proposal, confirmed: true });
      return who;
    };
    expect((await (await deputy('stands in', 'handler')).dossier(reported.id)).text).toMatch(CONTACT);
    const chair = await (await deputy('the chair', 'board')).dossier(reported.id);
    expect([chair.status, CONTACT.test(chair.text)]).toEqual([200, false]);
  });
});
