/** Texts, and the signs that give JSON its form; in valid JSON nothing else matters here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * Whether an object in this valid JSON names a member twice. Parsers take the last and say nothing (RFC 8259 §4): a report
 * that names two organisations would land at either.
 */
export function hasDuplicateMembers(json: string): boolean {
  const open: (Set<unknown> | undefined)[] = [];
  let last = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const name = JSON.parse(last) as unknown;
      if (open.at(-1)?.has(name) === true) return true;
      open.at(-1)?.add(name);
    }
    last = token;
  }
  return false;
}
