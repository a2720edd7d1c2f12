import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Addresses } from '../../src/alarms/addresses.js';
import { Whom } from '../../src/alarms/whom.port.js';
import { BreachDossiers } from '../../src/breach/dossier/breach-dossier.repository.js';
import { LiveProfiles } from '../../src/organisations/live-profiles.js';
import { OrganisationProfiles } from '../../src/organisations/organisation-profiles.js';
import { eventually, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const AT = '/v1/organisations/kadera/profile';
const DIENST = {
  ...{ id: 'dienst', role: 'achterwacht', function: 'on-call', afterMinutes: 0 },
  contact: { phone: '06 9876 5432' },
};

let lekwacht: RunningLekwacht;
let beside: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  beside = await runLekwacht({ beside: lekwacht });
});
afterAll(async () => {
  await beside.close();
  await lekwacht.close();
});
const profileIn = ({ application }: RunningLekwacht) =>
  application.app.get(OrganisationProfiles).get('kadera');
const change = async (minutes: object): Promise<void> => {
  const administrator = await lekwacht.as('administrator', 'kadera');
  const seen = Number((await administrator.get(AT)).body.revision);
  const body = { seen, ladder: [{ ...DIENST, ...minutes }] };
  const { status } = await administrator.post(`${AT}/changes`, body, { 'idempotency-key': randomUUID() });
  expect(status).toBe(200);
};

describe('a change of who is called', () => {
  it('is seen in every process soon', async () => {
    await change({ role: 'one' });
    await eventually(() => Promise.resolve(profileIn(beside).onCallLadder[0]?.role === 'one' || undefined));
  });

  it('counts over the file that another start reads, and is asked of the log by whoever follows nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lekwacht-files-'));
    cpSync('organisations', folder, { recursive: true });
    const path = join(folder, 'kadera.yaml');
    const edited = readFileSync(path, 'utf8')
      .replace(/^ {2}- onCallLadder\n/m, '')
      .replace(/^statedIn:\n/m, 'statedIn:\n  onCallLadder: the roster\n');
    const other =
      '{ id: other, role: other, function: on-call, afterMinutes: 0, contact: { phone: 06 1111 } }';
    writeFileSync(path, `${edited}\nonCallLadder:\n  - ${other}\n`);
    const again = await runLekwacht({ beside: lekwacht, env: { LEKWACHT_ORGANISATIONS: folder } });
    try {
      expect(again.application.app.get(OrganisationProfiles).file('kadera').onCallLadder[0]?.id).toBe(
        'other',
      );
      expect(profileIn(again).onCallLadder).toEqual(profileIn(lekwacht).onCallLadder);
      await change({ contact: { phone: '06 2222 3333' } });
      const { store, codec } = again.application.engine;
      const files = again.application.app.get(OrganisationProfiles).file('kadera');
      const alone = new LiveProfiles(store, codec, new OrganisationProfiles([files]));
      expect((await alone.asOfNow('kadera'))?.onCallLadder).toMatchObject([
        { contact: { phone: '06 2222 3333' } },
      ]);
      const reported = await again.report({ organisation: 'kadera', safetyRisk: 'yes' });
      const [first] = await again.application.app.get(BreachDossiers).sealedHistory(reported.id);
      const notices = await again.application.app.get(Whom).noticesOf(first!);
      const voice = notices.find(({ channel }) => channel === 'voice');
      expect(voice?.recipient).toEqual({ kind: 'step', step: 'dienst' });
      expect(await again.application.app.get(Addresses).of(voice!)).toMatchObject({ to: '06 2222 3333' });
    } finally {
      await again.close();
      rmSync(folder, { recursive: true });
    }
  });
});
