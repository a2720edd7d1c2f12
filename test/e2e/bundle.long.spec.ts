import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BundleZip } from '../../src/audit/bundle/bundle-zip.js';
import { Anchors } from '../../src/proof/anchors.js';
import { CheckpointSigner } from '../../src/proof/checkpoint-signer.js';
import { CANARY, ERASED, InspectedDesk, LEFT_OUT } from '../support/audit/inspected-desk.js';
import { unpackedInto, unzipped } from '../support/audit/unzipped.js';
import { verifiedInWords, verify } from '../support/audit/verifier.js';

let desk: InspectedDesk;
let home: string;
let inquiry: string;
let zip: Buffer;
let files: ReadonlyMap<string, Buffer>;
let folder: string;
let key: string;

const text = (name: string): string => files.get(name)?.toString() ?? '';
const page = (language = ''): string => text(`${folder}/timeline${language}.html`);
/** The same as a folder, with one file as somebody changed it. */
async function changed(name: string, change: (content: string) => string | undefined): Promise<string> {
  const place = await mkdtemp(join(home, 'changed-'));
  const after = new Map(files);
  const content = change(text(name));
  if (content === undefined) after.delete(name);
  else after.set(name, Buffer.from(content));
  await unpackedInto(place, after);
  return place;
}

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  home = await mkdtemp(join(tmpdir(), 'lekwacht-bundle-'));
  const outside = await mkdtemp(join(home, 'outside-'));
  desk = await InspectedDesk.open({ LEKWACHT_ANCHOR_FOLDER: outside });
  await desk.handler.get(`/v1/breaches/${desk.letter.id}`);
  inquiry = await desk.inquiry({
    omitted: [
      { dossier: desk.letter.id, scope: 'reporter', ground: 'rights-of-others' },
      { dossier: desk.letter.id, revision: 3, ground: 'professional-secrecy' },
    ],
  });
  zip = await desk.bundle(inquiry);
  files = unzipped(zip);
  key = text('key.txt').trim();
  folder =
    [...files.keys()]
      .find((name) => name.startsWith('dossiers/'))
      ?.split('/')
      .slice(0, 2)
      .join('/') ?? '';
  await writeFile(join(home, 'whole.zip'), zip);
}, 120_000);
afterAll(async () => {
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

describe('the bundle of a dossier in which everything happened', () => {
  it('holds every file that an inquiry asks for', () => {
    const names = [...files.keys()];
    for (const name of [
      ...['LEESMIJ.txt', 'README.txt', 'lekwacht-verify.mjs', 'index.html', 'index.en.html', 'inquiry.json'],
      ...['people.json', 'looks.json', 'left-out.json', 'checkpoint.txt', 'key.txt', 'anchors.json'],
      ...[
        'entries.bin',
        'manifest.json',
        'inquiry/events.jsonl',
        'inquiry/stream.json',
        'inquiry/opened.json',
      ],
      ...[
        'events.jsonl',
        'stream.json',
        'opened.json',
        'timeline.html',
        'timeline.en.html',
        'register.csv',
      ].map((name) => `${folder}/${name}`),
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.startsWith(`${folder}/notifications/`))).toHaveLength(1);
  });

  it('is verified, whole and erased and left out as it says', async () => {
    const verdict = await verify(join(home, 'whole.zip'), key);
    expect(verdict).toMatchObject({ code: 0, verified: true, keyIsEnclosed: false });
    const [, shown] = verdict['streams'] as readonly Record<string, number>[];
    const events = await desk.lekwacht.eventTypes(desk.letter.id);
    expect(shown).toMatchObject({ events: events.length, erasedBy: [events.indexOf('PersonalDataErased')] });
    expect(shown!['erased']).toBeGreaterThan(0);
    expect(shown!['notShown']).toBeGreaterThan(1);
    expect(shown!['onPage']).toBeGreaterThan(20);
  });

  it('holds no word of another dossier, of what was erased, or of what was left out', () => {
    const all = Buffer.concat([...files.values()]);
    for (const word of [CANARY, ERASED, LEFT_OUT, 'An de Wit', desk.other.id, desk.elsewhere.id])
      expect([word, all.includes(word)]).toEqual([word, false]);
    expect(all.includes('De buurvrouw belde')).toBe(true);
  });

  it('says on its page, in Dutch and in English, what was known and decided, by whom, and what is not shown', () => {
    for (const language of ['', '.en']) {
      const html = page(language);
      for (const said of [
        ...['De buurvrouw belde en las de brief voor.', 'De behandelaar was ziek.', 'De FG had gelijk.'],
        ...['De FG kent de buren niet; wij wel.', 'Twee cijfers verwisseld.', 'AP-12'],
        ...['Een brief over een cliënt kwam bij de buren.', 'weggelaten uit dit onderzoek'],
      ])
        expect([language, said, html.includes(said)]).toEqual([language, said, true]);
      // Each line is proven by its own event, and a late notification says why.
      for (const place of ['6 /reason', '7 /reason', '10 /delayReason', '14 /previous/number'])
        expect([place, html.includes(`data-value="${place}"`)]).toEqual([place, true]);
      // It is read without a desk.
      expect(html).not.toMatch(/(?:href|src)="\//);
    }
    expect(page()).toContain('Beroepsgeheim');
    // What was recorded twice in the same words is proven by its own event.
    const decided = page().slice(page().indexOf('id="besluiten"'), page().indexOf('id="gedaan"'));
    const advice = [...decided.matchAll(/data-value="(\d+) \/reason">De brief is gelezen/g)].map(
      ([, at]) => at,
    );
    expect(advice).toEqual(['6', '7']);
    // What was put in the place of an erased text is said to be that, wherever it stands.
    const put =
      /<span data-value="16 \/replacements\/0\/text">[^<]*<\/span>([^<]*<small[^>]*>[^<]*gebeurtenis 16)?/g;
    const own = page().indexOf('<li id="regel-16">');
    const elsewhere = page().slice(0, own) + page().slice(page().indexOf('<li id="regel-17">'));
    const found = [...elsewhere.matchAll(put)];
    expect(found.length).toBeGreaterThan(1);
    for (const [whole, note] of found) expect([whole, note !== undefined]).toEqual([whole, true]);
    // What lies beside it is found from it.
    for (const name of ['register.csv', 'notifications/10.json', 'timeline.en.html'])
      expect([name, page().includes(`href="${name}"`)]).toEqual([name, true]);
    expect(text('index.html')).toContain('NIET VERANKERD');
    expect(text('index.html')).toContain('Inspecteur Jansen, brief z2026-00123');
  });

  it('names who acted in which function, who looked, and what was left out on which ground', () => {
    const people = JSON.parse(text('people.json')) as { function: string }[];
    expect(new Set(people.map((one) => one.function))).toEqual(
      new Set(['reporter', 'handler', 'fg', 'board', 'system']),
    );
    const { looks } = JSON.parse(text('looks.json')) as { looks: { function?: string; what: string }[] };
    expect(looks).toContainEqual(expect.objectContaining({ function: 'handler', what: 'dossier' }));
    const leftOut = JSON.parse(text('left-out.json')) as { ground: string }[];
    expect(new Set(leftOut.map(({ ground }) => ground))).toEqual(
      new Set(['rights-of-others', 'professional-secrecy']),
    );
  });

  it.each([
    [
      'an event is withheld',
      'events.jsonl',
      (s: string) => s.replace(/.*BreachAssessed.*\n/, ''),
      'event-missing',
    ],
    [
      'an event says something else',
      'events.jsonl',
      (s: string) => s.replace('"AP-21"', '"AP-22"'),
      'line-altered',
    ],
    [
      'a text is withheld',
      'opened.json',
      (s: string) => s.replace(/\{"revision":2,.*\n/, ''),
      'value-missing',
    ],
    [
      'the page says another reason',
      'timeline.html',
      (s: string) => s.replace('De behandelaar was ziek.', 'Er was niemand.'),
      'other-text',
    ],
    [
      'the page says another day in words that are nobody’s text',
      'timeline.html',
      (s: string) => s.replace('11:00', '13:00'),
      'file-altered',
    ],
    [
      'the notification is exchanged',
      'notifications',
      (s: string) => s.replace('AP-21', 'AP-1'),
      'file-altered',
    ],
    ['a file is taken away', 'register.csv', () => undefined, 'file-missing'],
  ] as const)('is not verified where %s', async (_, name, change, why) => {
    const full = [...files.keys()].find((one) => one.startsWith(`${folder}/${name}`))!;
    const verdict = await verify(await changed(full, change), key);
    expect(verdict).toMatchObject({ code: 1, verified: false, why });
    expect(verdict['where']).toBe(full);
  });

  it('is not verified where whoever forges it makes the list of files anew: that list stands in the log', async () => {
    const place = await mkdtemp(join(home, 'forged-'));
    const forged = new Map(files);
    const said = page().replace('96 uur (4 dagen)', '0 uur (0 dagen)');
    expect(said).not.toBe(page());
    forged.set(`${folder}/timeline.html`, Buffer.from(said));
    const list = JSON.parse(text('manifest.json')) as { files: Record<string, string> };
    list.files[`${folder}/timeline.html`] = createHash('sha256').update(said).digest('hex');
    forged.set('manifest.json', Buffer.from(`${JSON.stringify(list, undefined, 2)}\n`));
    await unpackedInto(place, forged);
    expect(await verify(place, key)).toMatchObject({
      code: 1,
      where: 'manifest.json',
      why: 'other-manifest',
    });
  });

  it('whatever an operating system lays beside it, and the zip itself, are named and change nothing; a page does', async () => {
    const place = await mkdtemp(join(home, 'opened-'));
    const beside = ['.DS_Store', 'bundel.zip', `${folder}/._timeline.html`];
    await unpackedInto(place, new Map([...files, ...beside.map((name) => [name, Buffer.of(1)] as const)]));
    const verdict = await verify(place, key);
    expect(verdict).toMatchObject({ code: 0, verified: true });
    expect(new Set(verdict['beside'] as string[])).toEqual(new Set(beside));
    const [said] = await verifiedInWords(place, key);
    expect(said).toContain('Hoort niet bij de bundel, en is niet bekeken');
    await writeFile(join(place, 'extra.html'), 'x');
    expect(await verify(place, key)).toMatchObject({ code: 1, where: 'extra.html', why: 'file-added' });
  });

  it('packed anew by somebody, with a folder around it, is the same bundle', async () => {
    const again = new BundleZip(async (to) => {
      for (const [name, content] of files) await to.add(`bundel/${name}`, content);
      await to.add('bundel/.DS_Store', Buffer.of(1));
    });
    await writeFile(join(home, 'again.zip'), again.stream);
    expect(await verify(join(home, 'again.zip'), key)).toMatchObject({
      ...{ code: 0, verified: true },
      beside: ['bundel/.DS_Store'],
    });
  });

  it('names the event that is withheld where the places, and all that follows, are made to fit', async () => {
    const place = await mkdtemp(join(home, 'withheld-'));
    const forged = new Map(files);
    const name = `${folder}/stream.json`;
    const stream = JSON.parse(text(name)) as { places: number[] };
    const [withheld] = stream.places.splice(7, 1);
    forged.set(name, Buffer.from(JSON.stringify(stream)));
    const lines = text(`${folder}/events.jsonl`).split('\n');
    lines.splice(7, 1);
    forged.set(`${folder}/events.jsonl`, Buffer.from(lines.join('\n')));
    await unpackedInto(place, forged);
    expect(await verify(place, key)).toMatchObject({
      ...{ code: 1, verdict: 'missing', where: name, why: 'event-missing', revision: 7, place: withheld },
    });
  });

  it('shows each form that was sent under its own event, and nothing of how digests are made', () => {
    for (const language of ['', '.en']) {
      const html = page(language);
      const forms = html.slice(html.indexOf('id="formulier"'), html.indexOf('id="functies"'));
      expect(forms).toContain(language === '' ? '(gebeurtenis 10)' : '(event 10)');
      expect(html).not.toContain('/salt');
    }
  });

  it('cannot be tried where it is no bundle, or the key is none', async () => {
    expect(await verify(join(home, 'nowhere.zip'), key).catch(String)).toContain('2 ');
    for (const slip of ['no key', `${key}x`, key.slice(0, -1), key.replace('+', '-')])
      expect(await verify(join(home, 'whole.zip'), slip).catch(String)).toContain('2 ');
  });

  it('without a key of its reader it says first that who signed is not proven', async () => {
    const [said, code] = await verifiedInWords(join(home, 'whole.zip'));
    expect(code).toBe(3);
    expect(said).toMatch(/^NIET BEWEZEN WIE TEKENDE/);
    expect(said).not.toContain('GEVERIFIEERD');
    const [, size] = /bij (\d+) gebeurtenissen/.exec(said) ?? [];
    const shown = [...said.matchAll(/: (\d+) gebeurtenissen, volledig/g)];
    const others = Number(size) - shown.reduce((sum, [, events]) => sum + Number(events), 0);
    expect(others).toBeGreaterThan(0);
    expect(said).toContain(`${others} andere gebeurtenissen`);
  });

  it('that it was made is recorded, and to whom it was delivered', async () => {
    const { body } = await desk.fg.get(`/v1/inquiries/${inquiry}`);
    const [{ manifest, leftOut }] = body.made as [{ manifest: string; leftOut: number }];
    expect(leftOut).toBe((JSON.parse(text('left-out.json')) as unknown[]).length);
    const delivery = { manifest, deliveredAt: body.made[0].at, how: 'in-person', to: 'Inspecteur Jansen' };
    const headers = { 'idempotency-key': manifest };
    expect((await desk.fg.post(`/v1/inquiries/${inquiry}/deliveries`, delivery, headers)).status).toBe(200);
    expect((await desk.fg.get(`/v1/inquiries/${inquiry}`)).body.made[0].deliveries).toMatchObject([
      { how: 'in-person', to: 'Inspecteur Jansen' },
    ]);
  });

  it('another one of the same inquiry is verified too, and shows the delivery of the first', async () => {
    const second = join(home, 'second.zip');
    await writeFile(second, await desk.bundle(inquiry));
    expect(await verify(second, key)).toMatchObject({ code: 0, verified: true });
  });

  it('shows that the log goes on from what somebody outside held before the period, and that he holds it', async () => {
    const { application } = desk.lekwacht;
    const anchored = await application.app.get(CheckpointSigner).sign();
    await application.app.get(Anchors).tick();
    desk.lekwacht.moveTo('2026-06-22T09:00:00+02:00');
    const later = await desk.inquiry({
      ...{ from: '2026-06-21T00:00:00+02:00', until: '2026-06-22T00:00:00+02:00' },
    });
    const place = join(home, 'anchored.zip');
    const content = await desk.bundle(later);
    await writeFile(place, content);
    const verdict = await verify(place, key);
    expect(verdict).toMatchObject({
      ...{ code: 0, verified: true },
      anchored: { size: anchored?.size, anchors: [{ anchor: 'file', size: anchored?.size }] },
    });
    expect(verdict['anchored']).toMatchObject({ doubts: [] });
    // Who holds it, and since when, only he can say; what contradicts itself is told.
    const dated = new Map(unzipped(content));
    const at = /"at": "([^"]*)"/.exec(dated.get('anchors.json')?.toString() ?? '')?.[1] ?? '';
    dated.set(
      'anchors.json',
      Buffer.from(dated.get('anchors.json')!.toString().replace(at, '2027-01-01T00:00:00.000Z')),
    );
    const folderOfDated = await mkdtemp(join(home, 'dated-'));
    await unpackedInto(folderOfDated, dated);
    const [doubted] = await verifiedInWords(folderOfDated, text('key.txt').trim());
    expect(doubted).toMatch(/NIET BEWEZEN[^]*Volgens de organisatie buiten haar bewaard/);
    expect(doubted).toMatch(/LET OP: de stand van \d+ gebeurtenissen.*na het maken van de bundel/);
    // A stamp of a checkpoint that nobody names.
    const stamped = new Map([...unzipped(content), ['anchors/999.txt', Buffer.from('x')] as const]);
    const folderOfStamped = await mkdtemp(join(home, 'stamped-'));
    await unpackedInto(folderOfStamped, stamped);
    expect(await verify(folderOfStamped, key)).toMatchObject({ code: 1, where: 'anchors/999.txt' });
    // Somebody outside holds another one than is said.
    const lying = new Map(unzipped(content));
    const said = lying.get('anchors.json')?.toString() ?? '';
    lying.set('anchors.json', Buffer.from(said.replace(`"size": ${anchored?.size}`, '"size": 3')));
    const folderOfLie = await mkdtemp(join(home, 'lying-'));
    await unpackedInto(folderOfLie, lying);
    expect(await verify(folderOfLie, key)).toMatchObject({
      code: 1,
      where: 'anchors.json',
      why: 'other-log',
    });
  });

  it('is made by the FG alone, and with each key once', async () => {
    const headers = { 'idempotency-key': 'b4b54f7c-6a0c-4c5c-9d57-000000000001' };
    const path = `/v1/inquiries/${inquiry}/bundles`;
    for (const who of [desk.handler, desk.board]) expect((await who.file(path, headers)).status).toBe(404);
    expect((await desk.fg.file(path, headers)).status).toBe(200);
    expect((await desk.fg.file(path, headers)).status).toBe(409);
  });
});
