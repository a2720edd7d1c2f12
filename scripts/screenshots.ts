// `npm run screenshots` makes the pictures of the manual: one made-up case through the real application, in a browser.
// Clock, keys and texts are always the same, so a picture changes only where a page does. Only what a document shows is
// kept in docs/images/: README and manual are read where nobody can run this.
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startApplication } from '../src/application.js';
import { readConfig } from '../src/config.js';
import { issueDevelopmentToken } from '../src/platform/identity/development-issuer.js';
import type { Role } from '../src/platform/identity/principal.js';
import { AdjustableClock } from '../src/platform/time/clock.port.js';
import { ReadModels } from '../src/platform/subscriptions/read-model.js';
import { REACTIONS } from '../src/reactions.js';
import { moment } from '../src/shared/moment.js';
import { findBrowser } from '../test/support/browser/find-browser.js';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { ASKED, ASSESSMENT, AWARE, MAIL, REASON } from './pictured-case.js';

const IMAGES = 'docs/images';
const LARGEST_BYTES = 150_000;
const PHONE = { width: 360, height: 720 };
const DESK = { width: 1280, height: 800 };
const ORGANISATION = 'perspektief';

/** Where the receipt shows what one takes home. */
const NUMBER = 'Nummer';

const found = findBrowser(process.env);
if (!('path' in found)) throw new Error(found.missing);

const data = throwawayDirectory('screenshots');
const key = Buffer.alloc(32, 7).toString('base64');
const config = readConfig({
  LEKWACHT_DATA: data,
  LEKWACHT_RECEIPT_KEY: key,
  LEKWACHT_ACTOR_KEY: key,
  LOG_LEVEL: 'error',
  PORT: '0',
});
const clock = new AdjustableClock(moment('2026-06-01T08:40:00+02:00'));
const application = await startApplication(config, { clock, timers: false });
const browser = await chromium.launch({
  executablePath: found.path,
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  await application.app.listen(0, '127.0.0.1');
  await picturesOfACase(await application.app.getUrl());
} finally {
  await browser.close();
  await application.close();
  rmSync(data, { recursive: true, force: true });
}

async function picturesOfACase(url: string): Promise<void> {
  let calls = 0;
  const send = async (path: string, body: object, role?: Role): Promise<Record<string, unknown>> => {
    const token = role && (await issueDevelopmentToken(config, { role, organisation: ORGANISATION }));
    const authorization = token !== undefined && { authorization: `Bearer ${token}` };
    const dossier = /^\/v1\/breaches\/[^/]+/.exec(path)?.[0];
    const read = dossier && (await fetch(`${url}${dossier}`, { headers: { ...authorization } }));
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // Reference and secret follow from it.
        'idempotency-key': `screenshots-number-${++calls}`,
        ...authorization,
        ...(read && { 'if-match': read.headers.get('etag') ?? '' }),
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    await settled();
    return answer;
  };
  const report = async (fields: object): Promise<string> => {
    const answer = await send('/v1/reports', {
      organisation: ORGANISATION,
      reporter: { kind: 'employed' },
      ...fields,
    });
    return String(answer['reference']);
  };

  await picture('melden', await open(PHONE, `${url}/meld/${ORGANISATION}`));
  await picture('ontvangen', await reportedByHand(await open(PHONE, `${url}/meld/${ORGANISATION}`)), NUMBER);

  await report({
    description: 'Een laptop is weg na een huisbezoek.',
    incidentType: 'device-or-paper-lost-or-stolen',
  });
  await report({ description: 'Een lijst hing op het prikbord in de gang.', safetyRisk: 'unknown' });
  at('2026-06-01T08:50:00+02:00');
  const reference = await report(MAIL);

  // A new session for each: between two of them lies more than one lasts.
  const show = async (name: string, person: string, path: string, from?: string): Promise<void> => {
    const login = `${url}/login?return=${encodeURIComponent(path)}`;
    await picture(name, await loggedIn(login, person, person === 'Bestuur' ? PHONE : DESK), from);
  };
  const token = await issueDevelopmentToken(config, { role: 'handler', organisation: ORGANISATION });
  const id = await idOf(`${url}/v1/breaches?reference=${reference}`, token);
  const page = `/desk/dossiers/${id}`;
  const act = (path: string, body: object, role: Role): Promise<unknown> =>
    send(`/v1/breaches/${id}/${path}`, body, role);
  const decide = (question: string, ground: string): Promise<unknown> =>
    act('decisions', { question, outcome: 'yes', ground, reason: REASON }, 'board');

  at('2026-06-01T09:05:00+02:00');
  await act('awareness', { awareAt: '2026-06-01T08:30:00+02:00', facts: AWARE }, 'handler');
  await act(
    'measures',
    { kind: 'containment', what: ASKED, takenAt: '2026-06-01T08:45:00+02:00' },
    'handler',
  );
  await show('beoordelen', 'Privacymedewerker', `${page}/assessment`);
  at('2026-06-01T09:20:00+02:00');
  await act('assessments', ASSESSMENT, 'handler');
  for (const question of ['notify-authority', 'inform-people'])
    await act('advice', { question, outcome: 'yes', reason: REASON }, 'fg');
  await show('lopend', 'FG', '/desk');
  await show('dossier', 'FG', page);
  await show('besluiten', 'Bestuur', `${page}/board`, 'Melden we het aan de AP?');
  at('2026-06-01T10:10:00+02:00');
  await decide('notify-authority', 'risk');
  await decide('inform-people', 'high-risk');
  await show('ap', 'Privacymedewerker', `${page}/authority`);
  await show('brieven', 'Privacymedewerker', `${page}/letters`, 'De brief zoals hij nu is');
  at('2026-06-02T09:00:00+02:00');
  await show('register', 'FG', '/desk/register');
  await show('toen', 'FG', `${page}/replay?dag=2026-06-01&tijd=09:10`, 'Hoe het er toen voor stond');
}

async function idOf(address: string, token: string): Promise<string> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  const { dossiers } = (await response.json()) as { dossiers: readonly { id: string }[] };
  return dossiers[0]?.id ?? '';
}

