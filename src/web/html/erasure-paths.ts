import { dossierPath } from './desk-page.js';

/** Where a name is found in a dossier, and what is to be erased of it. */
export const erasurePath = (id: string): string => `${dossierPath(id)}/erasure`;

/** @param erasure revision of the event that proposed it */
export const certificatePath = (id: string, erasure: number): string =>
  `${dossierPath(id)}/erasures/${erasure}/certificate`;
