/** However it is written: the same number is the same person. */
export const sameNumber = (clientNumber: string | undefined): string | undefined =>
  clientNumber?.replace(/\s/g, '').toLowerCase();
