import { Injectable } from '@nestjs/common';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { fold, type History } from '../breach/dossier/history.js';
import { Vault } from '../platform/personal-data/vault.js';
import { Refusal } from '../shared/refusal.js';
import type { CertificateAnswer } from './certificate.answer.js';
import { certificateOf, type Approved } from './certificate.view.js';

/** What an erasure did, for whoever asked for it, and for the AP. */
@Injectable()
export class Certificates {
  constructor(private readonly vault: Vault) {}

  /** @param erasure revision of the event that proposed it @throws NoSuchDossier; Refusal where nothing was erased by it */
  async of(history: History, erasure: string): Promise<CertificateAnswer> {
    const breach = fold(history);
    if (breach === undefined) throw new NoSuchDossier();
    const approved = breach.erasures.find(
      (one): one is Approved => String(one.erasure) === erasure && one.approved !== undefined,
    );
    if (approved === undefined)
      throw new Refusal('no-such-erasure', 'Nothing was erased by what was proposed at that revision.');
    const because = history[approved.approved.revision]?.id ?? '';
    return certificateOf(breach, approved, history, await this.vault.isBeyondReach(because));
  }
}
