import type { Words } from './shape.js';

/** What somebody who reports can be told: by a field of the form, or by the service. What else befalls him is `other`. */
const REFUSALS = [
  'other',
  'invalid-input',
  'required',
  'too-short',
  'too-long',
  'not-text',
  'not-in-list',
  'repeated',
  'not-a-flag',
  'not-a-count',
  'out-of-range',
  'empty-range',
  'not-a-list',
  'not-an-object',
  'too-few',
  'too-many',
  'not-a-moment',
  'moment-without-offset',
  'moment-in-the-future',
  'text-not-storable',
  'nested-too-deeply',
  'unknown-field',
  'precision-does-not-fit',
  'unknown-organisation',
  'already-reported',
  'foreign-page',
  'bad-request',
  'malformed-form',
  'malformed-url',
  'url-too-long',
  'body-too-large',
  'not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'request-timeout',
  'conflict',
  'cannot-be-stored',
  'starting',
  'try-again',
  'report-not-kept',
  'keys-unavailable',
  'unavailable',
  'unexpected',
] as const satisfies readonly (keyof Words['refusals'])[];

/** The words of the pages on which people report: what a further language has to have, and nothing else. */
export function reportingWords(all: Words) {
  const { language, chooseLanguage, skip, leave, leaveHint, leaveNote, newTab } = all;
  const {
    fault,
    faultsTitle,
    faultsHint,
    needed,
    unknownChoice,
    footer,
    start,
    report,
    receipt,
    poster,
    privacy,
    problem,
    missing,
  } = all;
  const { yesNoUnknown, incidentTypes, data, subjectGroups } = all.lists;
  return {
    ...{ language, chooseLanguage, skip, leave, leaveHint, leaveNote, newTab },
    ...{
      fault,
      faultsTitle,
      faultsHint,
      needed,
      unknownChoice,
      footer,
      start,
      report,
      receipt,
      poster,
      privacy,
      problem,
      missing,
    },
    lists: { yesNoUnknown, incidentTypes, data, subjectGroups },
    refusals: Object.fromEntries(REFUSALS.map((code) => [code, all.refusals[code]])) as {
      readonly [Code in (typeof REFUSALS)[number]]: string;
    },
  };
}

export type ReportingWords = ReturnType<typeof reportingWords>;
