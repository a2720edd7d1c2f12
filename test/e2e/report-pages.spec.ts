import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler', 'kadera');
});
afterAll(() => lekwacht.close());

interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Page> {
  const answer = await fetch(`${lekwacht.url}${path}`, { headers: { accept: 'text/html', ...headers } });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function send(fields: Fields, headers: Record<string, string> = {}, path = '/meld/kadera?taal=nl') {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  const answer = await fetch(`${lekwacht.url}${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
    body: form,
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const aForm = (fields: Fields = {}): Fields => ({
  submission: randomUUID(),
  description: 'Een mail over een cliënt ging naar de verkeerde persoon.',
  'reporter.kind': 'employed',
  ...fields,
});
const dossiers = async (): Promise<number> => {
  await lekwacht.projected();
  const { body } = await handler.get('/v1/breaches?limit=200');
  return (body.dossiers as unknown[]).length;
};
const referenceIn = (text: string): string => /DL-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
/** Whatever stands beside a field that is wrong. */
const faultAt = (text: string, id: string): string | undefined =>
  new RegExp(`id="${id}-fault">([^<]+)<`).exec(text)?.[1];

describe('reporting with a browser', () => {
  it('needs the organisation, what happened and who reports; everything else may be left empty', async () => {
    expect((await get('/')).text).toContain('href="/meld/kadera?taal=nl"');
    const received = await send(aForm());
    expect(received.status).toBe(200);
    expect(received.text).toContain('Kadera aanpak huiselijk geweld');
    expect(received.text).toContain('1 juni 2026, 09:00');
    expect(referenceIn(received.text)).not.toBe('');
  });

  it('carries each answer into the dossier as programs would send it', async () => {
    const { text } = await send(
      aForm({
        ...{ safetyRisk: 'no', incidentType: 'email-wrong-recipient', subjectCount: '2-10' },
        ...{ dataCategories: ['name', 'health'], subjectGroups: ['vulnerable'] },
        ...{
          'recipient.kind': 'private-person',
          'discoveredAt.day': '2026-05-31',
          'discoveredAt.time': '23:30',
        },
        ...{ 'reporter.name': 'Noor', 'reporter.reachableUntil': '22:00', occurredFrom: '2026-05-30' },
      }),
    );
    await lekwacht.projected();
    const found = await handler.get(`/v1/breaches?reference=${referenceIn(text)}`);
    const { body } = await handler.dossier(found.body.dossiers[0].id as string);
    expect(body.report).toMatchObject({
      ...{ safetyRisk: 'no', incidentType: 'email-wrong-recipient', subjectCount: { min: 2, max: 10 } },
      ...{ dataCategories: ['name', 'health'], subjectGroups: ['vulnerable'] },
      recipient: { kind: 'private-person' },
    });
    expect(JSON.stringify(body)).toContain('2026-05-31T21:30:00.000Z');
    expect(JSON.stringify(body)).toContain('2026-06-01T20:00:00.000Z');
  });

  it('says what is missing above the form and at the field, in the same words, and keeps what was typed', async () => {
    const before = await dossiers();
    const { status, text } = await send(
      aForm({ description: ' ', 'reporter.kind': [], system: 'Regas <b>', 'discoveredAt.day': '2027-01-01' }),
    );
    expect(status).toBe(422);
    expect(text).toContain('<title>Fout: ');
    expect(faultAt(text, 'f-description')).toBe('Schrijf wat er is gebeurd.');
    expect(text).toContain(
      '<a href="#f-description">Wat is er gebeurd? (nodig): Schrijf wat er is gebeurd.</a>',
    );
    expect(faultAt(text, 'f-reporter-kind')).toBe('Kies wie u bent.');
    expect(faultAt(text, 'f-discoveredAt')).toBe('Dit ligt in de toekomst.');
    expect(text).toContain('value="Regas &lt;b>"');
    expect(await dossiers()).toBe(before);
  });

  it('double click, reload and back make one dossier; a change after sending makes none', async () => {
    const before = await dossiers();
    const form = aForm();
    const twice = await Promise.all([send(form), send(form)]);
    const [first, second] = twice.map(({ text }) => referenceIn(text));
    expect(second).toBe(first);
    expect(referenceIn((await send(form)).text)).toBe(first);
    const changed = await send({ ...form, description: 'Iets anders.' });
    expect(changed.status).toBe(422);
    expect(changed.text).toContain('al verstuurd');
    expect(await dossiers()).toBe(before + 1);
  });

  it.each([
    ['a BSN', 'Het ging om 123456782.'],
    ['an IBAN', 'Rekening NL91ABNA0417164300 stond erin.'],
    ['a list of names', 'Jan Jansen, Piet de Vries, Anna Bakker'],
  ])(
    'asks once whether %s has to be in the text; it is sent when that was looked at',
    async (_what, description) => {
      const form = aForm({ description });
      const asked = await send(form);
      expect([asked.status, asked.text.includes('name="lookedAt"')]).toEqual([422, true]);
      expect((await send({ ...form, lookedAt: 'yes' })).status).toBe(200);
    },
  );

  it.each(['nl', 'en'])(
    'in danger, in %s: the number to call is a link on the receipt too, and nobody is asked again',
    async (code) => {
      const to = `/meld/kesslerperspektief?taal=${code}`;
      const form = await get(to);
      const legend = /<legend>([^<]+\?)<\/legend>/.exec(form.text)?.[1] ?? 'no question';
      const { text } = await send(aForm({ safetyRisk: 'yes' }), {}, to);
      for (const page of [form.text, text])
        expect(page.match(/href="tel:[^"]+"/g)).toEqual(['href="tel:112"', 'href="tel:0885300000"']);
      expect(text).not.toContain(legend);
      const before = text.slice(0, text.indexOf('<details'));
      expect(before).not.toContain('?</');
      expect(before).not.toMatch(/[a-z]\? /);
    },
  );

  it('says on the receipt that the report stays, and what to keep before leaving', async () => {
    const { text } = await send(aForm());
    expect(text).toContain('Uw melding blijft. Bewaar eerst nummer en code.');
    expect(text).not.toContain('Wat hier staat, is dan weg.');
    expect((await get('/meld/kadera?taal=nl')).text).toContain('Wat hier staat, is dan weg.');
  });

  it('says before it is sent who reads it', async () => {
    const { text } = await get('/meld/kadera?taal=nl');
    expect(text.indexOf('Uw leidinggevende leest haar niet')).toBeGreaterThan(0);
    expect(text.indexOf('Uw leidinggevende leest haar niet')).toBeLessThan(text.indexOf('<form'));
  });

  it('in danger asks nothing about words, and says first whom to call', async () => {
    const { status, text } = await send(aForm({ safetyRisk: 'yes', description: 'Haar adres: 8011 AB 12' }));
    expect(status).toBe(200);
    expect(text.indexOf('112')).toBeLessThan(text.indexOf('DL-2026-'));
    expect(text).not.toMatch(/Bel de ontvanger/);
  });

  it('speaks English by a link or as the browser asks, and Dutch to everybody else', async () => {
    expect((await get('/meld/kadera?taal=en')).text).toContain('<html lang="en">');
    expect((await get('/meld/kadera', { 'accept-language': 'en-GB' })).text).toContain('What happened?');
    expect((await get('/meld/kadera', { 'accept-language': 'pl' })).text).toContain('Wat is er gebeurd?');
    expect((await send(aForm(), {}, '/meld/kadera?taal=en')).text).toContain('We have your report');
  });

  it('each organisation has its own address, poster and privacy notice', async () => {
    for (const slug of ['kadera', 'kwartier', 'perspektief', 'aanzien', 'kesslerperspektief'])
      for (const part of ['', '/poster', '/privacy'])
        expect((await get(`/meld/${slug}${part}`)).status).toBe(200);
    const poster = await get('/meld/kwartier/poster');
    expect(poster.text).toContain(`/meld/kwartier`);
    expect(poster.text).toContain('<svg');
    expect((await get('/meld/kwartier/privacy')).text).toContain('artikel 6, lid 1, onder c');
    const nobody = await get('/meld/nobody');
    expect([nobody.status, nobody.text.includes('Deze pagina bestaat niet')]).toEqual([404, true]);
  });
});

describe('what a reporter reads', () => {
  it('keeps what was typed when the language changes; nothing is checked, and nothing is stored', async () => {
    const before = await dossiers();
    const form = aForm({
      description: 'Haar BSN is 123456782.',
      'reporter.kind': [],
      system: 'x'.repeat(2_000),
    });
    const chosen = { dataCategories: ['name', 'health'], subjectCount: '2-10', languageOnly: 'en' };
    const { status, text } = await send({ ...form, ...chosen }, {}, '/meld/kadera?taal=en');
    expect([status, text.includes('<html lang="en">')]).toEqual([200, true]);
    expect(text).toContain('Haar BSN is 123456782.</textarea>');
    expect(text).toContain(`name="submission" value="${String(form['submission'])}"`);
    expect(text.match(/value="(name|health)" checked/g)).toHaveLength(2);
    expect(text).toMatch(/<option value="2-10" selected|<option selected value="2-10"/);
    expect(text).not.toMatch(/lw-fault"|lookedAt/);
    expect(await dossiers()).toBe(before);
    const foreign = await send({ ...form, ...chosen }, { 'sec-fetch-site': 'cross-site' });
    expect([foreign.status, foreign.text.includes('BSN is')]).toEqual([403, false]);
  });

  it('two questions are needed, right after the one about danger; Enter sends the report, not a language', async () => {
    const { text } = await get('/meld/kadera?taal=nl');
    expect(text.match(/>[^<>]*\(nodig\)</g)).toEqual([
      '>Wat is er gebeurd? (nodig)<',
      '>Wie bent u? (nodig)<',
    ]);
    const asked = [...text.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(asked)].slice(0, 6)).toEqual([
      ...['submission', 'safetyRisk', 'description', 'reporter.kind', 'reporter.phone', 'incidentType'],
    ]);
    // How to be reached comes before the early button, and is asked once.
    expect(asked.filter((name) => name === 'reporter.phone')).toHaveLength(1);
    expect(text.indexOf('name="reporter.phone"')).toBeLessThan(text.indexOf('Verstuur zo'));
    expect(/<button[^>]* form="melding"[^>]*>/.exec(text)?.[0]).not.toContain('formaction');
    expect(text.indexOf('value="address"')).toBeLessThan(text.indexOf('value="name"'));
    expect(text.indexOf('value="threatening-person"')).toBeLessThan(text.indexOf('value="own-organisation"'));
  });

  it.each([
    ['employed', 'Bel uw leidinggevende of de achterwacht.', true],
    ['unknown', 'Bel de organisatie, of iemand bij de organisatie die u vertrouwt.', true],
    ['client', 'Bel uw begeleider, of de organisatie.', false],
    ['partner', 'Bel de organisatie.', false],
  ])(
    'the receipt of %s promises no way back and no alarm, and says whom to call',
    async (kind, whom, atNight) => {
      const { text } = await send(aForm({ 'reporter.kind': kind }));
      expect(text).toContain(whom);
      expect(text).toContain('Er gaat geen bericht naar een telefoon.');
      expect(text).not.toMatch(/terugkomen|toe te voegen/);
      expect(text.includes('Bel geen cliënt of familie zonder overleg.')).toBe(atNight);
      for (const [link] of text.matchAll(/<a [^>]*href="\/[^>]*>/g))
        expect(link).toContain('target="_blank"');
    },
  );

  it('the receipt gives the number of the organisation where it has one', async () => {
    const { text } = await send(aForm(), {}, '/meld/kesslerperspektief?taal=nl');
    expect(text).toContain('href="tel:0885300000"');
  });

  it('shows what to do first, and folds the rest; in danger whom to leave alone is not folded', async () => {
    const unfolded = ({ text }: { text: string }) => text.slice(0, text.indexOf('<details')).match(/__item/g);
    expect(
      unfolded(await send(aForm({ safetyRisk: 'no', incidentType: 'email-wrong-recipient' }))),
    ).toHaveLength(3);
    const danger = await send(aForm({ 'recipient.kind': 'threatening-person' }));
    const folded = danger.text.indexOf('<details');
    const alone = danger.text.indexOf('Bel of schrijf niet naar de cliënt');
    expect(alone).toBeGreaterThan(0);
    expect(folded === -1 || alone < folded).toBe(true);
    expect(danger.text.slice(0, alone)).toMatch(/tel:112.*Nog niemand heeft dit overgenomen. Bel zelf/);
    expect(danger.text).not.toContain('Is er haast?');
  });
});

describe('a page', () => {
  it('runs nothing but our own script, is framed nowhere, kept nowhere, and sends its address on to nobody else', async () => {
    const { headers, text } = await get('/meld/kadera');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/,
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
    expect(text).not.toMatch(/ style=|<style|onclick|javascript:/);
  });

  it('refers to files whose address changes with what is in them, compressed and kept for good', async () => {
    const { text } = await get('/');
    for (const path of text.match(/\/assets\/pages-[0-9a-f]{16}\.(css|js)/g) ?? []) {
      const { status, headers } = await get(path, { 'accept-encoding': 'br' });
      expect([status, headers.get('content-encoding')]).toEqual([200, 'br']);
      expect(headers.get('cache-control')).toContain('immutable');
    }
    expect((await get('/assets/pages-0000000000000000.css')).status).toBe(404);
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': '', origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': '', origin: 'null' }],
  ])('takes no form that another page sent: %j', async (headers) => {
    const before = await dossiers();
    const { status, text } = await send(aForm(), headers);
    expect([status, text.includes('van buiten verstuurd')]).toEqual([403, true]);
    expect(await dossiers()).toBe(before);
  });

  it('takes one of a browser of before Fetch Metadata, by its origin', async () => {
    const body = new URLSearchParams(aForm() as Record<string, string>).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: lekwacht.url };
    const answer = await fetch(`${lekwacht.url}/meld/kadera`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
  });

  it('a form is taken by pages only, and never by the API', async () => {
    const answer = await fetch(`${lekwacht.url}/v1/reports`, {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
      body: new URLSearchParams(aForm() as Record<string, string>),
    });
    expect(answer.status).toBe(415);
  });

  it('bytes that are no UTF-8, and names that every object has, are refused and leave nothing behind', async () => {
    const before = await dossiers();
    const post = (body: string) =>
      fetch(`${lekwacht.url}/meld/kadera`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body,
      });
    expect((await post('description=%E9%ff&reporter.kind=employed')).status).toBe(400);
    for (const name of ['__proto__.x', 'constructor', 'reporter.__proto__', 'nix', 'reporter.kind.x'])
      expect([name, (await post(`description=x&reporter.kind=employed&${name}=1`)).status]).toEqual([
        name,
        422,
      ]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    expect(await dossiers()).toBe(before);
  });

  it('nothing that was typed stands in a log', () => {
    const logged = lekwacht.logged.join('\n');
    expect(logged).not.toMatch(/verkeerde persoon|Noor|123456782|Regas/);
  });
});
