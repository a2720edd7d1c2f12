import { execFile } from 'node:child_process';

const VERIFIER = new URL('../../../verifier/lekwacht-verify.mjs', import.meta.url).pathname;

export interface Verdict {
  /** How the program ended: 0 verified, 1 not, 2 not to be tried, 3 by the key of the bundle itself. */
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

/** What the program tells a person, and how it ends. @param key absent: somebody who gave it none */
export function verifiedInWords(path: string, key?: string): Promise<readonly [said: string, code: number]> {
  return new Promise((resolve) => {
    const args = [VERIFIER, 'bundle', path, ...(key === undefined ? [] : ['--key', key])];
    execFile(process.execPath, args, (error, stdout) => {
      resolve([stdout, error === null ? 0 : Number(error.code)]);
    });
  });
}
