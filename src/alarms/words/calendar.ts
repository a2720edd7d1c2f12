import { toMilliseconds, type Moment } from '../../shared/moment.js';

/** The end of a term, as an entry of a calendar. */
export interface CalendarEntry {
  /** The same for the same term, also when it moves. */
  readonly uid: string;
  /** When it was said: whatever was said last counts. */
  readonly saidAt: Moment;
  readonly dueAt: Moment;
  readonly title: string;
  readonly url?: string;
  /** It does not run any more: it goes out of the calendar. */
  readonly isOver: boolean;
}

/** RFC 5545 (3.1): so many bytes at most, without the line break. */
const LINE_BYTES = 75;

/** Seconds since then are the number of a revision: they grow, and fit into 31 bits until 2088. */
const REVISIONS_SINCE_MS = Date.UTC(2020, 0, 1);

/** An iCalendar object (RFC 5545). What is over is published as cancelled: whoever subscribed to nothing was invited to nothing. */
export function calendarOf(entries: readonly CalendarEntry[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lekwacht//Lekwacht//NL',
    'METHOD:PUBLISH',
    ...entries.flatMap(eventOf),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function eventOf({ uid, saidAt, dueAt, title, url, isOver }: CalendarEntry): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${Math.max(0, Math.floor((toMilliseconds(saidAt) - REVISIONS_SINCE_MS) / 1_000))}`,
    `DTSTAMP:${utc(saidAt)}`,
    `DTSTART:${utc(dueAt)}`,
    `DTEND:${utc(dueAt)}`,
    `SUMMARY:${escaped(title)}`,
    // A link is no text: nothing in it is escaped (3.3.13).
    ...(url === undefined ? [] : [`URL:${url.replaceAll(/\s/gu, '')}`]),
    `STATUS:${isOver ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'CLASS:CONFIDENTIAL',
    'END:VEVENT',
  ];
}

const utc = (at: Moment): string => at.replaceAll(/[-:]|\.\d+/g, '');

/** TEXT (3.3.11): a line break too, which would begin a property of its own. Other control signs may not stand there. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Control}/gu, '');

/** Never within a character: some programs read each line by itself. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > LINE_BYTES) {
      lines.push(current);
      // The space that begins the next line counts.
      current = ' ';
      bytes = 1;
    }
    current += sign;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}
