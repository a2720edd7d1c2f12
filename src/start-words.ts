import type { Config } from './config.js';
import { createLog, type Log } from './platform/log/log.js';
import { developmentLine } from './settings/development-line.js';
import type { Environment } from './shared/environment.js';

/**
 * What a start says, whatever LOG_LEVEL is: sentences for whoever sits before it; in production lines of JSON like all that follow,
 * since a machine reads them.
 */
export class StartWords {
  readonly #log: Log | undefined;

  /** @param write takes a line; in production the log has its own way out, unless a test gives one */
  constructor(
    environment: Environment,
    private readonly write: (line: string) => void,
    log: Log = createLog({ environment, logLevel: 'info' }),
  ) {
    this.#log = environment === 'production' ? log : undefined;
  }

  say(line: string): void {
    if (this.#log === undefined) this.write(line);
    else this.#log.info(line);
  }

  begins(config: Config): void {
    const loud = developmentLine(config);
    if (loud !== undefined) this.say(loud);
  }

  /** @param why in words */
  takesReports(config: Config, listens: string, why: string): void {
    if (this.#log === undefined)
      this.write(`Reports are taken in: open ${listens}/. All else waits, and comes by itself. ${why}`);
    else
      this.#log.info('reports are taken in; all else waits, and comes by itself', {
        ...addresses(config, listens),
        why,
      });
  }

  isUp(config: Config, listens: string, keepsFactsIn: string): void {
    if (this.#log === undefined)
      this.write(
        `Lekwacht is up: open ${listens}/ to report, ${listens}/desk to handle reports, ${listens}/docs for its API. It keeps its facts in ${keepsFactsIn}.`,
      );
    else this.#log.info('Lekwacht is up', { ...addresses(config, listens), keepsFactsIn });
  }

  /** Told to end: who looks back at a night sees whether it was asked to, or fell. @param signal as the system names it */
  ends(signal: string): void {
    if (this.#log === undefined)
      this.write(`Lekwacht is told to stop (${signal}), and answers who is being answered.`);
    else this.#log.info('Lekwacht is told to stop', { signal });
  }

  hasEnded(): void {
    if (this.#log === undefined) this.write('Lekwacht has stopped.');
    else this.#log.info('Lekwacht has stopped');
  }

  /** Whoever starts it has to read why it does not start; nothing personal is known yet. */
  doesNotStart(error: unknown, toErrors: (line: string) => void): void {
    const why = error instanceof Error ? error.message : String(error);
    if (this.#log === undefined) toErrors(`Lekwacht does not start.\n${why}`);
    else this.#log.fatal('Lekwacht does not start', { why });
  }
}

/** As people know it, and where this process listens behind whatever they go through. */
function addresses({ publicUrl }: Config, listens: string): Readonly<Record<string, string>> {
  return { ...(publicUrl !== undefined && { open: publicUrl }), listens };
}
