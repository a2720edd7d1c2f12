/** A bar on standard error: standard output is for the table. */
export function progress(what: string, done: number, all: number): void {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const bar = '#'.repeat(Math.round(share * 30)).padEnd(30, '.');
  process.stderr.write(
    `\r${what.padEnd(28)} [${bar}] ${Math.floor(share * 100)} %${share === 1 ? '\n' : ''}`,
  );
}
