import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../../../src/shared/dutch-time.js';

interface Duty {
  readonly duty: string;
  readonly holder: string;
  readonly subject?: { readonly question?: string; readonly kind?: string; readonly what?: string };
  readonly call: { readonly path: string };
}

interface Clock {
  readonly deadline: string;
  readonly dueAt: string;
  readonly basis?: string;
}

/** A moment on the Dutch wall clock, as people say it: `2026-03-12 10:00`. */
export function dutch(wallClock: string): string {
  const at = DateTime.fromFormat(wallClock, 'yyyy-MM-dd HH:mm', { zone: DUTCH_TIME });
  if (!at.isValid) throw new Error(`not a Dutch moment: ${wallClock}`);
  return at.toUTC().toISO();
}

const wallClock = (at: string): string =>
  DateTime.fromISO(at, { zone: DUTCH_TIME }).toFormat('yyyy-MM-dd HH:mm');

/** Who has to do what, about what where that is not said by its name, and by which call: `fg: advise (notify-authority) → advice`. */
export function dutyInWords({ duty, holder, subject, call }: Duty): string {
  const about = /-(authority|people|notified)$/.test(duty)
    ? undefined
    : (subject?.question ?? subject?.what ?? subject?.kind);
  const path = call.path.replace('/breaches/{id}/', '');
  return `${holder}: ${duty}${about === undefined ? '' : ` (${about})`} → ${path}`;
}

/** Until when a term runs, and how sure that is: `authority-notification until 2026-03-15 09:40, established`. */
export function clockInWords({ deadline, dueAt, basis }: Clock): string {
  const name = deadline.replace(/^matter:.*/, 'matter');
  return `${name} until ${wallClock(dueAt)}${basis === undefined ? '' : `, ${basis}`}`;
}

/** What a problem says to whoever sent it: `409 duties-open`, or `422 late-without-reason /delayReason`. */
export function refusalInWords(status: number, problem: unknown): string {
  const { code, errors = [] } = problem as {
    readonly code: string;
    readonly errors?: readonly { readonly code: string; readonly pointer: string }[];
  };
  if (errors.length === 0) return `${status} ${code}`;
  return `${status} ${errors.map((fault) => `${fault.code} ${fault.pointer}`).join(', ')}`;
}

/** The lines of a file of the register, each by the titles of its columns. */
export function csvRecords(text: string): readonly Readonly<Record<string, string>>[] {
  return parse<Readonly<Record<string, string>>>(text, { bom: true, delimiter: ';', columns: true });
}
