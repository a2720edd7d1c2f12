import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isKeysAct, keysByCommandLine, type KeysAct, type KeysAsked } from '../../src/keys.cli.js';
import { fromMilliseconds, plusHours, type Moment } from '../../src/shared/moment.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let reported: Reported;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht();
  reported = await lekwacht.report({ description: 'Een brief ging naar Kees.' });
  handler = await lekwacht.as('handler');
});
afterAll(() => lekwacht.close());

const said = async (act: KeysAct, asked: KeysAsked = {}): Promise<readonly string[]> => {
  const lines: string[] = [];
  await keysByCommandLine(lekwacht.config, act, asked, (line) => void lines.push(line));
  return lines;
};
const now = (): Moment => fromMilliseconds(Date.now());

describe('keys on the command line, beside a running desk', () => {
  it('are told, rotated, and kept as long as something needs them; the desk reads and writes on', async () => {
    expect(await said('status')).toEqual([
      expect.stringMatching(/^epoch 1: opened .*, in use, \d+ blocks of keys$/),
      expect.stringMatching(/^ {2}nobody keeps a copy of the wrapping key of epoch 1: /),
    ]);
    expect(await said('copied', { epoch: 1 })).toHaveLength(1);
    expect((await said('rotate'))[0]).toBe('Everything is wrapped under epoch 2.');
    expect((await handler.dossier(reported.id)).text).toContain('Kees');
    await handler.acts(reported.id, 'supplements', { text: 'Ook naar Anna.' });
    expect((await handler.dossier(reported.id)).text).toContain('Anna');
    expect(await said('destroy')).toEqual([
      expect.stringMatching(/^epoch 1: opened .*, retired /),
      expect.stringMatching(/^ {2}kept: backups of before .* are kept until /),
      expect.stringMatching(/^ {2}kept: no backup that was made after /),
      expect.stringMatching(/^epoch 2: opened .*, in use/),
      expect.stringMatching(/^ {2}nobody keeps a copy of the wrapping key of epoch 2: /),
    ]);
    await lekwacht.database.postgres.query(
      `update personal.wrapping_epochs set retired_at = now() - interval '36 days' where epoch = 1`,
    );
  });

  it('stay as long as nobody saw a backup of since to be whole, and none is of a day that is to come', async () => {
    const kept = /^ {2}kept: no backup that was made after /;
    await expect(said('backup-verified', { madeAt: plusHours(now(), 1) })).rejects.toThrow(/in the future/);
    expect((await said('destroy'))[1]).toMatch(kept);
    expect((await said('backup-verified', { madeAt: now() }))[1]).not.toMatch(kept);
  });

  it('go when nothing needs them', async () => {
    expect((await said('status'))[1]).toBe('  nothing needs it: keys destroy');
    const destroyed = await said('destroy');
    expect(destroyed[0]).toBe('The key of epoch 1 is destroyed.');
    expect(destroyed[1]).toMatch(/^epoch 1: opened .*, destroyed /);
    expect((await handler.dossier(reported.id)).text).toContain('Kees');
  });

  it('know no other word', () => {
    expect(
      ['status', 'rotate', 'destroy', 'copied', 'backup-verified', 'forget', undefined].map(isKeysAct),
    ).toEqual([true, true, true, true, true, false, false]);
  });
});
