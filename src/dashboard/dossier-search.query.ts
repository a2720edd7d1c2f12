import { Injectable } from '@nestjs/common';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { OwnNumbers } from '../breach/dossier/own-numbers.js';
import {
  foundByApNumber,
  foundByName,
  foundByNumber,
  foundByPart,
  foundByReference,
} from '../breach/lists/found-by.js';
import { Viewers } from '../breach/lists/visibility.js';
import { Clock } from '../platform/time/clock.port.js';
import { DossierLists } from './dossier-list.query.js';
import type { DossierPageAnswer } from './dossier-summary.answer.js';
import { dossierSummary } from './dossier-summary.view.js';

const SHOWN = 50;

interface Wanted {
  readonly text: string;
  readonly organisation?: string;
  readonly cursor?: string;
}

/** Dossiers by whatever somebody has at hand, also those that ended: one answer for programs and pages. */
@Injectable()
export class DossierSearch {
  constructor(
    private readonly lists: DossierLists,
    private readonly numbers: OwnNumbers,
    private readonly viewers: Viewers,
    private readonly clock: Clock,
  ) {}

  async of(asker: Asker, { text, organisation, ...page }: Wanted): Promise<DossierPageAnswer> {
    const now = this.clock.now();
    const organisations = organisationsAsked(asker, organisation);
    const { rows, ...next } = await this.lists.page({
      organisations,
      viewer: await this.viewers.of(asker.principal, organisations),
      foundBy: [
        foundByReference(text),
        foundByName(text),
        foundByApNumber(text),
        ...organisations.map((one) => foundByNumber(this.numbers.digest(one, text))),
      ],
      foundByPart: foundByPart(text),
      limit: SHOWN,
      ...page,
    });
    return { dossiers: rows.map((row) => dossierSummary(row, now)), ...next };
  }
}
