import { Injectable } from '@nestjs/common';
import type { Breach } from '../../breach/domain/breach.js';
import { BreachDossiers } from '../../breach/dossier/breach-dossier.repository.js';
import { fold } from '../../breach/dossier/history.js';
import { revealed } from '../../shared/personal.js';
import type { Channel } from '../notice.js';
import { ReporterAddresses, type Addressee } from '../sending.port.js';
import { isDangerExcluded, mayBeWrittenTo } from './may-be-written-to.js';

/** The dossier is opened at the moment of sending: what was forgotten or became dangerous since then counts. */
@Injectable()
export class DossierReporterAddresses extends ReporterAddresses {
  constructor(private readonly dossiers: BreachDossiers) {
    super();
  }

  /** @throws KeysUnavailable, EventStoreUnavailable: it may be tried another time */
  override async of(breachId: string, channel: Channel): Promise<Addressee | undefined> {
    if (channel !== 'mail') return undefined;
    const breach = fold(await this.dossiers.history(breachId));
    if (breach === undefined || !mayBeWrittenTo(breach) || !(await this.isSafeWhereItWent(breach.ending)))
      return undefined;
    const email = revealed(breach.report.reporter.contact)?.email?.trim();
    if (email === undefined || email === '') return undefined;
    return { to: email, language: breach.containmentAdvice?.language ?? 'nl' };
  }

  /** Merged into others, one after the other, what is known of danger is known there. */
  private async isSafeWhereItWent(ending: Breach['ending']): Promise<boolean> {
    const seen = new Set<string>();
    for (let next = ending; next?.kind === 'merged' && !seen.has(next.into);) {
      seen.add(next.into);
      const survivor = fold(await this.dossiers.history(next.into));
      if (survivor === undefined || !isDangerExcluded(survivor)) return false;
      next = survivor.ending;
    }
    return true;
  }
}
