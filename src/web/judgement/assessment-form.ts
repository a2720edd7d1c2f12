import type { AssessmentDraft } from '../../breach/views/assessment-draft.js';
import { FactsBody } from '../../breach/contract/facts.body.js';
import type { Advice } from '../../law/advice/advise.js';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { factsAsked, type FactsAsked } from '../../law/advice/facts-asked.js';
import { isSaid } from '../../law/ap-form/said-none.js';
import { fieldShapes, type FieldShape } from '../../platform/http/field-shapes.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { bodyFromForm, NONE_OF_THESE } from '../acts/body-from-form.js';
import { placeOfField } from '../html/form.js';

export type Fact = keyof BreachFacts;

/** What the AP's form and the advice both ask is asked once, under the name that it has in the AP's chapters. */
const SHARED: Partial<Readonly<Record<Fact, string>>> = {
  natures: 'natures',
  incidentType: 'incidentType',
  dataCategories: 'dataCategories',
  specialCategories: 'specialCategories',
  recordCount: 'recordCount',
  subjectGroups: 'subjectGroups',
  subjectCount: 'subjectCount',
  protection: 'protection',
  likelyConsequences: 'subjectConsequences',
};

/** Name of the field, or of the two of a range, that asks for a fact. */
export const fieldOf = (fact: Fact): string => SHARED[fact] ?? `facts.${fact}`;

/** Where it is asked on the page, for links. */
export function placeOfFact(fact: Fact): string {
  return placeOfField(kindOf(fact).kind === 'range' ? `${fieldOf(fact)}.min` : fieldOf(fact));
}

/** Each field of the facts in the body: a range has two. */
const FACT_SHAPES: readonly FieldShape[] = fieldShapes(FactsBody);
const factIn = (place: string): Fact => place.split('.')[0] as Fact;
const isHighEnd = (place: string): boolean => place.endsWith('.max');

/** What is ticked beside the numbers of a range: at least so many, and nobody knows how many at most. */
export const OR_MORE = 'more';

/** How a fact is asked. */
export type FactKind = 'choice' | 'choices' | 'flag' | 'quantity' | 'range';
export function kindOf(fact: Fact): { readonly kind: FactKind; readonly options: readonly string[] } {
  const [shape] = FACT_SHAPES.filter(({ name }) => factIn(name) === fact);
  const kind = shape?.kind === 'count' ? 'range' : (shape?.kind as FactKind);
  return { kind, options: shape?.options ?? [] };
}

/** The name in the form of what stands in the facts under this one: `subjectCount.min`. */
const nameOf = (place: string): string => place.replace(/^\w+/, fieldOf(factIn(place)));

/** The form as the whole body has it: what was asked once stands in both places, and one number is a range. */
export function asSent(form: FormBody): FormBody {
  const sent: Record<string, readonly string[] | undefined> = { ...form };
  for (const { name } of FACT_SHAPES) {
    const asked = nameOf(name);
    const isOpen = !isEmpty(sent[asked.replace(/max$/, OR_MORE)]);
    if (isHighEnd(name) && isEmpty(sent[asked]) && !isOpen) sent[asked] = sent[asked.replace(/max$/, 'min')];
    sent[`facts.${name}`] = sent[asked];
  }
  return sent;
}

const isEmpty = (values: readonly string[] | undefined): boolean => (values?.[0] ?? '').trim() === '';

/** What there is to ask on this form: whatever somebody filled in, right or wrong, stays in sight. */
export function questionsOf(facts: BreachFacts, advice: Advice, form: FormBody): FactsAsked {
  const { matter, ...asked } = factsAsked(facts, advice);
  const filled = FACT_SHAPES.map(({ name }) => name).filter((place) =>
    [nameOf(place), nameOf(place).replace(/(min|max)$/, OR_MORE)].some((name) => !isEmpty(form[name])),
  );
  return { ...asked, matter: new Set([...matter, ...filled.map(factIn)]) };
}

/** What the advice is computed from, unchecked. */
export function factsIn(form: FormBody): Readonly<Record<string, unknown>> {
  const shapes = FACT_SHAPES.map((shape) => ({ ...shape, name: `facts.${shape.name}` }));
  return (bodyFromForm(shapes, asSent(form))['facts'] ?? {}) as Readonly<Record<string, unknown>>;
}

/** Faults of what was asked once stand where it was asked. */
export function atItsField(faults: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...faults].map(([name, fault]) => [
      name.startsWith('facts.') ? nameOf(name.slice('facts.'.length)) : name,
      fault,
    ]),
  );
}

const OF_THE_AP = [
  ...['severity', 'risk', 'summary', 'place', 'description', 'subjectsDescribed', 'recordCountNote'],
  ...['protectionTechnique', 'organisationConsequences'],
] as const;

/** What is filled in when the form is first shown. */
export function valuesOf({ facts, assessment }: AssessmentDraft): FormBody {
  const values: Record<string, readonly string[] | undefined> = {};
  for (const { name } of FACT_SHAPES) {
    const value = name.split('.').reduce<unknown>(below, facts);
    const least = below(facts[factIn(name)], 'min');
    const isExact = isHighEnd(name) && value === least;
    if (!isExact) values[nameOf(name)] = textsOf(value);
    if (isHighEnd(name) && value === undefined && least !== undefined)
      values[nameOf(name).replace(/max$/, OR_MORE)] = ['true'];
  }
  for (const name of OF_THE_AP) {
    const isUnsaid = name === 'organisationConsequences' && assessment && !isSaid(assessment, name);
    values[name] = isUnsaid ? undefined : textsOf(below(assessment, name));
  }
  return values;
}

function below(value: unknown, part: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.length === 0 ? [NONE_OF_THESE] : value.map(String);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [String(value)]
    : undefined;
}
