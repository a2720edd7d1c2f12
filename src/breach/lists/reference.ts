/** As the desk writes it: `DL-2026-7K3F-9Q2M`, in Crockford's alphabet. */
const LABEL = /^D[L1](\d{4})([0-9A-Z]{4})([0-9A-Z]{4})$/;

/**
 * A reference as it is written down by somebody who hears it over the phone: in any case, with or without blanks and
 * dashes, an O for the nought and an I or L for the one. What is no reference stays as it is, and is found nowhere.
 */
export function referenceMeant(heard: string): string {
  const signs = heard.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const [, year, first, second] = LABEL.exec(signs) ?? [];
  if (year === undefined) return heard;
  const meant = `${first ?? ''}-${second ?? ''}`.replaceAll('O', '0').replace(/[IL]/g, '1');
  return `DL-${year}-${meant}`;
}
