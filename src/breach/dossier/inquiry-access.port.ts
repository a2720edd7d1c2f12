import type { Place } from '../domain/erasure.js';

/** What an open inquiry opens to an auditor (ADR 67). */
export abstract class InquiryAccess {
  /**
   * Where texts of this dossier stand that he is not shown.
   * @param person actor id of somebody who is an auditor there
   * @returns nothing at all where no inquiry into it is open for him
   */
  abstract keptFrom(
    person: string,
    organisation: string,
    dossier: string,
  ): Promise<readonly Place[] | undefined>;
}