function at(now: string): void {
  clock.moveTo(moment(now));
}

/** Until every list holds what was recorded. */
async function settled(): Promise<void> {
  const head = await application.engine.store.head();
  const readModels = application.app.get(ReadModels);
  await Promise.all(REACTIONS.lists.map(({ name }) => readModels.whenProjected(name, head, 15_000)));
}

async function open(viewport: { width: number; height: number }, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Where a login leads to. */
async function loggedIn(login: string, person: string, viewport: typeof DESK): Promise<Page> {
  const page = await open(viewport, login);
  await page.getByRole('button', { name: `${person}, Perspektief`, exact: true }).click();
  await page.waitForURL('**/desk**');
  return page;
}

async function reportedByHand(page: Page): Promise<Page> {
  await page.getByRole('group', { name: 'Kan iemand nu in gevaar zijn?' }).getByLabel('Nee').check();
  await page.getByLabel('Wat is er gebeurd?').fill('Een brief over een cliënt lag bij de buren.');
  await page.getByLabel('Brief of pakket bij de verkeerde persoon').check();
  await page.getByLabel('Ik werk hier', { exact: true }).check();
  // The number in the form makes number and secret of the receipt.
  await page.locator('input[name=submission]').evaluate((input) => {
    (input as unknown as { value: string }).value = '00000000-0000-4000-8000-000000000001';
  });
  await page.getByRole('button', { name: 'Verstuur de melding' }).click();
  await page.getByText('Uw melding is binnen').first().waitFor();
  await settled();
  // Whatever port this desk got: a picture shows the same each time.
  await page.getByRole('link', { name: /\/melding$/ }).evaluate((link) => {
    link.textContent = 'lekwacht.example/melding';
  });
  return page;
}

/** @param from words to begin at @throws Error where it weighs more than a document should carry */
async function picture(name: string, page: Page, from?: string): Promise<void> {
  if (from !== undefined) await page.locator('h2, h3, dt', { hasText: from }).first().evaluate(toTheTop);
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  console.log(`${path} ${size}`);
  if (size > LARGEST_BYTES) throw new Error(`${path} is too large`);
}

function toTheTop(element: unknown): void {
  (element as { scrollIntoView(top: boolean): void }).scrollIntoView(true);
}
