import { Problem } from './problem.js';

/**
 * The media type to answer with: of those offered the one that the reader wants most, the first of them where he wants
 * several as much, or says nothing (RFC 9110 §12.5.1). A range counts for a type by the one that names it most closely,
 * in any case of letters; what has `q=0` is not wanted.
 * @throws Problem 406 where none of them is
 */
export function acceptedType<T extends string>(header: string | undefined, offered: readonly [T, ...T[]]): T {
  const ranges = rangesOf(header ?? '*/*');
  const [best] = offered
    .map((type) => ({ type, weight: weightOf(type, ranges) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  if (best !== undefined) return best.type;
  throw new Problem({
    status: 406,
    code: 'not-acceptable',
    title: 'Not in a form that you accept',
    detail: `This can be had as ${offered.join(', ')}.`,
  });
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

function rangesOf(header: string): readonly Range[] {
  return header.split(',').flatMap((range) => {
    const [type = '', ...parameters] = range
      .toLowerCase()
      .split(';')
      .map((part) => part.trim());
    if (type === '') return [];
    const weight = parameters.map((text) => /^q\s*=\s*([\d.]+)$/.exec(text)?.[1]).find(Boolean);
    return [{ type, weight: weight === undefined ? 1 : Math.min(1, Number(weight) || 0) }];
  });
}

function weightOf(type: string, ranges: readonly Range[]): number {
  const closest = [type, `${type.split('/')[0] ?? ''}/*`, '*/*']
    .map((range) => ranges.filter((one) => one.type === range))
    .find((found) => found.length > 0);
  return Math.max(0, ...(closest ?? []).map(({ weight }) => weight));
}
