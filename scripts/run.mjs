// `node scripts/run.mjs main`, or `cli` and its arguments: Nest's own tool compiles src when it differs from what was
// compiled last; then the program runs in this same process, so that a signal to it ends the desk. Types are checked by
// `npm run check`. In production there is nothing to compile: `node dist/main.js`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
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
import { join } from 'node:path';

const BUILDS = '.dist';
const NEST = 'node_modules/@nestjs/cli/bin/nest.js';

process.chdir(join(import.meta.dirname, '..'));
const [program] = process.argv.splice(2, 1);
const name = digestOfInputs();
// Named by what is in it, and never replaced: whoever starts at the same moment finds a whole build, or none.
if (!existsSync(join(BUILDS, name))) await build(name);
await import(`../${BUILDS}/${name}/${program}.js`);

/** Of every input with its time and size: one that is taken away, or comes back older, is a difference too. */
function digestOfInputs() {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of [...sources.sort(), 'nest-cli.json', '.swcrc', 'package-lock.json']) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function build(name) {
  const draft = join(BUILDS, `${name}.${process.pid}`);
  const config = `${draft}.json`;
  mkdirSync(BUILDS, { recursive: true });
  try {
    const code = await nestBuild(draft, config);
    if (code === 0) putInPlace(draft, name);
    else process.exitCode = code ?? 1;
  } finally {
    for (const path of [draft, config]) rmSync(path, { recursive: true, force: true });
  }
  if (process.exitCode !== undefined) process.exit();
}

/** @returns the exit code, null after a signal: what went wrong has been said */
async function nestBuild(outDir, config) {
  if (!existsSync(NEST)) {
    console.error('There is no compiler here: run "npm ci" first, or "node dist/main.js" on what was built.');
    return 1;
  }
  const settings = JSON.parse(readFileSync('nest-cli.json', 'utf8'));
  settings.compilerOptions.builder.options.outDir = outDir;
  writeFileSync(config, JSON.stringify(settings));
  const child = spawn(process.execPath, [NEST, 'build', '--silent', '--config', config], {
    // What the program prints is the program's: the compiler speaks on the other stream.
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const stop = () => child.kill();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const [code] = await once(child, 'exit');
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return code;
}

/** Takes older builds away. */
function putInPlace(draft, name) {
  try {
    renameSync(draft, join(BUILDS, name));
  } catch (error) {
    // Another start was quicker with the same: that one is being loaded by now.
    if (!existsSync(join(BUILDS, name))) throw error;
  }
  for (const old of readdirSync(BUILDS))
    if (old !== name && !old.includes('.')) rmSync(join(BUILDS, old), { recursive: true, force: true });
}
