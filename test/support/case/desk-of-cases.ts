import { aReport } from '../http/acts-over-http.js';
import type { Reported } from '../http/running-lekwacht.js';
import { runLekwacht, type RunningLekwacht } from '../http/running-lekwacht.js';
import { CaseFile, type Cast } from './case-file.js';
import { dutch } from './in-words.js';

/**
 * Who works in a house: many people; three of whom the handler runs the accounts as well, the FG is there part of the
 * time and one director decides; or two without an FG.
 */
export const HOUSES = ['many', 'three', 'two'] as const;
export type House = (typeof HOUSES)[number];

/** One desk on which cases are played one after another, with a clock that is set by hand. */
export class DeskOfCases {
  private constructor(readonly lekwacht: RunningLekwacht) {}

  static async open(): Promise<DeskOfCases> {
    return new DeskOfCases(await runLekwacht());
  }

  close(): Promise<void> {
    return this.lekwacht.close();
  }

  /** Time goes on to this Dutch moment, and whatever fell due by then is raised. */
  async at(wallClock: string): Promise<string> {
    const now = dutch(wallClock);
    this.lekwacht.moveTo(now);
    await this.lekwacht.tick();
    return now;
  }

  /** Somebody reports, and the board finds the dossier by its reference: nothing is ever hidden from it by a report. */
  async reported(
    wallClock: string,
    report: { readonly organisation: string } & Readonly<Record<string, unknown>>,
    house: House = 'many',
  ): Promise<CaseFile> {
    this.lekwacht.moveTo(dutch(wallClock));
    const { organisation } = report;
    const cast = await this.castOf(organisation, house);
    const answer = await this.lekwacht.send(aReport(report));
    if (answer.status !== 201) throw new Error(`the report was not taken in: ${answer.text}`);
    const { reference, secret } = answer.body as Reported;
    await this.lekwacht.projected();
    const { body } = await cast.board.get(`/v1/breaches?reference=${reference}`);
    const [{ id }] = body.dossiers as [Reported];
    return new CaseFile(this.lekwacht, cast, { id, organisation, reference, secret, answer });
  }

  async castOf(organisation: string, house: House = 'many'): Promise<Cast> {
    const { lekwacht } = this;
    const name = (part: string): string => `${house}: ${part}`;
    const board = await lekwacht.as('board', organisation, name('board'));
    if (house === 'many') {
      return {
        board,
        handler: await lekwacht.as('handler', organisation, name('handler')),
        colleague: await lekwacht.as('handler', organisation, name('colleague')),
        fg: await lekwacht.as('fg', organisation, name('fg')),
        mandateHolder: await lekwacht.as('mandate-holder', organisation, name('mandate holder')),
      };
    }
    const handler = await lekwacht.withGrants('handler', organisation, name('handler'), [
      `${organisation}:administrator`,
    ]);
    if (house === 'two') return { handler, board };
    return { handler, board, fg: await lekwacht.as('fg', organisation, name('fg')) };
  }
}
