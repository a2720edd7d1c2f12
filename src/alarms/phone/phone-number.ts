/** A number of a Dutch profile, as gateways want it (E.164): `06-12345678`, `0031 6…` and `+31 (0)6…` are the same. */
export function internationalNumber(written: string): string | undefined {
  const bare = written.replaceAll(/[\s().\-/]/g, '');
  // +31 (0)6: the nought is for who calls from here.
  const number = bare.startsWith('+31') ? bare.replace(/^\+310/, '+31') : bare;
  if (/^\+[1-9]\d{7,14}$/.test(number)) return number;
  if (/^00[1-9]\d{7,14}$/.test(number)) return internationalNumber(`+${number.slice(2)}`);
  // In the Netherlands ten signs from its nought on.
  return /^0[1-9]\d{8}$/.test(number) ? `+31${number.slice(1)}` : undefined;
}
