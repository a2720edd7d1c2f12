import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
const CLOCKS = ['src/law/clock.spec.ts', 'src/law/term/own-term.spec.ts', 'src/law/term/working-day.spec.ts'];

/** A zone is a property of the process: jest's own `process.env` is a copy that changes nothing. */
function inZone(TZ: string, args: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [...args], { cwd: PROJECT, env: { TZ }, encoding: 'utf8' });
}

describe('the clocks do not care where the server stands', () => {
  // Apia is thirteen hours ahead, and skipped a whole day in 2011.
  it.each(['UTC', 'Europe/Amsterdam', 'Pacific/Apia'])(
    'TZ=%s',
    (zone) => {
      const believed = inZone(zone, ['-p', 'Intl.DateTimeFormat().resolvedOptions().timeZone']);
      expect(String(believed.stdout).trim()).toBe(zone);

      const jest = [
        '--experimental-vm-modules',
        'node_modules/jest/bin/jest.js',
        '--runInBand',
        '--runTestsByPath',
      ];
      const run = inZone(zone, [...jest, ...CLOCKS]);
      expect({ status: run.status, said: run.status === 0 ? '' : String(run.stderr) }).toEqual({
        status: 0,
        said: '',
      });
    },
    60_000,
  );
});
