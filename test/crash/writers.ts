import type { CrashApplication } from '../support/crash/crash-application.js';
import type { HttpClient } from '../support/http/http-client.js';
import { actCommand, reportCommand, send, type Command } from './command.js';

const ORGANISATION = 'perspektief';
const HOUR_MS = 3_600_000;
const SHARED_DOSSIERS = 8;

/** People who report, and handlers who work on a few dossiers together and are in each other's way. */
export class Writers {
  readonly commands: Command[] = [];
  /** Of answers that were wrong by themselves. */
  readonly violations: string[] = [];
  #dossiers: readonly string[] = [];
  #corrections = 0;

  constructor(private readonly lekwacht: CrashApplication) {}

  /** Makes the dossiers that are worked on, and finds them as a handler does: by their reference. */
  async prepare(): Promise<void> {
    const handler = await this.#handler();
    const found: string[] = [];
    for (let i = 0; i < SHARED_DOSSIERS; i++) {
      const report = await this.#give(this.lekwacht.http, reportCommand());
      const reference = String(report.answer?.body.reference);
      while (found.length === i) {
        const { body } = await handler.get(`/v1/breaches?reference=${reference}`);
        const dossiers = (body.dossiers ?? []) as readonly { id: string }[];
        found.push(...dossiers.map(({ id }) => id));
      }
    }
    this.#dossiers = found;
  }

  /** Each sends one command after the other until told to stop, or until nothing answers any more. */
  async write(writers: number, stop: AbortSignal): Promise<void> {
    const [anyone, handler] = [this.lekwacht.http, await this.#handler()];
    const one = async (): Promise<void> => {
      while (!stop.aborted) {
        const command = Math.random() < 0.5 ? aReportOfToday() : await this.#anAct(handler);
        if (command === undefined) return;
        await this.#give(command.kind === 'report' ? anyone : handler, command);
        if (command.outcome === 'unknown') return;
      }
    };
    await Promise.all(Array.from({ length: writers }, one));
  }

  /** Sends commands again, several at once, each under its own key. */
  async repeat(commands: readonly Command[]): Promise<void> {
    const [anyone, handler] = [this.lekwacht.http, await this.#handler()];
    const waiting = [...commands];
    const one = async (): Promise<void> => {
      for (let command = waiting.pop(); command !== undefined; command = waiting.pop())
        this.violations.push(...(await send(command.kind === 'report' ? anyone : handler, command)));
    };
    await Promise.all(Array.from({ length: 16 }, one));
  }

  /** A first report after a disturbance. @returns whether it was acknowledged */
  async probe(): Promise<boolean> {
    const { outcome } = await this.#give(this.lekwacht.http, reportCommand());
    return outcome === 'acknowledged';
  }

  async #give(client: HttpClient, command: Command): Promise<Command> {
    this.commands.push(command);
    this.violations.push(...(await send(client, command)));
    return command;
  }

  /** On the newest revision that can be had; `undefined` when nobody answers. */
  async #anAct(handler: HttpClient): Promise<Command | undefined> {
    const dossier = pick(this.#dossiers);
    const etag = (await handler.get(`/v1/breaches/${dossier}`).catch(() => undefined))?.etag;
    if (etag === undefined) return undefined;
    switch (pick(['supplements', 'measures', 'awareness'] as const)) {
      case 'supplements':
        return actCommand(dossier, etag, 'supplements', (label) => ({ text: `More is known. ${label}` }));
      case 'measures':
        return actCommand(dossier, etag, 'measures', (label) => ({
          kind: 'remedy',
          what: `Collect the letter. ${label}`,
        }));
      case 'awareness':
        return actCommand(dossier, etag, 'awareness', (label) => ({
          // Each earlier than the last, so that each says something new, and moves alarms.
          awareAt: hoursAgo(48 + (this.#corrections += 1) / 100),
          facts: `The postbox was emptied then. ${label}`,
          reason: 'The log of the postbox was read.',
        }));
    }
  }

  #handler(): Promise<HttpClient> {
    return this.lekwacht.as('handler', ORGANISATION);
  }
}

/** Some were discovered so long ago that the clock has something to raise at once. */
function aReportOfToday(): Command {
  return reportCommand(Math.random() < 0.3 ? { discoveredAt: hoursAgo(40 + Math.random() * 50) } : {});
}

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString();
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() * from.length)]!;
}
