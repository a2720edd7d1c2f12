import type { MatterKind } from '../../law/term/matter-kinds.js';
import { keptUntil } from '../../law/term/retention.js';
import type { Moment } from '../../shared/moment.js';
import { revealed, type KeyScope } from '../../shared/personal.js';
import type { AssessmentFields } from './assessment.js';
import type { EndingFields } from './ending.js';
import {
  isSamePlace,
  type Erasable,
  type Place,
  type ProposedErasure,
  type ValueToErase,
} from './erasure.js';
import { isHeldByLaw, type LegalHoldFields } from './legal-hold.js';
import { openMatters, type MatterFields } from './matters.js';
import type { RefusalRule } from './refusals.js';
import { identifyingPart } from './register-text.js';
import { needsSafeContact, type SafetyFields } from './safety.js';
import type { UnansweredFields } from './unanswered.js';

/** A personal value that stands in the log and was not erased. */
export interface HeldValue extends Place {
  readonly scope: KeyScope;
  /** Id of its key. */
  readonly key: string;
  /** Whether it is one text, and not a contact with fields of its own. */
  readonly isText: boolean;
}

/** What the desk knows and the asker cannot: added when it is decided. */
export interface HeldNow {
  readonly held: readonly HeldValue[];
  /** Years that the profile keeps a dossier after closing; absent where the organisation is served no more. */
  readonly yearsKept?: number;
}

export type ErasingReads = AssessmentFields &
  EndingFields &
  LegalHoldFields &
  MatterFields &
  SafetyFields &
  UnansweredFields;

export interface AskedErasure {
  readonly breach: ErasingReads;
  readonly what: Erasable;
  readonly erased: readonly HeldValue[];
  readonly values: readonly ValueToErase[];
  readonly yearsKept: number | undefined;
  readonly now: Moment;
}

/** An authority, a court or a person concerned may still ask for what would be gone (Art. 17(3)(b), (e)). */
const HOLDING_MATTERS: readonly MatterKind[] = [
  'ap-question',
  'ap-order',
  'igj-inquiry',
  'complaint',
  'damage-claim',
];

/** What says no to any erasure by the state of the dossier, when it is proposed and again when it is approved. */
export const AGAINST_ERASING: readonly RefusalRule<AskedErasure>[] = [
  {
    code: 'matter-open',
    detail: 'A question or order of the AP, an inquiry, a complaint or a claim is open: settle it first.',
    when: ({ breach }) => isMatterHolding(breach),
  },
  {
    code: 'legal-hold',
    detail: 'A legal hold keeps everything in this dossier: lift it first.',
    when: ({ breach }) => isHeldByLaw(breach),
  },
  {
    code: 'term-not-over',
    detail: 'The dossier is kept until the term of the profile after its closing is over.',
    when: ({ what, breach: { ending }, yearsKept, now }) =>
      what === 'dossier' &&
      (ending === undefined || yearsKept === undefined || now < keptUntil(ending.at, yearsKept)),
  },
  {
    code: 'reporter-still-needed',
    detail: 'A question to the reporter or a safe contact is open.',
    when: ({ breach, erased }) =>
      erased.some(({ scope }) => scope === 'reporter') &&
      ((breach.ending === undefined && needsSafeContact(breach)) || isToBeAsked(breach)),
  },
  {
    code: 'needed-for-the-register',
    detail:
      'No assessment gives account of the facts yet: give a text without the name in its place, or assess first.',
    when: ({ breach, what, erased, values }) =>
      !isAccountGiven(breach) &&
      (what === 'dossier' ||
        erased.some((value) => value.scope === 'dossier' && replacementOf(value, values) === undefined)),
  },
  {
    code: 'register-needs-a-text',
    detail: 'What the register says is replaced, never left out: give the same text without the name.',
    when: ({ erased, values }) =>
      erased.some((value) => value.scope === 'register' && replacementOf(value, values) === undefined),
  },
  {
    code: 'personal-data-in-register-text',
    detail: 'A text of the register may not identify anyone: what stands in its place seems to.',
    kind: 'invalid',
    field: 'values',
    when: ({ erased, values }) =>
      erased.some((value) => {
        const text = revealed(replacementOf(value, values));
        return value.scope === 'register' && text !== undefined && identifyingPart(text) !== undefined;
      }),
  },
];

export function isMatterHolding(breach: MatterFields): boolean {
  return openMatters(breach).some(({ kind }) => HOLDING_MATTERS.includes(kind));
}

/** Until somebody assesses it, what nobody has said yet is a question to the reporter. */
function isToBeAsked({ assessment, ending, unanswered }: ErasingReads): boolean {
  return assessment === undefined && ending === undefined && unanswered.length > 0;
}

/** Art. 33(5): the facts stand in an assessment; of what was no breach, or goes on elsewhere, in how it ended. */
function isAccountGiven({ assessment, ending }: AssessmentFields & EndingFields): boolean {
  return assessment !== undefined || ending?.kind === 'dismissed' || ending?.kind === 'merged';
}

export function replacementOf(
  place: Place,
  values: readonly ValueToErase[],
): ValueToErase['replacement'] | undefined {
  return values.find((value) => isSamePlace(value, place))?.replacement;
}

/** Which of what is held it would erase. What the register says of a dossier stays as long as the register (Art. 33(5)). */
export function erasedBy(
  { what, values = [] }: Pick<ProposedErasure, 'what' | 'values'>,
  held: readonly HeldValue[],
): readonly HeldValue[] {
  if (what === 'dossier') return held.filter(({ scope }) => scope !== 'register');
  if (what === 'reporter') return held.filter(({ scope }) => scope === 'reporter');
  return held.filter((value) => values.some((place) => isSamePlace(place, value) || goesWith(value, place)));
}

/**
 * What was computed from a value goes with it: it would confirm each guess. And a file goes with its name, where nothing is
 * put in its place.
 */
function goesWith({ revision, pointer }: Place, of: ValueToErase): boolean {
  if (revision !== of.revision) return false;
  if (pointer === '/fileKey') return of.pointer === '/name' && of.replacement === undefined;
  return pointer === '/salt'
    ? of.pointer.startsWith('/content/')
    : pointer === '/contentHash' && of.pointer === '/text';
}
