import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../law/sentence.js';
import { reporterAlarm } from '../reporter-alarm.answer.js';
import { dossierOf, RECEIPT_KEY } from '../intake.service.js';
import { fitsSecret, labelFor, receiptFor, secretDigest } from '../receipt.js';
import type { KeptHeader } from '../spool/kept-report.js';
import { Spool } from '../spool/spool.js';
import { NEXT_WORDS, STATUS_WORDS } from './return-words.js';
import type { ReturnAnswer } from './return.answer.js';

/** Receipts of what waits in the spool of this process: their reporters hear that it is there, while the log is away too. */
@Injectable()
export class KeptReceipts {
  readonly #labels = new WeakMap<KeptHeader, string>();

  constructor(
    private readonly spool: Spool,
    @Inject(RECEIPT_KEY) private readonly receiptKey: Buffer,
  ) {}

  /** @param label as `referenceMeant` has it */
  find(label: string, secret: string, language: Language): ReturnAnswer | undefined {
    for (const header of this.spool.headers()) {
      const { commandId, organisation, receivedAt, urgent } = header;
      const alarm = urgent ? reporterAlarm({ safetyRisk: 'yes' }, undefined, language) : undefined;
      if (this.labelOf(header) !== label) continue;
      const receipt = receiptFor(dossierOf(commandId), receivedAt, this.receiptKey);
      if (!fitsSecret(secret, secretDigest(receipt.secret))) continue;
      return {
        ...{ reference: receipt.reference, organisation, receivedAt, language },
        ...{ state: 'kept', status: STATUS_WORDS.kept[language], next: NEXT_WORDS.kept[language] },
        ...{ outcomeWished: false, questions: [], words: [] },
        ...(alarm && { alarm }),
      };
    }
    return undefined;
  }

  private labelOf(header: KeptHeader): string {
    const known = this.#labels.get(header) ?? labelFor(dossierOf(header.commandId), this.receiptKey);
    this.#labels.set(header, known);
    return known;
  }
}
