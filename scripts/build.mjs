// Compiles src to dist when something in it is newer than the last build, so that the second `npm start` is quick.
// The same compiler and settings (.swcrc) as the tests; types are checked by `npm run check`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [src, dist] = [join(root, 'src'), join(root, 'dist')];
const stamp = join(dist, '.built');

const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));

const inputs = [...sources, join(root, '.swcrc'), join(root, 'package-lock.json')];
// As many as were compiled: a file that was taken away leaves no newer one behind.
const state = String(sources.length);
const isFresh =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === state &&
  inputs.every((path) => statSync(path).mtimeMs <= statSync(stamp).mtimeMs);

if (!isFresh || process.argv.includes('--force')) {
  const { transformFileSync } = await import('@swc/core').catch(() => {
    console.error('There is no compiler here: run "npm ci" first, or build before leaving development packages out.');
    process.exit(1);
  });
  rmSync(dist, { recursive: true, force: true });
  for (const path of sources) {
    const output = join(dist, relative(src, path)).replace(/\.ts$/, '.js');
    const { code, map } = transformFileSync(path, { swcrc: true, root });
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
    if (map !== undefined) writeFileSync(`${output}.map`, map);
  }
  writeFileSync(stamp, state);
}
