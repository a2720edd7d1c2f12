import { expect } from '@jest/globals';
import { edpbFaults, edpbSchemaIsHere, WHERE_IT_SHOULD_BE } from '../breach/edpb-schema.js';
import type { Person } from './running-lekwacht.js';

export interface ShownAnswer {
  readonly question: string;
  readonly state: 'recorded' | 'derived' | 'missing';
  readonly text?: string;
  readonly sources: readonly { readonly event: string; readonly revision?: number }[];
}

interface Entry {
  readonly revision: number;
  readonly event: string;
  readonly recordedAt: string;
}

/** What a dossier says of itself on paper: the AP's form by question, the EDPB's template, its time line. */
export interface Papers {
  readonly form: ReadonlyMap<string, ShownAnswer>;
  readonly template: Readonly<Record<string, unknown>>;
  readonly events: readonly string[];
}

const faultsIn = edpbSchemaIsHere ? edpbFaults() : undefined;

/** To be called once by a spec whose templates would go unchecked: a skip is said aloud. */
export function sayIfTemplatesGoUnchecked(): void {
  if (faultsIn === undefined) {
    console.warn(`skipped: EDPB templates against their schema, as ${WHERE_IT_SHOULD_BE} is not there`);
  }
}

/** Asks for all three, and checks what holds for the papers of every dossier. */
export async function papersOf(who: Person, id: string): Promise<Papers> {
  const [form, template, timeline] = await Promise.all(
    ['ap-form', 'edpb-template', 'timeline'].map((paper) => who.get(`/v1/breaches/${id}/${paper}`)),
  );
  expect([form!.status, template!.status, timeline!.status]).toEqual([200, 200, 200]);
  const entries = timeline!.body.entries as readonly Entry[];
  expectInOrder(entries);
  const answers = form!.body.answers as readonly ShownAnswer[];
  expectSourced(answers, entries);
  expect(faultsIn?.(template!.body) ?? []).toEqual([]);
  return {
    form: new Map(answers.map((answer) => [answer.question, answer])),
    template: template!.body as Papers['template'],
    events: entries.map(({ event }) => event),
  };
}

function expectInOrder(entries: readonly Entry[]): void {
  expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_, index) => index));
  const written = entries.map(({ recordedAt }) => recordedAt);
  expect(written).toEqual([...written].sort());
}

function expectSourced(answers: readonly ShownAnswer[], entries: readonly Entry[]): void {
  for (const { question, state, sources } of answers) {
    expect([question, sources.length > 0]).toEqual([question, state !== 'missing']);
    for (const { event, revision } of sources) {
      if (revision !== undefined) expect([question, entries[revision]?.event]).toEqual([question, event]);
    }
  }
}
