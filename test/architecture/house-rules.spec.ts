import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const root = process.cwd();
const require = createRequire(join(root, 'package.json'));

interface Cruise {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
      /** Of a circle: all that it leads through. */
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

/** The house itself is read by `npm run architecture`, a step of `npm run check`. */
function cruise(directory: string, ...folders: readonly string[]): Cruise['summary']['violations'] {
  const binary = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const { stdout } = spawnSync(
    process.execPath,
    [binary, ...folders, '--config', config, '--output-type', 'json'],
    { cwd: directory, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return (JSON.parse(stdout) as Cruise).summary.violations;
}

describe('The layout of the house', () => {
  const { forbidden } = require(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };

  const planted = join(root, 'test/architecture/planted');
  const found = cruise(planted, 'src');

  it('is kept: each rule finds what was planted against it', () => {
    expect(new Set(found.map(({ rule }) => rule.name))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });

  it.each(faultyFilesIn(planted))('does not let %s pass', (file) => {
    const places = found.flatMap(({ from, cycle = [] }) => [from, ...cycle.map(({ name }) => name)]);
    expect(places.some((place) => place === file || place === dirname(file))).toBe(true);
  });
});

/** Whatever imports something there is at fault. */
function faultyFilesIn(directory: string): readonly string[] {
  return readdirSync(join(directory, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file}`)
    .filter((file) => file.endsWith('.ts') && /^import /m.test(readFileSync(join(directory, file), 'utf8')));
}

describe('What a linter keeps of the rules', () => {
  const planted: readonly (readonly [string, string, string])[] = [
    ['Date.now() outside the clock', 'src/breach/planted.ts', 'export const now = Date.now();'],
    ['new Date() outside the clock', 'src/breach/planted.ts', 'export const now = new Date();'],
    [
      'DateTime.now() outside the clock',
      'src/law/planted.ts',
      'declare const DateTime: any; DateTime.now();',
    ],
    ["a 'data' handler", 'src/platform/planted.ts', "declare const s: any; s.on('data', () => 1);"],
    [
      'a way to wait of its own',
      'src/platform/planted.ts',
      "import { setTimeout as delay } from 'node:timers/promises'; export const wait = delay;",
    ],
    [
      'a file beside src by a path of its own',
      'src/audit/planted.ts',
      "export const file = new URL('../../verifier/x.mjs', import.meta.url);",
    ],
    ['process.env outside the configuration', 'src/breach/planted.ts', 'export const e = process.env;'],
  ];

  async function complaints(file: string, code: string): Promise<number> {
    const { houseRules } = (await import(join(root, 'eslint.config.mjs'))) as {
      houseRules: Linter.Config[];
    };
    const parser = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as Linter.Parser } };
    return new Linter({ cwd: root }).verify(code, [parser, ...houseRules], join(root, file)).length;
  }

  it.each(planted)('finds %s', async (_what, file, code) => {
    expect(await complaints(file, code)).toBe(1);
  });

  it.each([
    ['the clock itself', 'src/platform/time/clock.ts', 'export const now = Date.now();'],
    ['a moment that is given', 'src/breach/planted.ts', 'export const at = new Date(0);'],
    ['the configuration', 'src/config.ts', 'export const e = process.env;'],
  ])('leaves %s alone', async (_what, file, code) => {
    expect(await complaints(file, code)).toBe(0);
  });
});

/** Accounts are compared where links are known (ADR 27), never id by id. */
const COMPARES_ACCOUNTS =
  /(?:[!=]==\s*|includes\()(?:actor|by|principal|viewer)\.id\b|\b(?:actor|principal|viewer)\.id\s*[!=]==/;

it('what deserves to be repeated more often is, by `npm run test:long`', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const played = scripts['test:long']?.split(' jest ')[1]?.split(' ') ?? [];
  const repeated = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts'))
    .filter((file) => readFileSync(join(root, 'test', file), 'utf8').match(/howOften\(\{/))
    .map((file) => join('test', file));
  expect(repeated.length).toBeGreaterThan(5);
  expect(repeated.filter((file) => !played.some((part) => file.includes(part)))).toEqual([]);
});

it('decisions and policy compare people through shared/linked-accounts.ts alone', () => {
  const files = ['src/breach/domain', 'src/breach/dossier', 'src/breach/acts'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
  );
  const faulty = files.filter((file) => COMPARES_ACCOUNTS.test(readFileSync(join(root, file), 'utf8')));
  expect(faulty).toEqual([]);
  expect(COMPARES_ACCOUNTS.test('if (waiting.proposedBy === actor.id) return;')).toBe(true);
  expect(COMPARES_ACCOUNTS.test('refused.includes(actor.id)')).toBe(true);
});
