import { dossierPath } from '../html/desk-page.js';

export const certificatePath = (id: string, erasure: number): string =>
  `${dossierPath(id)}/erasures/${erasure}/certificate`;
