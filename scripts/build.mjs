// Compiles src to dist when something in it is newer than the last build, so that the second `npm start` is quick.
// The same compiler and settings (.swcrc) as the tests; types are checked by `npm run check`.
//   --force   also when nothing changed
//   --all     src, bench and examples to build/, for programs that are measured or run beside the application
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const all = process.argv.includes('--all');
const [base, output] = all ? [root, join(root, 'build')] : [join(root, 'src'), join(root, 'dist')];
const folders = all ? ['src', 'bench', 'examples'].map((folder) => join(root, folder)) : [join(root, 'src')];
const stamp = join(output, '.built');

const sources = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'));

const inputs = [...sources, join(root, '.swcrc'), join(root, 'package-lock.json')];
// As many as were compiled: a file that was taken away leaves no newer one behind.
const state = String(sources.length);
const isFresh =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === state &&
  inputs.every((path) => statSync(path).mtimeMs <= statSync(stamp).mtimeMs);

if (!isFresh || process.argv.includes('--force')) {
  const { transformFileSync } = await import('@swc/core').catch(() => {
    console.error(
      'There is no compiler here: run "npm ci" first, or build before leaving development packages out.',
    );
    process.exit(1);
  });
  // Aside and renamed: whoever starts at the same moment finds a whole build, the old one or the new one.
  const draft = `${output}.${process.pid}`;
  for (const path of sources) {
    const target = join(draft, relative(base, path)).replace(/\.tsx?$/, '.js');
    const { code, map } = transformFileSync(path, { swcrc: true, root });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
    if (map !== undefined) writeFileSync(`${target}.map`, map);
  }
  writeFileSync(join(draft, '.built'), state);
  const old = `${draft}.old`;
  if (existsSync(output)) renameSync(output, old);
  try {
    renameSync(draft, output);
  } catch {
    // Another process that built the same was quicker: its build will do.
    rmSync(draft, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}
