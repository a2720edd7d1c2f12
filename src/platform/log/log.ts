import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../../config.js';
import { errorRecord } from './error-record.js';
import { readableLines } from './readable-lines.js';

/** Only plain facts go into the log: numbers, codes, ids. Never a text someone wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

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

  /** Of the error only class, code and stack frames are written. */
  error(message: string, error: unknown, fields: LogFields = {}): void {
    this.pino.error({ ...fields, error: errorRecord(error) }, message);
  }
}

/** JSON lines in production, readable lines otherwise. @param output default: standard output */
export function createLog(
  config: Pick<Config, 'environment' | 'logLevel'>,
  output: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Log {
  const options = { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return new Log(pino(options, config.environment === 'production' ? output : readableLines(output)));
}
