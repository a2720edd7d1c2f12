import { decideOnErasureBy } from '../../law/term/second-person.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { revealed } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import {
  AGAINST_ERASING,
  erasedBy,
  replacementOf,
  type ErasingReads,
  type HeldNow,
} from './against-erasing.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { isActor, type Acting, type Command, type DecisionContext } from './domain-event.js';
import {
  isSamePlace,
  isWaiting,
  waitingErasures,
  type Erasure,
  type ErasureCompleted,
  type ErasureFields,
  type ErasureObjectedTo,
  type ErasureProposed,
  type ErasureRejected,
  type PersonalDataErased,
  type ProposedErasure,
} from './erasure.js';
import { refuseBy, type RefusalRule } from './refusals.js';

export type ProposeErasure = Command<'ProposeErasure', ProposedErasure & HeldNow>;
export type ApproveErasure = Command<
  'ApproveErasure',
  HeldNow & { readonly erasure: number; readonly despiteObjection?: RegisterText }
>;
export type RejectErasure = Command<'RejectErasure', ErasureRejected['data']>;
export type ObjectToErasure = Command<'ObjectToErasure', ErasureObjectedTo['data']>;
export type CompleteErasure = Command<'CompleteErasure', ErasureCompleted['data']>;

type Reads = ErasingReads & ErasureFields;

const AGAINST_PROPOSING: readonly RefusalRule<ProposeErasure>[] = [
  {
    code: 'values-or-whole',
    detail: 'Name the places where single values are erased, and nowhere else.',
    kind: 'invalid',
    field: 'values',
    when: ({ what, values = [] }) => (what === 'values') !== values.length > 0,
  },
  {
    code: 'repeated',
    detail: 'No place may stand in the list twice.',
    kind: 'invalid',
    field: 'values',
    when: ({ values = [] }) =>
      values.some((value, index) => values.slice(0, index).some((other) => isSamePlace(other, value))),
  },
  {
    code: 'nothing-there',
    detail: 'Nothing personal stands there, or it is erased already.',
    kind: 'invalid',
    field: 'values',
    when: ({ values = [], held }) => values.some((value) => !held.some((place) => isSamePlace(place, value))),
  },
  {
    code: 'replacement-for-a-text',
    detail: 'Only a text can have another one in its place: a contact is erased as a whole.',
    kind: 'invalid',
    field: 'values',
    when: ({ values = [], held }) =>
      values.some(
        (value) =>
          value.replacement !== undefined && !held.some((place) => place.isText && isSamePlace(place, value)),
      ),
  },
  {
    code: 'nothing-there',
    detail: 'Nothing personal of this kind is held, or it is erased already.',
    kind: 'invalid',
    field: 'what',
    when: (asked) => erasedBy(asked, asked.held).length === 0,
  },
];

function proposeErasure(
  breach: Reads,
  asked: ProposeErasure,
  { now }: DecisionContext,
): readonly ErasureProposed[] {
  refuseBy(AGAINST_PROPOSING, asked);
  refuseErasing(breach, asked, asked, now);
  const { type: _type, held: _held, yearsKept: _years, ...proposed } = asked;
  if (waitingErasures(breach).some((waiting) => isSameProposal(waiting, proposed)))
    throw new Refusal('already-proposed', 'This waits already: approve or reject that first.');
  return [{ type: 'ErasureProposed', data: { ...proposed, decideBy: decideOnErasureBy(now) } }];
}

function isSameProposal({ what, values }: ProposedErasure, other: ProposedErasure): boolean {
  return canonicalJson([what, values ?? []]) === canonicalJson([other.what, other.values ?? []]);
}

