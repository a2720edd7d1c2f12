import type { Language } from '../../law/sentence.js';
import { wordsIn } from '../words/words.js';

/** What people are called, by actor id. */
export type Names = ReadonlyMap<string, string>;

/** Somebody by name, or by the beginning of his opaque id where nobody knows how he is called. */
export const nameOf = (actor: string, names: Names = new Map()): string =>
  names.get(actor) ?? actor.slice(0, 8);

/** Who did something, and in which role. */
export function Who({
  id,
  role,
  names,
  language,
}: {
  id: string;
  role?: string | undefined;
  names?: Names | undefined;
  language: Language;
}) {
  const roles: Readonly<Record<string, string>> = wordsIn(language).lists.roles;
  const inRole = role === undefined ? undefined : (roles[role] ?? role);
  // These are nobody in particular.
  if (role === 'system' || role === 'reporter') return <span class="lw-who">{inRole}</span>;
  return (
    <span class="lw-who">
      {nameOf(id, names)}
      {inRole !== undefined && ` (${inRole})`}
    </span>
  );
}
