import { dossierPath } from '../html/desk-page.js';

export const filesPath = (id: string): string => dossierPath(id, 'files');

export const filePath = (id: string, attachment: string): string => `${filesPath(id)}/${attachment}`;
