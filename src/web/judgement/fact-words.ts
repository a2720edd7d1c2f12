import type { BreachFacts } from '../../law/advice/breach-facts.js';
import type { CountRange } from '../../law/ap-vocabulary.js';
import type { Words } from '../words/shape.js';
import type { Fact } from './assessment-form.js';

/** The words of the answers to a fact. */
export function answerWords(fact: Fact, { lists, assessment }: Words): Readonly<Record<string, string>> {
  const words: Partial<Record<Fact, Readonly<Record<string, string>>>> = {
    natures: lists.natures,
    incidentType: lists.incidentTypes,
    dataCategories: lists.data,
    specialCategories: lists.data,
    dataInsight: lists.dataInsights,
    contextReveals: lists.contextRevelations,
    identification: lists.identifications,
    subjectGroups: lists.subjectGroups,
    vulnerabilities: lists.vulnerabilities,
    intent: lists.intents,
    carrier: lists.carriers,
    recipientKind: lists.dataHolders,
    recipientKinds: lists.dataHolders,
    recipientTrust: lists.recipientTrusts,
    deletion: lists.deletions,
    access: lists.findings,
    exfiltration: lists.findings,
    protection: lists.protections,
    unavailabilityEffect: lists.unavailabilityEffects,
    alteration: lists.alterations,
    measuresAfterwards: lists.measuresAfterwards,
    safetyRisk: lists.safetyRisks,
    likelyConsequences: lists.subjectConsequences,
  };
  return words[fact] ?? { true: assessment.yes, false: assessment.no };
}

/** What is known of a fact, as a person reads it; nothing where nothing is. */
export function saidOf(fact: Fact, facts: BreachFacts, words: Words): string | undefined {
  const value = facts[fact];
  if (value === undefined) return undefined;
  const answers = answerWords(fact, words);
  if (Array.isArray(value)) {
    const some = value as readonly string[];
    return some.length === 0 ? words.assessment.none : some.map((one) => answers[one] ?? one).join(', ');
  }
  if (typeof value === 'object') {
    const { min, max } = value as CountRange;
    if (max === undefined) return words.events.atLeast(String(min));
    return min === max ? String(min) : `${min}–${max}`;
  }
  return answers[String(value)] ?? String(value);
}
