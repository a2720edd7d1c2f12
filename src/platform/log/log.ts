import { pino, type DestinationStream, type Logger } from 'pino';
import type { Environment } from '../../shared/environment.js';
import { errorRecord } from './error-record.js';
import { readableLines } from './readable-lines.js';

/** Only plain facts go into the log: numbers, codes, ids. Never a text someone wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface LogSettings {
  readonly environment: Environment;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** The one log. The message is a fixed text of ours; what varies are fields. */
export class Log {
  constructor(private readonly pino: Logger) {}

  debug(message: string, fields: LogFields = {}): void {
    this.pino.debug(fields, message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.pino.warn(fields, message);
  }

  /** The last word of a process. */
  fatal(message: string, fields: LogFields): void {
    this.pino.fatal(fields, message);
  }

  /** Of the error only class, code and stack frames are written. */
  error(message: string, error: unknown, fields: LogFields = {}): void {
    this.pino.error({ ...fields, error: errorRecord(error) }, message);
  }
}

/** JSON lines in production, readable lines otherwise. @param output default: standard output */
export function createLog(
  { environment, logLevel }: LogSettings,
  output: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Log {
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return new Log(pino(options, environment === 'production' ? output : readableLines(output)));
}
