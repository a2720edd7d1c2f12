import { statSync } from 'node:fs';

const OTHERS = 0o077;

/**
 * A secret that others on this machine read is none, and one that they write is theirs.
 * @param path of a file or folder that is there
 * @throws Error in words for whoever installs Lekwacht
 */
export function assertOwnersOnly(path: string): void {
  // Windows has no such modes, and Node makes some up.
  if (process.platform === 'win32') return;
  const stats = statSync(path);
  if ((stats.mode & OTHERS) === 0) return;
  const mode = (stats.mode & 0o777).toString(8);
  const wanted = stats.isDirectory() ? '700' : '600';
  throw new Error(
    `Others on this machine get at ${path} (mode ${mode}): chmod ${wanted} it. If anybody may have read it, see docs/operations.md.`,
  );
}
