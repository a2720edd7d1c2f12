const { TEST_LONG: long = '' } = process.env;

/** What is repeated at random: a little in `npm test`, as often as it deserves in `npm run test:long`. */
export function howOften(times: { readonly short: number; readonly long: number }): number {
  return long === '' ? times.short : times.long;
}