/** What stands against it is looked at anew: something may have come in since it was proposed. */
function approveErasure(
  breach: Reads & Parameters<typeof answered>[0],
  { erasure, despiteObjection, ...now }: ApproveErasure,
  context: DecisionContext,
): readonly PersonalDataErased[] {
  const waiting = answered(breach, erasure, context);
  if (isActor(context, waiting.proposedBy)) {
    throw new Refusal('second-person-needed', 'A second person has to approve it.', 'forbidden');
  }
  refuseAgainstObjection(waiting, despiteObjection, context);
  const { what, ground, values = [], proposedBy } = waiting;
  const erased = erasedBy(waiting, now.held);
  if (erased.length === 0)
    throw new Refusal('nothing-there', 'Nothing of it is held any more: reject it.', 'invalid');
  refuseErasing(breach, waiting, now, context.now);
  const replaced = erased.flatMap(({ revision, pointer, scope }) => {
    const text = replacementOf({ revision, pointer }, values);
    return text === undefined ? [] : [{ scope, replacement: { revision, pointer, text } }];
  });
  const replacements = replaced.flatMap(({ scope, replacement }) =>
    scope === 'register' ? [] : [replacement],
  );
  const registerTexts = replaced.flatMap(({ scope, replacement: { text, ...place } }) =>
    scope === 'register' ? [{ ...place, text: revealed(text) ?? '' }] : [],
  );
  const data = {
    ...{ erasure, what, ground },
    places: erased.map(({ revision, pointer }) => ({ revision, pointer })),
    keys: erased.map(({ key }) => key),
    ...(replacements.length > 0 && { replacements }),
    ...(registerTexts.length > 0 && { registerTexts }),
    proposedBy,
    ...(despiteObjection !== undefined && { despiteObjection }),
  };
  return [{ type: 'PersonalDataErased', data }];
}

function refuseErasing(
  breach: ErasingReads,
  { what, values = [] }: Pick<ProposedErasure, 'what' | 'values'>,
  { held, yearsKept }: HeldNow,
  now: DecisionContext['now'],
): void {
  const erased = erasedBy({ what, values }, held);
  refuseBy(AGAINST_ERASING, { breach, what, erased, values, yearsKept, now });
}

/** The FG advises (Art. 39(1)(a)): against it the board decides, and gives its reason. */
function refuseAgainstObjection(
  { objection }: Erasure,
  despiteObjection: RegisterText | undefined,
  { actor }: Acting,
): void {
  if (objection === undefined && despiteObjection !== undefined) {
    throw new Refusal('no-objection', 'The FG does not object.', 'invalid', 'despiteObjection');
  }
  if (objection === undefined) return;
  if (actor.role !== 'board') {
    throw new Refusal('fg-objects', 'The FG objects: the board decides on it.', 'forbidden');
  }
  if (despiteObjection === undefined) {
    const detail = 'The FG objects: say why it is erased all the same.';
    throw new Refusal('reason-against-objection', detail, 'invalid', 'despiteObjection');
  }
}

function rejectErasure(
  breach: Parameters<typeof answered>[0],
  { erasure, reason }: RejectErasure,
  context: DecisionContext,
): readonly ErasureRejected[] {
  answered(breach, erasure, context);
  return [{ type: 'ErasureRejected', data: { erasure, reason } }];
}

function objectToErasure(
  breach: ErasureFields,
  { erasure, reason }: ObjectToErasure,
): readonly ErasureObjectedTo[] {
  const { objection } = waitingOne(breach, erasure);
  return objection?.reason === reason ? [] : [{ type: 'ErasureObjectedTo', data: { erasure, reason } }];
}

/** What waits, for somebody who may answer it. */
function answered(breach: ErasureFields, erasure: number, acting: Acting): Erasure {
  const waiting = waitingOne(breach, erasure);
  if (waiting.concerns?.some((id) => isActor(acting, id)) === true) {
    throw new Refusal(
      'about-you',
      'It is about you, or you reported it: somebody else answers.',
      'forbidden',
    );
  }
  return waiting;
}

function waitingOne({ erasures }: ErasureFields, erasure: number): Erasure {
  const waiting = erasures.find((one) => one.erasure === erasure);
  if (waiting === undefined || !isWaiting(waiting)) {
    throw new Refusal(
      'no-such-proposal',
      'No erasure that was proposed at that revision waits for an answer.',
    );
  }
  return waiting;
}

function completeErasure(
  { erasures }: ErasureFields,
  { type: _type, ...data }: CompleteErasure,
): readonly ErasureCompleted[] {
  const known = erasures.find(({ erasure }) => erasure === data.erasure);
  return known?.approved === undefined || known.completed !== undefined
    ? []
    : [{ type: 'ErasureCompleted', data }];
}

export const erasureDecisions = {
  ProposeErasure: alsoWhen('ended-or-merged', proposeErasure),
  ApproveErasure: alsoWhen('ended-or-merged', approveErasure),
  RejectErasure: alsoWhen('ended-or-merged', rejectErasure),
  ObjectToErasure: alsoWhen('ended-or-merged', objectToErasure),
  CompleteErasure: alsoWhen('ended-or-merged', completeErasure),
} satisfies Decisions;
