import * as z from 'zod';
import { id, mapping, text } from './profile-fields.js';

/** What an organisation's own document promises, or says that is looser than the law (DESIGN §6). */
export const PROMISE_KINDS = [
  'tell-ap-on-suspicion',
  'tell-ap-within-72-hours',
  'tell-ap-at-high-risk',
  'tell-people-at-possible-harm',
  'tell-people-what-leaked',
  'tell-people-which-measures',
  'document-to-help-with-damage',
  'record-every-breach',
  'report-at-any-hour',
] as const;
type PromiseKind = (typeof PROMISE_KINDS)[number];

/** Measured against the GDPR. */
export const STRICTNESSES = ['stricter', 'as-law', 'looser'] as const;

export const organisationPromise = mapping({
  id,
  kind: z.enum(PROMISE_KINDS),
  /** The sentence itself, quoted. */
  sentence: text,
  /** Heading of the document under which it stands. */
  source: text,
  strictness: z.enum(STRICTNESSES),
  /** Whether it joins the advice: only what is stricter than the law does; a looser sentence is only shown. */
  used: z.boolean(),
});
export type OrganisationPromise = z.infer<typeof organisationPromise>;

/** The questions an organisation answers about a breach. */
type PromiseConcern = 'notify-ap' | 'inform-people' | 'record' | 'receive-reports';

const CONCERNS: Readonly<Record<PromiseKind, PromiseConcern>> = {
  'tell-ap-on-suspicion': 'notify-ap',
  'tell-ap-within-72-hours': 'notify-ap',
  'tell-ap-at-high-risk': 'notify-ap',
  'tell-people-at-possible-harm': 'inform-people',
  'tell-people-what-leaked': 'inform-people',
  'tell-people-which-measures': 'inform-people',
  'document-to-help-with-damage': 'record',
  'record-every-breach': 'record',
  'report-at-any-hour': 'receive-reports',
};

export function concernOf(kind: PromiseKind): PromiseConcern {
  return CONCERNS[kind];
}

/** What is known when a promise is held against a breach. */
interface PromiseCircumstances {
  /** `undefined` while nobody has judged it: then the promise stands. */
  readonly harmPossible: boolean | undefined;
}

/**
 * The promises, stricter than the law, that bind the answer to this question; departing from one needs a written
 * reason. A promise made for suspected breaches applies to every dossier, for a dossier is at least a suspicion.
 */
export function bindingPromises(
  promises: readonly OrganisationPromise[],
  concern: PromiseConcern,
  circumstances: PromiseCircumstances,
): readonly OrganisationPromise[] {
  return promises.filter(
    (promise) =>
      promise.used &&
      concernOf(promise.kind) === concern &&
      !(promise.kind === 'tell-people-at-possible-harm' && circumstances.harmPossible === false),
  );
}
