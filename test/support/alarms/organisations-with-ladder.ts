import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LADDER = `
onCallLadder:
  - { id: dienst, role: achterwacht, function: on-call, afterMinutes: 0, contact: { email: dienst@kadera.test } }
  - { id: fg, role: FG, function: fg, afterMinutes: 10, contact: { email: fg@kadera.test } }
`;

/** The five, of whom these have people who are called at night. */
export function organisationsWithLadder(...slugs: readonly string[]): {
  readonly folder: string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'lekwacht-organisations-'));
  cpSync('organisations', folder, { recursive: true });
  for (const slug of slugs) {
    const path = join(folder, `${slug}.yaml`);
    const stated = readFileSync(path, 'utf8')
      .replace(/^ {2}- onCallLadder\n/m, '')
      .replace(/^statedIn:\n/m, 'statedIn:\n  onCallLadder: Made up for tests.\n');
    writeFileSync(path, stated + LADDER);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
