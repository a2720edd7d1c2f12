import type { Problem } from '../../platform/http/problem.js';
import type { Words } from './shape.js';

/** Who may do what this person may not; nothing where the problem does not say it. */
export function whoMayInWords(
  { extensions: { roles } }: Pick<Problem, 'extensions'>,
  { lists, whoMay }: Pick<Words, 'lists' | 'whoMay'>,
): string | undefined {
  if (!Array.isArray(roles)) return undefined;
  const names: Readonly<Record<string, string>> = lists.roles;
  return whoMay(roles.map((role) => names[String(role)] ?? String(role)).join(', '));
}
