import { isPersonal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';

/** What the desk adds to a command, and what becomes the type of the event. */
const NOT_SAID = new Set([
  'type',
  'kind',
  // How exactly a moment was said: what is recorded shows it (a moment stands as itself, a day as a day).
  'precision',
  'form',
  'salt',
  'supervisors',
  'held',
  'holds',
  'promises',
  'survivor',
  'meanwhile',
  'incident',
]);

/**
 * Who writes something down and reads "done" trusts that it is kept: whatever an act says stands in what it records, or
 * stood in the dossier before. Free text of people is not looked into: who repeats that reads that it stands already.
 * @throws Refusal naming the field that would get lost
 */
export function refuseLosing(known: object, command: object, events: readonly object[]): void {
  const recorded = new Set(leavesOf(events).map(({ leaf }) => leaf));
  const lost = leavesOf(command).filter(({ leaf }) => !recorded.has(leaf));
  if (lost.length === 0) return;
  const before = JSON.stringify(known);
  const first = lost.find(({ leaf }) => typeof leaf === 'object' || !before.includes(JSON.stringify(leaf)));
  if (first === undefined) return;
  throw new Refusal(
    'not-recorded',
    'This would not be recorded: something else stands here already, or it does not belong to this act. Leave it out, or correct what stands.',
    'invalid',
    first.field,
  );
}

interface Leaf {
  readonly field: string;
  /** A text, a word of a list, a moment; or the very object that holds a text of people. */
  readonly leaf: string | object;
}

function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [{ field: path.join('.'), leaf: value }];
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, path));
  if (typeof value !== 'object' || value === null) return [];
  if (isPersonal(value)) return [{ field: path.join('.'), leaf: value }];
  return Object.entries(value).flatMap(([name, inner]) =>
    // A statement is restated in fields that the body has beside the others.
    NOT_SAID.has(name) ? [] : leavesOf(inner, name === 'restated' ? path : [...path, name]),
  );
}
