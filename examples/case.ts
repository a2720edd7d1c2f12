import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { processConfig } from '../src/config.js';

export type Who = 'reporter' | 'handler' | 'fg' | 'board' | 'mandate-holder';

/** One call of the HTTP API. */
export interface Step {
  readonly at: string;
  readonly assumed: boolean;
  readonly who: Who;
  readonly call: string;
  readonly source: string;
  /** HTTP status, where it is not a success. */
  readonly expect?: number;
  readonly with: Readonly<Record<string, unknown>>;
}

/** What the replay should answer for a day. */
export interface Known {
  readonly basis?: string;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  readonly notified?: boolean;
  readonly peopleInformed?: boolean;
  readonly assessed?: boolean;
  readonly supplements?: number;
  readonly safetyRisk?: boolean;
  readonly dangerAverted?: boolean;
  readonly openDuties?: readonly string[];
}

/** A case as data: see examples/README.md. */
export interface Case {
  readonly case: string;
  readonly title: string;
  readonly playedBy: string;
  readonly realParty?: string;
  readonly steps: readonly Step[];
  readonly knownOn: readonly { readonly at: string; readonly why: string; readonly expected: Known }[];
  readonly expected: {
    readonly firstSignalAt?: string;
    readonly awareAt?: string;
    readonly dueAt?: string;
    readonly notified?: boolean;
    readonly notifiedAt?: string;
    readonly daysLate?: number;
    readonly natures?: readonly string[];
    readonly subjectCount?: { readonly min: number; readonly max: number };
    readonly flags?: readonly string[];
    readonly openDuties?: readonly string[];
  };
}

// The cases lie beside the source, also when this runs compiled.
const folder = join(dirname(processConfig().migrationsDirectory), 'examples');

/** All cases of this folder, in the order of their first step. */
export function loadCases(): readonly Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as Case)
    .sort((a, b) => Date.parse(a.steps[0]?.at ?? '') - Date.parse(b.steps[0]?.at ?? ''));
}
