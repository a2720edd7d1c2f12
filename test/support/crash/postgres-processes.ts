import { readdir, readFile } from 'node:fs/promises';

/** Of a server and of what it made: to freeze it and to let it go on. Needs /proc. */
export async function processesOf(postmasterPid: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [, , parent] = stat.slice(stat.lastIndexOf(')')).split(' ');
    if (Number(name) === postmasterPid || Number(parent) === postmasterPid) found.push(Number(name));
  }
  return found;
}
