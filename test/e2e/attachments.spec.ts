import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AttachmentScans } from '../../src/attachments/attachment-scans.timer.js';
import { AttachmentSweep } from '../../src/attachments/attachment-sweep.timer.js';
import { FakeClamd, HARMFUL } from '../support/attachments/fake-clamd.js';
import { PDF, photo, PLACE } from '../support/attachments/files.js';
import { anAssessment } from '../support/http/acts-over-http.js';
import {
  eventually,
  formWith,
  runLekwacht,
  type Person,
  type RunningLekwacht,
  type SentFile,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
const MEGABYTE = 1024 * 1024;
/** Stands in files, their names and what is said of them. */
const CANARY = 'Kwetterkanarie';

let lekwacht: RunningLekwacht;
let clamd: FakeClamd;
let handler: Person;
let colleague: Person;
let fg: Person;
let board: Person;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  clamd = await FakeClamd.start();
  lekwacht = await runLekwacht({ at: NOW, env: { LEKWACHT_CLAMD: `127.0.0.1:${clamd.port}` } });
  handler = await lekwacht.as('handler', 'perspektief', 'handler');
  colleague = await lekwacht.as('handler', 'perspektief', 'colleague');
  fg = await lekwacht.as('fg', 'perspektief', 'fg');
  board = await lekwacht.as('board', 'perspektief', 'board');
});
afterAll(async () => {
  await lekwacht.close();
  await clamd.close();
});

const aDossier = async (): Promise<string> => (await lekwacht.report()).id;
async function attached(id: string, file: SentFile = {}): Promise<string> {
  const { status, body, text } = await handler.attach(id, file);
  if (status !== 200) throw new Error(text);
  return body.attachment as string;
}
const download = (who: Person, id: string, attachment: string, question = '') =>
  who.get(`/v1/breaches/${id}/attachments/${attachment}${question}`);
