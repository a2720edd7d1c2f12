import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { assertADeskIsHere } from './a-desk-is-here.js';
import { readConfig } from './config.js';

it('a folder without a database is no desk: whoever backs it up forgot the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-desk-'));
  try {
    const config = readConfig({ LEKWACHT_DATA: folder });
    expect(() => {
      assertADeskIsHere(config);
    }).toThrow(/There is no desk here/);
    assertADeskIsHere({ ...config, databaseUrl: 'postgresql://127.0.0.1/lekwacht' });
    mkdirSync(join(folder, 'postgres'));
    assertADeskIsHere(config);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
