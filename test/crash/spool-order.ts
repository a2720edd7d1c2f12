import type { SystemCall } from '../support/crash/system-calls.js';

const SENDS = ['write', 'writev', 'sendto', 'sendmsg'];
const WRITES = ['write', 'writev', 'pwrite64', 'pwritev'];
/** As strace names what a descriptor is of. */
const FILE = /^\w+\(\d+<([^>]*\.part)>/;

/**
 * Before its 201 the file that holds a report has to be synced, renamed, and its folder synced, in that order, each begun after the
 * one before it came back (ADR 45).
 * @param reports that were sent one after the other, each after the answer to the one before
 * @returns what is wrong, one sentence each
 */
export function answersBeforeKept(
  calls: readonly SystemCall[],
  reports: readonly { readonly label: string; readonly commandId: string }[],
): readonly string[] {
  return reports.flatMap(({ label, commandId }) => {
    const after = (
      before: SystemCall | undefined,
      is: (call: SystemCall) => boolean,
    ): SystemCall | undefined => before && calls.find((call) => call.begun > before.done && is(call));
    const request = calls.find(({ text }) => text.includes('POST /v1/reports') && text.includes(label));
    const answer = after(request, ({ name, text }) => SENDS.includes(name) && text.includes('HTTP/1.1 201'));
    if (answer === undefined) return [`unseen: ${label} was never answered`];
    const written = after(
      request,
      ({ name, text }) => WRITES.includes(name) && FILE.test(text) && text.includes(commandId),
    );
    const path = FILE.exec(written?.text ?? '')?.[1] ?? '';
    const folder = path.slice(0, path.lastIndexOf('/'));
    const isOk = ({ text }: SystemCall): boolean => text.endsWith('= 0');
    const synced = after(
      written,
      (call) => call.name === 'fdatasync' && call.text.includes(`<${path}>`) && isOk(call),
    );
    const renamed = after(
      synced,
      (call) => call.name.startsWith('rename') && call.text.includes(path) && isOk(call),
    );
    const kept = after(
      renamed,
      (call) => call.name === 'fsync' && call.text.includes(`<${folder}>`) && isOk(call),
    );
    const steps = { written, synced, renamed, kept };
    const missing = Object.entries(steps).find(([, call]) => call === undefined || call.done > answer.begun);
    return missing === undefined ? [] : [`${label} was answered before it was ${missing[0]}`];
  });
}
