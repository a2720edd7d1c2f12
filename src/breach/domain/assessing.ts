import { signsOfDanger, type DangerSign } from '../../law/advice/danger.js';
import type { Moment } from '../../shared/moment.js';
import { assessBreach, withWhatWasAssessed, type AssessBreach, type BreachAssessed } from './assessment.js';
import type { ClockFields } from './awareness.js';
import type { Decisions } from './decisions.js';
import type { DecisionContext } from './domain-event.js';
import type { RulesFields } from './report.js';
import { safetyAtStake, type SafetyFields, type SafetyRiskRaised } from './safety.js';

/** An assessment whose facts tell of danger raises it, so that everything goes the one way of a danger (ADR 17). */
function assess(
  breach: ClockFields & SafetyFields & RulesFields,
  command: AssessBreach,
  { now }: DecisionContext,
): readonly (BreachAssessed | SafetyRiskRaised)[] {
  const { assessment, facts } = command;
  const asked = facts ? { ...command, facts: withWhatWasAssessed(assessment, facts) } : command;
  return [...assessBreach(breach, asked), ...dangerInFacts(breach, asked, now)];
}

function dangerInFacts(
  breach: SafetyFields & RulesFields,
  { facts }: AssessBreach,
  now: Moment,
): readonly SafetyRiskRaised[] {
  const signs = facts ? signsOfDanger(facts) : [];
  if (signs.length === 0 || isKnown(breach, signs)) return [];
  return [
    {
      type: 'SafetyRiskRaised',
      data: { source: 'assessment', raisedAt: now, termMinutes: breach.rules.safetyTermMinutes, signs },
    },
  ];
}

/**
 * What the facts did not tell before is another danger, beside one that stands or after one that was averted; a first
 * assessment only writes down the danger that is known already.
 */
function isKnown(breach: SafetyFields, signs: readonly DangerSign[]): boolean {
  const told = breach.safety.signs;
  if (!safetyAtStake(breach)) return false;
  return (
    told === undefined || signs.every((sign) => told.includes(sign) || told.includes(SURER[sign] ?? sign))
  );
}

/** Whoever was sure said so already. */
const SURER: { readonly [S in DangerSign]?: DangerSign } = { 'stated-possible': 'stated-certain' };

export const assessingDecisions = { AssessBreach: assess } satisfies Decisions;
