import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { makeDataDirectory } from './data-directory.js';

it('C14: a data directory is made with what is missing above it, again and again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lekwacht-test-data-'));
  try {
    const deep = join(folder, 'a', 'b', 'c');
    makeDataDirectory(deep);
    makeDataDirectory(deep);
    expect(existsSync(deep)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const onLinux = process.platform === 'linux' ? it : it.skip;
onLinux.each(['/proc/x', '/proc/x/y/z', '/dev/null/data'])(
  'C14: %s, which cannot be made, is refused at once',
  (path) => {
    expect(() => {
      makeDataDirectory(path);
    }).toThrow(/^The data directory cannot be made: /);
  },
);