/** As bytes. */
async function bytesOf(id: string, attachment: string): Promise<Buffer> {
  const token = await tokenOf(handler);
  const response = await fetch(`${lekwacht.url}/v1/breaches/${id}/attachments/${attachment}?unscanned=true`, {
    headers: token,
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
const tokenOf = (who: Person): Promise<Record<string, string>> =>
  Promise.resolve((who as unknown as { headers: Record<string, string> }).headers);
const listed = async (id: string): Promise<readonly Record<string, unknown>[]> =>
  (await handler.get(`/v1/breaches/${id}/attachments`)).body.attachments as Record<string, unknown>[];
const counts = async (): Promise<{ readonly attachments: number; readonly pieces: number }> => {
  const { rows } = await lekwacht.database.postgres.query<{ attachments: number; pieces: number }>(
    `select (select count(*)::int from attachments) as attachments,
            (select count(*)::int from attachment_pieces) as pieces`,
  );
  return rows[0]!;
};
const scans = (): Promise<void> => lekwacht.application.app.get(AttachmentScans).tick();

describe('a file of a dossier', () => {
  it('comes back as it was sent, over the borders of pieces and up to its largest', async () => {
    const id = await aDossier();
    for (const size of [1, 65_536, 65_537, 20 * MEGABYTE]) {
      const content = Buffer.from('x'.repeat(size));
      content.write('begin');
      content.write('end', size > 8 ? size - 3 : 0);
      const attachment = await attached(id, { content, name: `${CANARY} ${size}.txt` });
      expect((await bytesOf(id, attachment)).equals(content)).toBe(true);
    }
    expect((await counts()).pieces).toBe(1 + 1 + 2 + 320);
    expect((await lekwacht.eventTypes(id)).slice(-4)).toEqual(Array(4).fill('AttachmentReceived'));
  });

  it('stands in the dossier with what is known of it, and not with its key', async () => {
    const id = await aDossier();
    const attachment = await attached(id, { name: `${CANARY}.pdf`, content: PDF, description: 'Een bon.' });
    const known = {
      ...{ attachment, name: `${CANARY}.pdf`, description: 'Een bon.', mediaType: 'application/pdf' },
      ...{ bytes: PDF.length, from: 'organisation', revision: 2 },
    };
    expect(await listed(id)).toMatchObject([known]);
    const dossier = await handler.dossier(id);
    expect(dossier.body.attachments).toMatchObject([known]);
    expect(dossier.text + (await handler.get(`/v1/breaches/${id}/timeline`)).text).not.toContain('fileKey');
  });

  it('is kept and not shown where it is downloaded, and runs nowhere', async () => {
    const id = await aDossier();
    const attachment = await attached(id, { name: 'Brïef (1).html', content: '<script>alert(1)</script>' });
    const { headers } = await download(handler, id, attachment, '?unscanned=true');
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="Br_ef (1).html.txt"; filename*=UTF-8''Br%C3%AFef%20%281%29.html.txt`,
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('that is a photo leaves without what it says of place and camera; what came in stays as it was', async () => {
    const id = await aDossier();
    const sent = photo({ orientation: 6 });
    const attachment = await attached(id, { name: 'foto.jpg', content: sent });
    const shown = await bytesOf(id, attachment);
    expect(shown.includes(PLACE)).toBe(false);
    expect(shown.includes('Exif')).toBe(true);
    expect(await listed(id)).toMatchObject([{ mediaType: 'image/jpeg', bytes: sent.length }]);
  });

  it('is for handler and FG; each time that somebody has it is recorded', async () => {
    const id = await aDossier();
    const attachment = await attached(id);
    const ask = '?unscanned=true';
    expect((await download(fg, id, attachment, ask)).status).toBe(200);
    expect((await download(board, id, attachment, ask)).status).toBe(403);
    expect((await board.attach(id)).status).toBe(403);
    expect((await board.dossier(id)).body.attachments).toHaveLength(1);
    const elsewhere = await lekwacht.as('handler', 'kadera');
    expect((await download(elsewhere, id, attachment, ask)).status).toBe(404);
    expect((await elsewhere.attach(id)).status).toBe(404);
    expect((await lekwacht.anyone.get(`/v1/breaches/${id}/attachments/${attachment}`)).status).toBe(401);
    expect((await download(handler, id, randomUUID())).body.code).toBe('no-such-attachment');
    const looks = await fg.get(`/v1/breaches/${id}/looks`);
    const seen = (looks.body.looks as { what: string; outcome: string }[]).filter(
      ({ what }) => what === 'attachment',
    );
    expect(seen.filter(({ outcome }) => outcome === 'shown')).toHaveLength(1);
    expect(seen.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThanOrEqual(1);
    const me = (await colleague.get('/v1/me')).body.id as string;
    await handler.acts(id, 'restriction', { restricted: true, allowed: [], refused: [me] });
    expect((await download(colleague, id, attachment, ask)).status).toBe(404);
  });

  it('that is sent twice under one key is kept once; another one under it is refused', async () => {
    const id = await aDossier();
    const key = randomUUID();
    const ifMatch = (await handler.dossier(id)).etag ?? '';
    const before = await counts();
    const send = (content: string) => handler.attach(id, { key, ifMatch, content });
    const [first, second] = await Promise.all([send('een'), send('een')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect((await send('een')).body).toEqual(first.body);
    expect(await send('twee')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await listed(id)).toHaveLength(1);
    expect(await counts()).toEqual({ attachments: before.attachments + 1, pieces: before.pieces + 1 });
  });

  it('comes in after the end as well, and not where the dossier went on elsewhere', async () => {
    const [id, into] = [await aDossier(), await aDossier()];
    await handler.acts(id, 'dismissal', { ground: 'no-breach-of-security', reason: 'Nothing happened.' });
    await attached(id);
    const merged = await aDossier();
    await handler.acts(merged, 'merge', { into, reason: 'The same.' });
    expect(await handler.attach(merged)).toMatchObject({ status: 409, body: { code: 'merged' } });
  });
});

describe('what is sent otherwise than it should is kept nowhere', () => {
  const raw = (id: string, body: FormData | string, headers: Record<string, string> = {}) =>
    handler.request('POST', `/v1/breaches/${id}/attachments`, body, {
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
      ...headers,
    });
  const withFields = (...order: readonly (readonly [string, string | undefined])[]): FormData => {
    const form = new FormData();
    for (const [name, text] of order)
      if (name === 'file') form.append(name, new Blob(['x']), text);
      else form.append(name, text ?? '');
    return form;
  };

  it('each with its own answer', async () => {
    const id = await aDossier();
    const before = await counts();
    const cases: readonly [FormData | string, number, string, string?][] = [
      [formWith({ content: Buffer.alloc(20 * MEGABYTE + 1, 'x') }), 413, 'file-too-large'],
      [formWith({ content: Buffer.from('MZ\x90\0\x03', 'latin1'), name: 'a.pdf' }), 415, 'type-not-taken'],
      [formWith({ content: photo().subarray(0, 300), name: 'a.jpg' }), 415, 'photo-not-understood'],
      [withFields(['file', '..']), 422, 'invalid-input', 'name-missing'],
      [formWith({ content: '' }), 422, 'invalid-input', 'nothing-in-file'],
      [withFields(['description', 'x']), 422, 'file-missing'],
      [withFields(['file', 'a.txt'], ['description', 'x']), 400, 'file-not-last'],
      [withFields(['file', 'a.txt'], ['file', 'b.txt']), 400, 'file-not-last'],
      [withFields(['description', 'x'], ['description', 'y'], ['file', 'a.txt']), 400, 'field-repeated'],
      [withFields(['description', 'x'.repeat(70_000)], ['file', 'a.txt']), 413, 'field-too-large'],
      [withFields(['description', 'x'.repeat(2_001)], ['file', 'a.txt']), 422, 'invalid-input', 'too-long'],
      [withFields(['whatever', 'x'], ['file', 'a.txt']), 422, 'invalid-input', 'unknown-field'],
      [withFields(['description', 'a\u0000'], ['file', 'a.txt']), 422, 'invalid-input', 'text-not-storable'],
      ['{"description":"x"}', 415, 'unsupported-media-type'],
    ];
    for (const [body, status, code, fault] of cases) {
      const answer = await raw(id, body);
      expect([code, answer.status, answer.body.code, answer.body.errors?.[0]?.code]).toEqual([
        code,
        status,
        code,
        fault,
      ]);
    }
    const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
    for (const body of [
      'nothing of the kind',
      '--b\r\nx\r\n\r\n',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
    ])
      expect(await raw(id, body, multipart)).toMatchObject({ status: expect.any(Number) });
    expect((await raw(id, formWith({}), { 'if-match': '"99"' })).status).toBe(412);
    expect(await counts()).toEqual(before);
    expect(await listed(id)).toEqual([]);
    expect(lekwacht.logged.filter((line) => line.includes('unexpected'))).toEqual([]);
  });

  it('an eleventh file too; what was erased makes room', async () => {
    const id = await aDossier();
    for (let n = 0; n < 10; n++) await attached(id, { content: String(n), name: `${n}.txt` });
    const before = await counts();
    expect(await handler.attach(id)).toMatchObject({ status: 409, body: { code: 'too-many-attachments' } });
    expect(await counts()).toEqual(before);
  });

  it('a file where none is taken', async () => {
    const { status, body } = await lekwacht.anyone.request('POST', '/v1/reports', formWith({}), {
      'idempotency-key': randomUUID(),
    });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('an upload that breaks off in the middle: no row, no piece, no file in any folder', async () => {
    const id = await aDossier();
    const before = await counts();
    const { TMPDIR } = process.env;
    // Where everything of this process would be put that is only to be there for a time.
    const temporary = (process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'lekwacht-uploads-')));
    const lying = (): readonly string[] => [...filesIn(temporary), ...filesIn(lekwacht.config.dataDirectory)];
    const files = lying();
    const { authorization = '' } = await tokenOf(handler);
    const socket = connect(Number(new URL(lekwacht.url).port), '127.0.0.1');
    socket.write(
      `POST /v1/breaches/${id}/attachments HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n` +
        `idempotency-key: ${randomUUID()}\r\nif-match: "1"\r\ncontent-length: ${20 * MEGABYTE}\r\n` +
        `content-type: multipart/form-data; boundary=b\r\n\r\n` +
        `--b\r\nContent-Disposition: form-data; name="file"; filename="${CANARY}.txt"\r\n\r\n${CANARY}`,
    );
    for (let n = 0; n < 10; n++) {
      await new Promise((done) => socket.write('x'.repeat(MEGABYTE), done));
      expect(lying()).toEqual(files);
    }
    await eventually(async () => ((await counts()).pieces > before.pieces + 100 ? true : undefined));
    socket.destroy();
    await eventually(async () => ((await counts()).attachments === before.attachments ? true : undefined));
    expect(await counts()).toEqual(before);
    expect(lying()).toEqual(files);
    expect(await listed(id)).toEqual([]);
    rmSync(temporary, { recursive: true });
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    expect(lekwacht.logged.filter((line) => /unexpected|canary|kwetter/i.test(line))).toEqual([]);
  });

  it('what a killed process left is settled by the log: it counts, or it is taken out', async () => {
    const id = await aDossier();
    const attachment = await attached(id);
    const [lost, running] = [randomUUID(), randomUUID()];
    const { postgres } = lekwacht.database;
    const before = await counts();
    await postgres.query({
      text: `insert into attachments (attachment, dossier, begun_at)
             values ($1, $3, now() - interval '2 hours'), ($2, $3, now())`,
      values: [lost, running, id],
    });
    await postgres.query({
      text: "insert into attachment_pieces values ($1, 0, 'x'), ($2, 0, 'x')",
      values: [lost, running],
    });
    await postgres.query({
      text: "update attachments set is_recorded = false, begun_at = now() - interval '2 hours' where attachment = $1",
      values: [attachment],
    });
    await lekwacht.application.app.get(AttachmentSweep).tick();
    expect(await counts()).toEqual({ attachments: before.attachments + 1, pieces: before.pieces + 1 });
    const { rows } = await postgres.query<{ attachment: string }>(
      'select attachment from attachments where not is_recorded',
    );
    expect(rows).toEqual([{ attachment: running }]);
    await postgres.query({ text: 'delete from attachments where attachment = $1', values: [running] });
    expect((await download(handler, id, attachment, '?unscanned=true')).status).toBe(200);
  });
});

describe('the scanner', () => {
  it('judges a file afterwards: until then only who asks for it so has it', async () => {
    const id = await aDossier();
    const attachment = await attached(id, { content: 'Niets aan de hand.' });
    const ifMatch = (await handler.dossier(id)).etag ?? '';
    expect((await download(handler, id, attachment)).body.code).toBe('attachment-not-scanned');
    await scans();
    expect(await listed(id)).toMatchObject([{ scan: { verdict: 'clean' } }]);
    expect(await download(handler, id, attachment)).toMatchObject({
      status: 200,
      text: 'Niets aan de hand.',
    });
    await scans();
    // What a scanner says makes nothing stale that somebody saw.
    expect((await handler.attach(id, { content: 'Nog een.', ifMatch })).status).toBe(200);
    expect((await lekwacht.eventTypes(id)).filter((type) => type === 'AttachmentScanned')).toHaveLength(1);
  });

  it('finds what does harm: nobody has it any more', async () => {
    const id = await aDossier();
    const attachment = await attached(id, { content: HARMFUL });
    await scans();
    expect(await listed(id)).toMatchObject([{ scan: { verdict: 'infected', signature: 'Kwetter.Test-1' } }]);
    for (const question of ['', '?unscanned=true'])
      expect(await download(handler, id, attachment, question)).toMatchObject({
        status: 409,
        body: { code: 'attachment-infected' },
      });
  });

  it('that cannot judge leaves a file unscanned, says so, and is asked again later', async () => {
    const id = await aDossier();
    clamd.largest = 10;
    await attached(id, { content: 'x'.repeat(1_000) });
    const timer = lekwacht.application.app.get(AttachmentScans);
    await timer.tick();
    expect(timer.health()).toMatchObject({ ok: false });
    expect((await listed(id))[0]!['scan']).toBeUndefined();
    clamd.largest = Number.POSITIVE_INFINITY;
    await timer.tick();
    expect((await listed(id))[0]!['scan']).toBeUndefined();
    await lekwacht.database.postgres.query(
      "update attachments set scanner_asked_at = now() - interval '6 minutes' where not is_scanned",
    );
    await timer.tick();
    expect(await listed(id)).toMatchObject([{ scan: { verdict: 'clean' } }]);
    expect(timer.health()).toMatchObject({ ok: true });
  });
});

describe('what stands in a file', () => {
  it('stands readable in no table, and in no log', async () => {
    const id = await aDossier();
    await attached(id, { name: `${CANARY}.txt`, content: CANARY.repeat(20_000), description: CANARY });
    const { rows } = await lekwacht.database.postgres.query<{ found: number }>({
      text: `select count(*)::int as found from attachment_pieces where position($1::bytea in box) > 0`,
      values: [Buffer.from(CANARY)],
    });
    expect(rows[0]!.found).toBe(0);
    expect((await lekwacht.events()).filter(({ data }) => data.includes(CANARY))).toEqual([]);
    expect(lekwacht.logged.filter((line) => line.includes(CANARY))).toEqual([]);
  });

  it('is not shown with a piece of it changed or lost: that it cannot be read is said', async () => {
    const id = await aDossier();
    const { postgres } = lekwacht.database;
    for (const harm of [
      'update attachment_pieces set box = set_byte(box, 3, (get_byte(box, 3) + 1) % 256) where attachment = $1 and number = 1',
      'delete from attachment_pieces where attachment = $1 and number = 2',
      'delete from attachments where attachment = $1',
    ]) {
      const attachment = await attached(id, { content: 'y'.repeat(150_000), name: `${randomUUID()}.txt` });
      await postgres.query({ text: harm, values: [attachment] });
      expect(await download(handler, id, attachment, '?unscanned=true')).toMatchObject({
        status: 409,
        body: { code: 'attachment-unreadable' },
      });
    }
  });

  it('is found by its name, and erased with it: its pieces go, and its key', async () => {
    const id = await aDossier();
    await handler.acts(id, 'assessments', anAssessment());
    const [gone, kept] = [
      await attached(id, { name: `${CANARY} weg.txt` }),
      await attached(id, { name: `${CANARY} blijft.txt` }),
    ];
    const { body } = await handler.post(`/v1/breaches/${id}/personal-values/search`, {
      contains: `${CANARY} weg`,
    });
    expect(body.places).toMatchObject([{ event: 'AttachmentReceived', pointer: '/name' }]);
    const renamed = await handler.post(`/v1/breaches/${id}/personal-values/search`, { contains: 'blijft' });
    const at = (places: readonly { revision: number; pointer: string }[]) =>
      places.map(({ revision, pointer }) => ({ revision, pointer }));
    const values = [
      ...at(body.places),
      ...at(renamed.body.places).map((place) => ({ ...place, replacement: 'een brief.txt' })),
    ];
    const proposed = await handler.acts(id, 'erasures', {
      ...{ what: 'values', values, ground: 'objection', reason: 'He asked for it.' },
    });
    await colleague.acts(id, `erasures/${proposed.body.revision as number}/approval`, {});
    const piecesOf = async (attachment: string): Promise<number> =>
      (
        await lekwacht.database.postgres.query({
          text: 'select 1 from attachment_pieces where attachment = $1',
          values: [attachment],
        })
      ).rowCount;
    await eventually(async () => ((await piecesOf(gone)) === 0 ? true : undefined));
    expect(await piecesOf(kept)).toBe(1);
    expect(await listed(id)).toMatchObject([
      { name: { erased: true }, erasedBy: expect.any(Number) },
      { name: 'een brief.txt' },
    ]);
    expect((await download(handler, id, gone, '?unscanned=true')).body.code).toBe('attachment-erased');
    expect((await download(handler, id, kept, '?unscanned=true')).text).toBe('Beste Ina,');
  });
});

/** Whatever lies there, as deep as it goes. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
