import { Injectable } from '@nestjs/common';
import { ActCatalogue, type Act } from '../../breach/acts/act-catalogue.js';
import { may, type Action, type Asker } from '../../breach/dossier/access.policy.js';
import { NoSuchDossier } from '../../breach/dossier/dossier-errors.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { viewerOf } from '../../breach/lists/visibility.js';
import { breachView } from '../../breach/views/breach.view.js';
import { timeLine } from '../../breach/views/time-line.view.js';
import { DossierLists } from '../../dashboard/dossier-list.query.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Options } from '../acts/act-fields.js';
import { nameIn, type ActName } from '../acts/act-groups.js';
import { isOffered, type Surroundings } from '../acts/act-subjects.js';

const MOST_OTHERS = 100;

/** A dossier as somebody stands before it: what he may see of it, and what he may do. */
export interface DossierDesk extends Surroundings {
  readonly revision: number;
  readonly mayDo: (action: Action) => boolean;
  /** What there is to do here, for him. */
  readonly offered: ReadonlySet<ActName>;
  /** The act that each path of the API is. */
  readonly byPath: ReadonlyMap<string, ActName>;
}

@Injectable()
export class DossierDesks {
  constructor(
    private readonly acts: ActCatalogue,
    private readonly lists: DossierLists,
  ) {}

  of(history: History, { principal }: Asker, language: Language, others: Options = []): DossierDesk {
    const breach = fold(history);
    const last = history.at(-1);
    if (breach === undefined || last === undefined) throw new NoSuchDossier();
    const mayDo = (action: Action): boolean => may({ principal, action }, breach);
    const around: Surroundings = {
      ...{ dossier: breachView(breach), language, others, people: [] },
      entries: mayDo('breach.replay') ? timeLine(history) : [],
    };
    const all = this.acts.all();
    return {
      ...around,
      revision: last.revision,
      mayDo,
      offered: new Set(
        all
          .filter(({ name, action }) => mayDo(action) && isOffered(name as ActName, around))
          .map(({ name }) => name as ActName),
      ),
      byPath: new Map(all.map(({ path, name }) => [path, name as ActName])),
    };
  }

  /** Other open dossiers of the same organisation that this person may see. */
  async others({ dossier, language }: DossierDesk, { principal }: Asker): Promise<Options> {
    const { rows } = await this.lists.page({
      ...{ organisations: [dossier.organisation], viewer: viewerOf(principal) },
      ...{ open: true, limit: MOST_OTHERS },
    });
    return rows
      .filter(({ id }) => id !== dossier.id)
      .map(({ id, reference, moments }) => [
        id,
        `${reference} (${onDutchClock(moments.receivedAt, 'd MMM yyyy', language)})`,
      ]);
  }

  /** @param slug as in an address; `undefined` where there is no such act */
  act(slug: string): (Act & { readonly name: ActName }) | undefined {
    return this.acts.find(nameIn(slug)) as (Act & { readonly name: ActName }) | undefined;
  }
}
