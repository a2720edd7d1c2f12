import { Injectable } from '@nestjs/common';
import { BreachDossiers } from '../breach/dossier/breach-dossier.repository.js';
import { recordedBy } from '../breach/dossier/history.js';
import { outOfSight, visible, type OutOfSight, type Viewer } from '../breach/lists/visibility.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import type { RegisterEntryAnswer, RegisterPageAnswer } from './register-entry.answer.js';
import { registerEntry } from './register-entry.view.js';
import { registerProjection, type RegisterRow } from './register.projection.js';

export interface RegisterQuestion {
  readonly organisations: readonly string[];
  readonly viewer: Viewer;
  /** The organisations in which the viewer is told how many dossiers are restricted. */
  readonly told: readonly string[];
  /** The register as it was known at that moment: each dossier replayed, not the list. */
  readonly asOf?: Moment;
  readonly limit: number;
  readonly cursor?: string;
}

interface Line {
  readonly key: string;
  readonly received_at: string;
  readonly row: RegisterRow;
}

/** The register of Art. 33(5), oldest receipt first. */
@Injectable()
export class Register {
  constructor(
    private readonly postgres: Postgres,
    private readonly readModels: ReadModels,
    private readonly dossiers: BreachDossiers,
  ) {}

  /** @throws ReadModelNotReady while the register is being built */
  async page(question: RegisterQuestion): Promise<RegisterPageAnswer> {
    const lines = await this.lines(question);
    const page = lines.slice(0, question.limit);
    const last = page.at(-1);
    const entries: RegisterEntryAnswer[] = [];
    for (const { key, row } of page) {
      const known = question.asOf === undefined ? row : await this.rowAsOf(key, question.asOf);
      if (known !== undefined) entries.push(registerEntry(known));
    }
    return {
      ...(question.told.length > 0 && (await this.outOfSight(question))),
      entries,
      ...(lines.length > question.limit &&
        last && { next: encodeCursor({ after: last.received_at, key: last.key }) }),
    };
  }

  private async lines({
    organisations,
    viewer,
    asOf,
    limit,
    cursor,
  }: RegisterQuestion): Promise<readonly Line[]> {
    const generation = await this.readModels.activeGeneration(registerProjection.name);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const { rows } = await this.postgres.query<Line>({
      name: 'register',
      text: `select key, received_at, row from register
             where generation = $1 and organisation = any($2)
               and ${visible('$3', '$8')}
               and ($4::timestamptz is null or received_at <= $4)
               and ($5::timestamptz is null or (received_at, key) > ($5, $6))
             order by received_at, key limit $7`,
      values: [
        generation,
        organisations,
        viewer.opens,
        asOf ?? null,
        from?.after ?? null,
        from?.key ?? '',
        limit + 1,
        viewer.shuts,
      ],
    });
    return rows;
  }

  /** As it is now, also in a register as of then: who may know of a dossier is decided now. */
  private async outOfSight({ told, viewer }: RegisterQuestion): Promise<OutOfSight> {
    const generation = await this.readModels.activeGeneration(registerProjection.name);
    const { rows } = await this.postgres.query<OutOfSight>({
      name: 'register-out-of-sight',
      text: outOfSight('register'),
      values: [generation, told, viewer.opens, viewer.shuts],
    });
    return rows[0] ?? { restricted: 0, shut: [] };
  }

  /** `undefined` where the report had been received by then, and not yet been written down. */
  private async rowAsOf(breachId: string, asOf: Moment): Promise<RegisterRow | undefined> {
    const history = recordedBy(await this.dossiers.history(breachId), asOf);
    return history.length === 0 ? undefined : registerProjection.fold(undefined, history);
  }
}
