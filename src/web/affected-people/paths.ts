import { dossierPath } from '../html/desk-page.js';

export const listPath = (id: string): string => dossierPath(id, 'affected-people');

/** @param person id of a row, and of nothing else */
export const personPath = (id: string, person: string): string => `${listPath(id)}/people/${person}`;

/** @param round its revision */
export const resultPath = (id: string, round: number): string => `${listPath(id)}/results/${round}`;
