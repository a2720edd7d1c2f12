/** What is wrong and what to do now. @param code of a refusal, of a fault in a field or of a problem */
export function refusalInWords(
  code: string,
  { refusals }: { readonly refusals: Readonly<Record<string, string>> & { readonly other: string } },
): string {
  return (Object.hasOwn(refusals, code) ? refusals[code] : undefined) ?? refusals.other;
}
