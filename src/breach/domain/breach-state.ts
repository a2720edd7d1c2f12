import { advice, adviceRequests } from './advice.js';
import { assessment, computed } from './assessment.js';
import { notifications, notifiedContent } from './authority-notification.js';
import { awarenessFacts, clock } from './awareness.js';
import { proposedCorrections } from './correction.js';
import { alarms } from './deadlines.js';
import { decisions } from './decision.js';
import { ending } from './ending.js';
import { composed, type Known } from './fields.js';
import { formAnswers } from './form-answer.js';
import { interestOfChild } from './interest-of-child.js';
import { irregularities } from './irregularities.js';
import { mandate } from './mandate.js';
import { matters } from './matters.js';
import { lessons, measures } from './measures.js';
import { opinions } from './opinions.js';
import { controllerInformed, organisationRole } from './organisation-role.js';
import { identity, report, rules } from './report.js';
import { restriction } from './restriction.js';
import { safety } from './safety.js';
import { informed } from './subject-notification.js';

const CONCEPTS = [
  identity,
  rules,
  report,
  clock,
  awarenessFacts,
  safety,
  interestOfChild,
  organisationRole,
  controllerInformed,
  measures,
  lessons,
  assessment,
  computed,
  adviceRequests,
  advice,
  opinions,
  decisions,
  mandate,
  formAnswers,
  notifications,
  notifiedContent,
  informed,
  proposedCorrections,
  matters,
  ending,
  restriction,
  alarms,
  irregularities,
] as const;

export type Concepts = typeof CONCEPTS;

/** A dossier is what its concepts know of it; each says where its fields come from. Nothing depends on "now". */
export type Breach = { readonly [K in keyof Known<Concepts>]: Known<Concepts>[K] };

export const dossier = composed(...CONCEPTS);
