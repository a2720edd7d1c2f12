import { Injectable } from '@nestjs/common';
import { organisationsAsked, toldHowMany, type Asker } from '../breach/dossier/access.policy.js';
import { flatPage, type Page } from '../breach/lists/flat-list.js';
import { pageByWords } from '../breach/lists/rare-words.js';
import { outOfSight, visible, Viewers, type OutOfSight, type Viewer } from '../breach/lists/visibility.js';
import { atDay, endOfDutchDay } from '../law/clock.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import type { RegisterEntryAnswer, RegisterPageAnswer } from './register-entry.answer.js';
import { registerEntry } from './register-entry.view.js';
import { filterOf, NO_FILTER, type RegisterFilter } from './register-filter.js';
import { askedOf, REGISTER } from './register-list.js';
import { RegisterPast } from './register-past.js';
import type { RegisterParameters } from './register.parameters.js';
import { registerProjection, type RegisterRow } from './register.projection.js';

interface Question {
  readonly organisations: readonly string[];
  readonly viewer: Viewer;
  /** The organisations in which the viewer is told how many dossiers are restricted. */
  readonly told: readonly string[];
  readonly filter: RegisterFilter;
  /** The register as it was known at that moment: each dossier replayed, not the list. */
  readonly asOf?: Moment;
  readonly limit: number;
  readonly cursor?: string;
}

interface Line {
  readonly key: string;
  readonly row: RegisterRow;
}

const PAGE = 100;
/** What is read and made into text in one turn. */
const PAGE_OF_WHOLE = 20;

/** The register of Art. 33(5), oldest receipt first: one answer for programs and pages. */
@Injectable()
export class Register {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
    private readonly past: RegisterPast,
    private readonly viewers: Viewers,
  ) {}

  /**
   * @throws NotAllowed where the asker may read no register that he asks for
   * @throws ReadModelNotReady while the register is being built
   */
  async page(asker: Asker, asked: RegisterParameters): Promise<RegisterPageAnswer> {
    return this.answer(await this.questionOf(asker, asked));
  }

  /**
   * All pages from the first on, each read when the one before was taken: what is asked of the register as a whole does
   * not grow with it.
   * @param most lines looked at; `next` of the last page tells that there are more
   */
  async *pages(
    asker: Asker,
    asked: RegisterParameters,
    most = Infinity,
  ): AsyncGenerator<RegisterPageAnswer, void> {
    const { cursor: _first, ...question } = await this.questionOf(asker, asked);
    let [next, seen]: [string | undefined, number] = [undefined, 0];
    do {
      const page: RegisterPageAnswer = await this.answer({
        ...question,
        limit: Math.min(PAGE_OF_WHOLE, most - seen),
        // What is out of sight is counted once, with the first page.
        ...(next !== undefined && { told: [], cursor: next }),
      });
      [next, seen] = [page.next, seen + PAGE_OF_WHOLE];
      yield page;
    } while (next !== undefined && seen < most);
  }

  /** Those pages as one. */
  async whole(asker: Asker, asked: RegisterParameters, most: number): Promise<RegisterPageAnswer> {
    const entries: RegisterEntryAnswer[] = [];
    let told: Omit<RegisterPageAnswer, 'entries' | 'next'> | undefined;
    let next: string | undefined;
    for await (const { entries: some, next: further, ...outOfSight } of this.pages(asker, asked, most)) {
      entries.push(...some);
      told ??= outOfSight;
      next = further;
    }
    return { ...told, entries, ...(next !== undefined && { next }) };
  }

  private async questionOf(asker: Asker, asked: RegisterParameters): Promise<Question> {
    const { organisation, asOf, limit, cursor } = asked;
    const organisations = organisationsAsked(asker, organisation);
    return {
      organisations,
      viewer: await this.viewers.of(asker.principal, organisations),
      told: toldHowMany(asker.principal, organisations),
      filter: filterOf(asked),
      ...(asOf !== undefined && { asOf: atDay(asOf, endOfDutchDay) }),
      limit: limit ?? PAGE,
      ...(cursor !== undefined && { cursor }),
    };
  }

  private async answer(question: Question): Promise<RegisterPageAnswer> {
    const { asOf, filter } = question;
    const { rows: page, ...next } = await this.lines(question);
    const rows =
      asOf === undefined
        ? page.map(({ row }) => row)
        : await this.past.rows(
            page.map(({ key }) => key),
            asOf,
            filter,
          );
    const others = await this.mergedWith(question, rows);
    return {
      ...(question.told.length > 0 && (await this.outOfSight(question))),
      entries: rows.map((row) => registerEntry(row, others)),
      ...next,
    };
  }

  /** As of a moment the columns, which are those of now, may leave out nothing but what had not come in by then. */
  private async lines(question: Question): Promise<Page<Line>> {
    const { organisations, viewer, filter, asOf, limit, cursor } = question;
    const generation = await this.readModels.activeGeneration(registerProjection.name);
    const by = asOf === undefined ? filter : { ...NO_FILTER, until: asOf };
    const asked = {
      ...{ generation, organisations, viewer, limit, ...askedOf(by) },
      ...(cursor !== undefined && { cursor }),
    };
    return by.text === null
      ? flatPage<Line>(this.postgres, REGISTER, asked)
      : pageByWords<Line>(this.postgres, REGISTER, asked, by.text);
  }

  /** What the dossiers are called that these were merged into, or that were merged into these, as far as the viewer may know of them now. */
  private async mergedWith(
    { organisations, viewer }: Question,
    rows: readonly RegisterRow[],
  ): Promise<ReadonlyMap<string, string>> {
    const others = rows.flatMap(({ ending, absorbed }) => [
      ...(ending?.kind === 'merged' ? [ending.into] : []),
      ...absorbed.map(({ from }) => from),
    ]);
    if (others.length === 0) return new Map();
    const generation = await this.readModels.activeGeneration(registerProjection.name);
    const { rows: found } = await this.postgres.query<{ readonly key: string; readonly reference: string }>({
      name: 'register-merged-with',
      text: `select key, row->>'reference' as reference from register
             where generation = $1 and organisation = any($2) and ${visible('$3', '$4')} and key = any($5)`,
      values: [generation, organisations, viewer.opens, viewer.shuts, others],
    });
    return new Map(found.map(({ key, reference }) => [key, reference]));
  }

  /** As it is now, also in a register as of then: who may know of a dossier is decided now. */
  private async outOfSight({ told, viewer }: Question): Promise<OutOfSight> {
    const generation = await this.readModels.activeGeneration(registerProjection.name);
    const { rows } = await this.postgres.query<OutOfSight>({
      name: 'register-out-of-sight',
      text: outOfSight('register'),
      values: [generation, told, viewer.opens, viewer.shuts],
    });
    return rows[0] ?? { restricted: 0, shut: [] };
  }
}
