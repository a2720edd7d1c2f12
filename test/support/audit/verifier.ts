import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const VERIFIER = new URL('../../../verifier/lekwacht-verify.mjs', import.meta.url).pathname;

export interface Verdict {
  /** How the program ended: 0 verified, 1 not, 2 not to be tried. */
  readonly code: number;
  readonly [field: string]: unknown;
}

/** What the program says of a bundle, as somebody runs it who has nothing else. @param key in vkey form */
export function verify(path: string, key: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const args = [VERIFIER, 'bundle', path, '--key', key, '--json'];
    execFile(process.execPath, args, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      try {
        resolve({ code, ...(JSON.parse(stdout) as object) });
      } catch {
        reject(new Error(`${code} ${stdout} ${stderr}`));
      }
    });
  });
}

/** What the program tells somebody who gave it no key. */
export function verifiedInWords(path: string): Promise<string> {
  return run(process.execPath, [VERIFIER, 'bundle', path]).then(({ stdout }) => stdout);
}
