/**
 * The language to answer in: the reader's first wish that is offered, else the first one offered. Ranges count by
 * their primary tag (`nl-BE` is `nl`), weights by their `q` (RFC 9110 §12.5.4).
 */
export function languageFor<L extends string>(
  header: string | undefined,
  offered: readonly L[],
): L | undefined {
  const wishes = (header ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return {
        language: tag.split('-')[0]?.toLowerCase(),
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const wished = wishes.map(({ language }) => offered.find((one) => one === language)).find(Boolean);
  return wished ?? offered[0];
}
