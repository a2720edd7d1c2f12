import { types } from 'node:util';

/** SQLSTATE of a server that goes, comes or was lost, and what the operating system says of one that is not there. */
const AWAY =
  /^(08...|53300|57P0[123]|E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOST(UNREACH|DOWN)|NETUNREACH))$/;
/** `pg` gives these no code. */
const LOST =
  /^(Connection terminated|timeout ex(ceeded when trying to connect|pired)|Query read timeout|Client (has encountered a connection error|was closed))/;

/** It is there and has no room, or no time: for a connection, a lock, a statement, on its disk. */
const BUSY = /^(53...|55P03|57014|25P0[34]|40001|40P01)$/;

/** Whether it is the database that does not answer now: what was asked may be asked again. */
export function isForNow(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { code } = error as { readonly code?: unknown };
  return isUnreachable(error) || (typeof code === 'string' && BUSY.test(code));
}

/** Whether the database could not be asked: nothing is wrong with the question, and it may be asked again. */
export function isUnreachable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  // Of a socket that is a file: no server made it.
  if (code === 'ENOENT') return syscall === 'connect';
  return (typeof code === 'string' && AWAY.test(code)) || LOST.test(error.message);
}
