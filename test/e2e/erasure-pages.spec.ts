import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { anAssessment } from '../support/http/acts-over-http.js';
import {
  eventually,
  runLekwacht,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
const NAME = 'Kwetter-Abels';

let lekwacht: RunningLekwacht;
let reported: Reported;
let handler: Browser;
let board: Browser;
let fg: Browser;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  reported = await lekwacht.report({ description: `A letter about ${NAME} went astray.` });
  const { id } = reported;
  const person = await lekwacht.as('handler');
  await person.acts(id, 'awareness', { awareAt: NOW, facts: `${NAME} phoned.` });
  await person.acts(id, 'assessments', anAssessment());
  [handler, board, fg] = (await Promise.all(
    ['handler', 'board', 'fg'].map((role) => loggedIn(lekwacht.url, `${role}-of-perspektief`)),
  )) as [Browser, Browser, Browser];
});
afterAll(() => lekwacht.close());

const open = (browser: Browser, path: string) =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });
const at = (part: string): string => `/desk/dossiers/${reported.id}/${part}`;
const post = (browser: Browser, path: string, fields: Readonly<Record<string, string>>) =>
  browser.post(`${lekwacht.url}${path}`, fields);
const box = (revision: number, pointer: string): string => `erase:${revision}:${pointer}`;

describe('on the pages of the desk', () => {
  it('a name is found in the dossier, and in no address', async () => {
    expect((await open(handler, `/desk/dossiers/${reported.id}`)).text).toContain(at('erasure'));
    const empty = await open(handler, at('erasure'));
    expect(empty.text).toContain('Er is niets voorgesteld');
    const nothing = await post(handler, at('erasure/search'), { contains: 'Niemand' });
    expect(nothing.text).toContain('staat nergens');
    const found = await post(handler, at('erasure/search'), { contains: 'kwetter' });
    expect(found.text).toContain(`name="${box(0, '/report/description')}"`);
    expect(found.text).toContain('Gevonden op 2 plaatsen');
    expect(found.url.href).not.toContain('kwetter');
    const blank = await post(handler, at('erasure/search'), { contains: '' });
    expect([blank.response.status, blank.text.includes('Vul dit in.')]).toEqual([422, true]);
  });

  it('what was typed comes back where the act is refused', async () => {
    const found = await post(handler, at('erasure/search'), { contains: 'kwetter' });
    const again = await post(handler, at('erasure/proposal'), {
      ...hiddenFields(found.text, 'erasure/proposal'),
      [box(0, '/report/description')]: 'true',
      'text:0:/report/description': 'Een brief raakte zoek.',
    });
    expect(again.response.status).toBe(422);
    expect(again.text).toContain('Een brief raakte zoek.');
    const nothing = await post(handler, at('erasure/proposal'), {
      ...hiddenFields(found.text, 'erasure/proposal'),
      ...{ ground: 'unlawful-processing', reason: 'De naam hoort er niet.' },
    });
    expect(nothing.text).toContain('Kies de plaatsen die u wilt wissen');
  });

  it('is proposed, told to the FG, approved by the board, and has a certificate to print', async () => {
    const found = await post(handler, at('erasure/search'), { contains: 'kwetter' });
    const proposed = await post(handler, at('erasure/proposal'), {
      ...hiddenFields(found.text, 'erasure/proposal'),
      [box(0, '/report/description')]: 'true',
      'text:0:/report/description': 'Een brief raakte zoek.',
      ...{ ground: 'unlawful-processing', reason: 'De naam hoort er niet.' },
    });
    expect(proposed.text).toContain('De naam hoort er niet.');
    expect(proposed.text).toContain('Een brief raakte zoek.');
    const person = await lekwacht.as('handler');
    const { erasure } = (await person.dossier(reported.id)).body.erasures[0] as { erasure: number };
    const seenByFg = (await open(fg, at('erasure'))).text;
    expect(seenByFg).toContain(`acts/object-to-erasure?erasure=${erasure}`);
    expect(seenByFg).not.toContain('approve-erasure');
    const form = await open(board, at(`acts/approve-erasure?erasure=${erasure}`));
    const done = await post(board, at('acts/approve-erasure'), {
      ...hiddenFields(form.text, 'data-once'),
      erasure: String(erasure),
    });
    expect(done.url.search).toContain('gedaan=approve-erasure');
    await eventually(async () =>
      (await lekwacht.eventTypes(reported.id)).includes('ErasureCompleted') ? true : undefined,
    );
    const dossier = await open(handler, `/desk/dossiers/${reported.id}`);
    expect(dossier.text).toContain('Een brief raakte zoek.');
    expect(dossier.text).not.toContain(`A letter about ${NAME}`);
    const certificate = await open(fg, at(`erasures/${erasure}/certificate`));
    expect(certificate.text).toContain('Nog niet definitief');
    expect(certificate.text).toContain('7 juli 2026');
    expect(certificate.text).not.toMatch(/kwetter/i);
  });

  it('what is erased without another text says so, and by which entry', async () => {
    const found = await post(handler, at('erasure/search'), { contains: 'kwetter' });
    const [, name = ''] = /name="(erase:[^"]+)"/.exec(found.text) ?? [];
    await post(handler, at('erasure/proposal'), {
      ...hiddenFields(found.text, 'erasure/proposal'),
      ...{ [name]: 'true', ground: 'objection', reason: 'Bezwaar gemaakt.' },
    });
    const person = await lekwacht.as('board');
    const { erasures } = (await person.dossier(reported.id)).body as { erasures: { erasure: number }[] };
    await person.acts(reported.id, `erasures/${erasures.at(-1)!.erasure}/approval`, {});
    const dossier = await open(handler, `/desk/dossiers/${reported.id}`);
    expect(dossier.text).toMatch(/\[gewist: regel \d+ van de tijdlijn\]/);
    expect(dossier.text).not.toMatch(/kwetter/i);
  });

  it('what is due stands under its own place in the menu, for who may see it', async () => {
    await lekwacht.projected();
    const page = await open(board, '/desk/retention');
    expect(page.text).toContain('Van geen enkel dossier is de termijn om');
    const holder = await loggedIn(lekwacht.url, 'mandate-holder-of-perspektief');
    expect((await open(holder, '/desk/retention')).response.status).toBe(403);
    expect((await open(holder, at('erasure'))).response.status).toBe(403);
  });
});
