import type { SystemCall } from '../support/crash/system-calls.js';

const SENDS = ['write', 'writev', 'sendto', 'sendmsg'];
const LOG_WRITES = ['pwrite64', 'pwritev', 'write'];
const SYNCS = ['fdatasync', 'fsync'];
const LOG_FILE = '/pg_wal/';

/**
 * Between the arrival of a report and its 201, the report itself has to be written to the write-ahead log and a
 * sync of that log, begun after that, has to have come back. That somebody synced something is not enough.
 * @param reports that were sent one after the other, each after the answer to the one before; what they say is sealed, so they
 *   are known in the log by the id of their command
 * @returns what is wrong, one sentence each
 */
export function answersBeforeSync(
  calls: readonly SystemCall[],
  reports: readonly { readonly label: string; readonly commandId: string }[],
): readonly string[] {
  return reports.flatMap(({ label, commandId }) => {
    const request = calls.find(({ text }) => text.includes('POST /v1/reports') && text.includes(label));
    if (request === undefined) return [`unseen: no report ${label} arrived`];
    const answer = calls.find(
      ({ name, text, begun }) =>
        begun > request.done && SENDS.includes(name) && text.includes('HTTP/1.1 201'),
    );
    if (answer === undefined) return [`unseen: ${label} was never answered`];
    const written = calls.find(
      ({ name, text, begun, done }) =>
        begun > request.done &&
        done < answer.begun &&
        LOG_WRITES.includes(name) &&
        text.includes(LOG_FILE) &&
        text.includes(commandId),
    );
    if (written === undefined) return [`unwritten: ${label} was answered before it was in the log on disk`];
    const synced = calls.some(
      ({ name, text, begun, done }) =>
        begun > written.done &&
        done < answer.begun &&
        SYNCS.includes(name) &&
        text.includes(LOG_FILE) &&
        text.endsWith('= 0'),
    );
    return synced ? [] : [`unsynced: ${label} was answered before the log was synced`];
  });
}
