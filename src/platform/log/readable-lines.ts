import type { DestinationStream } from 'pino';
import type { ErrorRecord } from './error-record.js';

const LEVELS: Readonly<Record<number, string>> = {
  20: 'debug',
  30: 'info',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

interface Line {
  readonly level: number;
  readonly time: string;
  readonly msg?: string;
  readonly error?: ErrorRecord;
}

/** One line an entry for people who develop: `12:00:01 info  request method=GET route=/v1/breaches status=200`. */
export function readableLines(output: DestinationStream): DestinationStream {
  return {
    write: (json) => {
      output.write(`${readable(JSON.parse(json) as Line)}\n`);
    },
  };
}

function readable({ level, time, msg = '', error, ...fields }: Line): string {
  const shown = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  return [time.slice(11, 19), (LEVELS[level] ?? '').padEnd(5), msg, ...shown, ...describe(error)].join(' ');
}

function describe(error: ErrorRecord | undefined): readonly string[] {
  if (error === undefined) return [];
  const frames = error.frames.map((frame) => `\n    ${frame}`).join('');
  return [
    `${error.class}${error.code === undefined ? '' : ` (${error.code})`}${frames}`,
    ...describe(error.cause),
  ];
}
