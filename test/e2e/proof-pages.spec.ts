import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Anchors } from '../../src/proof/anchors.js';
import { Proof } from '../../src/proof/proof.js';
import type { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let folder: string;
let fg: Browser;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-anchor-'));
  lekwacht = await runLekwacht({ env: { LEKWACHT_ANCHOR_FOLDER: folder } });
  fg = await loggedIn(lekwacht.url, 'fg-of-perspektief');
});
afterAll(async () => {
  await lekwacht.close();
  rmSync(folder, { recursive: true });
});

const open = (who: Browser, path = '/desk/proof') =>
  who.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });
const sign = async () => {
  const { store } = lekwacht.application.engine;
  return lekwacht.application.app.get(Proof).signer.sign(await store.head());
};
const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the page of what proves the log', () => {
  it('says plainly that nobody outside has a checkpoint, until somebody has', async () => {
    await sign();
    expect(textOf((await open(fg)).text)).toContain('Niet verankerd. Niemand buiten deze installatie krijgt');
    await lekwacht.application.app.get(Anchors).tick();
    const anchored = textOf((await open(fg)).text);
    expect(anchored).toContain('Verankerd: het nieuwste controlepunt ligt ook buiten deze installatie.');
    expect(anchored).toContain('Een map ergens anders');
    const { size } = (await lekwacht.application.app.get(Proof).records.newest())!;
    await lekwacht.report();
    await sign();
    expect(textOf((await open(fg)).text)).toContain(`Wat na gebeurtenis ${size} kwam, is nog niet tegenover`);
    expect(textOf((await open(fg, '/desk/proof?taal=en')).text)).toContain(`What came after event ${size}`);
  });

  it('gives the checkpoint to be kept, with the key that verifies it', async () => {
    const signed = await sign();
    const { text, response } = await open(fg, '/desk/proof/checkpoint');
    expect(text).toBe(signed?.note);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="checkpoint-${signed?.size}.txt"`,
    );
    const page = (await open(fg)).text;
    expect(page).toContain((await lekwacht.anyone.get('/v1/audit/key')).text.trim());
    for (const line of signed!.note.trim().split('\n')) expect(page).toContain(line);
  });

  it('says so where the log is not signed', async () => {
    const { postgres } = lekwacht.database;
    const turned =
      'update proof_tiles set hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3)) where index = 0';
    await postgres.query(turned);
    try {
      const { text, response } = await open(fg);
      expect(response.status).toBe(200);
      expect(textOf(text)).toContain('Het logboek wordt nu niet ondertekend');
      expect(textOf(text)).not.toContain('Verankerd: het nieuwste');
    } finally {
      await postgres.query(turned);
    }
  });

  it('is there for the auditor too, and for nobody else', async () => {
    const auditor = await loggedIn(lekwacht.url, 'auditor-of-perspektief');
    expect((await open(auditor)).response.status).toBe(200);
    for (const role of ['handler', 'board', 'administrator']) {
      const other = await loggedIn(lekwacht.url, `${role}-of-perspektief`);
      for (const path of ['/desk/proof', '/desk/proof/checkpoint'])
        expect([role, path, (await open(other, path)).response.status]).toEqual([role, path, 403]);
    }
  });
});
