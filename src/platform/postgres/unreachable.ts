/** SQLSTATE of a server that goes, comes or was lost, and what the operating system says of one that is not there. */
const AWAY = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** `pg` gives these no code. */
const LOST = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Whether the database could not be asked: nothing is wrong with the question, and it may be asked again. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  // Of a socket that is a file: no server made it.
  if (code === 'ENOENT') return syscall === 'connect';
  return (typeof code === 'string' && AWAY.test(code)) || LOST.test(error.message);
}
