/** As the desk writes it: `DL-2026-7K3F-9Q2M`, in Crockford's alphabet; its eight signs alone will do. */
const LABEL = /^(?:D[L1]\d{4})?([0-9A-Z]{4})([0-9A-Z]{4})$/;

/** Read out over the phone: in any case, with whatever stands between, an O for the nought, an I or L for the one. */
export const signsMeant = (heard: string): string => heard.toUpperCase().replace(/[^0-9A-Z]/g, '');
export const inAlphabet = (signs: string): string => signs.replaceAll('O', '0').replace(/[IL]/g, '1');

/**
 * The eight signs of a reference as it is written down by somebody who hears it over the phone, by which its dossier is found:
 * `7K3F-9Q2M`. Not by the year, which is that of the clock of whoever took it in: a report of a New Year's night may have two.
 * What is no reference stays as it is, and is found nowhere.
 */
export function referenceMeant(heard: string): string {
  const [, first, second] = LABEL.exec(signsMeant(heard)) ?? [];
  return first === undefined || second === undefined ? heard : inAlphabet(`${first}-${second}`);
}
