import { matterLaw, type MatterKind } from '../../law/term/matter-kinds.js';
import { endOfTerm } from '../../law/term/own-term.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { corrects, type Statement, type StatementCorrected } from './correction-trace.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext, Recording } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { append, fields, type Change } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';
import { refuseBy, type RefusalRule } from './refusals.js';

/** What has a term of its own, whoever has to act on it; it blocks closing, and reopens what was closed (ADR 24). */
interface MatterData {
  readonly matter: string;
  /** When it came, or when that happened which starts its term. */
  readonly receivedAt: Moment;
  readonly dueAt?: Moment;
  readonly what: Personal<string>;
  /** Which authority or party, where the kind does not say it all: a municipality, an insurer, a processor. */
  readonly party?: RegisterText;
  /** Where a term stands that somebody stated: the article of a contract, a local rule. */
  readonly clause?: RegisterText;
}

export type ApQuestionReceived = DomainEvent<'ApQuestionReceived', MatterData>;
/** Art. 58(2)(e), 34(4). */
export type ApOrderReceived = DomainEvent<'ApOrderReceived', MatterData>;
export type ComplaintReceived = DomainEvent<'ComplaintReceived', MatterData>;
/** Art. 82. */
export type DamageClaimed = DomainEvent<'DamageClaimed', MatterData>;

/** Somebody else than the AP has to be told, or has to tell us. */
export type DutyToTellArose = DomainEvent<
  'DutyToTellArose',
  MatterData & {
    readonly kind: MatterKind;
    /** What its term rests on, as it was then: a later change of the law's data rewrites nothing. */
    readonly source: string;
  }
>;

export type ApQuestionAnswered = DomainEvent<
  'ApQuestionAnswered',
  { readonly matter: string; readonly answeredAt: Moment; readonly how: Personal<string> }
>;
export type MatterSettled = DomainEvent<
  'MatterSettled',
  {
    readonly matter: string;
    readonly settledAt: Moment;
    readonly how: Personal<string>;
    /** Under which it is known to whoever was told. */
    readonly number?: RegisterText;
  }
>;

type MatterReceived = ApQuestionReceived | ApOrderReceived | ComplaintReceived | DamageClaimed;
export type MatterEvent = MatterReceived | DutyToTellArose | ApQuestionAnswered | MatterSettled;

export type ReceiveMatter = Command<'ReceiveMatter', MatterData & { readonly kind: MatterKind }>;
export type SettleMatter = Command<'SettleMatter', MatterSettled['data']>;
/** What can be restated of it. */
export type ReceivedValues = Pick<MatterData, 'receivedAt' | 'dueAt'>;
export type SettledValues = Pick<MatterSettled['data'], 'settledAt' | 'number'>;

export interface Matter extends MatterData {
  /** Of the event that it came. */
  readonly revision: number;
  /** Of the event that it was settled. */
  readonly settledRevision?: number;
  readonly kind: MatterKind;
  readonly source?: string;
  readonly settledAt?: Moment;
  readonly number?: RegisterText;
  /** Actor id of who recorded that it was settled. */
  readonly settledBy?: string;
}

export interface MatterFields {
  readonly matters: readonly Matter[];
}

const received =
  (kind: MatterKind) =>
  (_: MatterFields, data: MatterData, { revision }: Recording) => ({
    matters: append({ ...data, kind, revision }),
  });

const settled = (
  { matters: all }: MatterFields,
  matter: string,
  how: Pick<Matter, 'settledAt' | 'number'>,
  { actor, revision }: Recording,
): Change<MatterFields> => ({
  matters: all.map((known) =>
    // A number that comes later was not settled anew.
    known.matter === matter
      ? {
          ...known,
          ...how,
          settledBy: known.settledBy ?? actor.id,
          settledRevision: known.settledRevision ?? revision,
        }
      : known,
  ),
});

export const matters = fields<
  MatterFields,
  | MatterEvent
  | StatementCorrected<'MatterReceived', ReceivedValues>
  | StatementCorrected<'MatterSettled', SettledValues>
  | StatementCorrected<Exclude<Statement, 'MatterReceived' | 'MatterSettled'>, unknown>
>({
  initial: { matters: [] },
  on: {
    ApQuestionReceived: received('ap-question'),
    ApOrderReceived: received('ap-order'),
    ComplaintReceived: received('complaint'),
    DamageClaimed: received('damage-claim'),
    DutyToTellArose: (_, data, { revision }) => ({ matters: append({ ...data, revision }) }),
    ApQuestionAnswered: (before, { matter, answeredAt }, recording) =>
      settled(before, matter, { settledAt: answeredAt }, recording),
    MatterSettled: (before, { matter, settledAt, number }, recording) =>
      settled(before, matter, { settledAt, ...(number !== undefined && { number }) }, recording),
    StatementCorrected: ({ matters: all }, data) => {
      if (corrects(data, 'MatterReceived')) {
        return {
          matters: all.map((known) => {
            if (known.revision !== data.corrects) return known;
            const { dueAt: _due, ...kept } = known;
            return { ...kept, ...data.corrected };
          }),
        };
      }
      if (!corrects(data, 'MatterSettled')) return {};
      return {
        matters: all.map((known) =>
          known.settledRevision === data.corrects ? { ...known, ...data.corrected } : known,
        ),
      };
    },
  },
});

const RECEIVED: Partial<Readonly<Record<MatterKind, MatterReceived['type']>>> = {
  'ap-question': 'ApQuestionReceived',
  'ap-order': 'ApOrderReceived',
  complaint: 'ComplaintReceived',
  'damage-claim': 'DamageClaimed',
};

const AGAINST_MATTER: readonly RefusalRule<ReceiveMatter>[] = [
  {
    code: 'due-before-received',
    detail: 'Nothing is due before it came.',
    kind: 'invalid',
    field: 'dueAt',
    when: ({ receivedAt, dueAt }) => dueAt !== undefined && dueAt < receivedAt,
  },
  {
    code: 'term-is-the-laws',
    detail: 'The law sets this term: it is not for anybody to state.',
    kind: 'invalid',
    field: 'dueAt',
    when: ({ kind, dueAt }) => dueAt !== undefined && typeof matterLaw(kind).term !== 'string',
  },
  {
    code: 'no-clause',
    detail: 'Say where this term stands: the article of the contract or of the local rule.',
    kind: 'invalid',
    field: 'clause',
    when: ({ kind, dueAt, clause }) =>
      matterLaw(kind).direction !== 'comes' && dueAt !== undefined && clause === undefined,
  },
];

function receiveMatter(
  breach: MatterFields & EndingFields,
  asked: ReceiveMatter,
  { now }: DecisionContext,
): readonly (MatterReceived | DutyToTellArose | BreachReopened)[] {
  const { type: _type, kind, ...data } = asked;
  notInTheFuture(data.receivedAt, now, 'receivedAt');
  if (breach.matters.some(({ matter }) => matter === data.matter)) return [];
  refuseBy(AGAINST_MATTER, asked);
  const came = RECEIVED[kind];
  return [
    came ? { type: came, data } : dutyToTell(kind, data),
    ...reopenedByNewEvent(breach, 'matter-received'),
  ];
}

function dutyToTell(kind: MatterKind, data: MatterData): DutyToTellArose {
  const { term, source } = matterLaw(kind);
  const dueAt = data.dueAt ?? endOfTerm(term, data.receivedAt);
  return { type: 'DutyToTellArose', data: { ...data, kind, source, ...(dueAt && { dueAt }) } };
}

function settleMatter(
  breach: MatterFields,
  { matter, settledAt, how, number }: SettleMatter,
  { now }: DecisionContext,
): readonly (ApQuestionAnswered | MatterSettled)[] {
  notInTheFuture(settledAt, now, 'settledAt');
  const known = breach.matters.find((open) => open.matter === matter);
  if (known === undefined) throw new Refusal('unknown-matter', 'There is no such matter in this dossier.');
  // Whoever was told answers with a number days later, as the AP does.
  const numbered = (at: Moment): readonly MatterSettled[] =>
    number === undefined || known.number !== undefined
      ? []
      : [{ type: 'MatterSettled', data: { matter, settledAt: at, how, number } }];
  if (known.settledAt !== undefined) return numbered(known.settledAt);
  if (known.kind === 'ap-question') {
    return [
      { type: 'ApQuestionAnswered', data: { matter, answeredAt: settledAt, how } },
      ...numbered(settledAt),
    ];
  }
  return [
    { type: 'MatterSettled', data: { matter, settledAt, how, ...(number !== undefined && { number }) } },
  ];
}

export function openMatters({ matters }: MatterFields): readonly Matter[] {
  return matters.filter(({ settledAt }) => settledAt === undefined);
}

/** Whether it is for us to tell somebody else; otherwise something came from outside, or has yet to come. */
export function isOursToTell({ kind }: Matter): boolean {
  return matterLaw(kind).direction === 'told';
}

export const matterDecisions = {
  ReceiveMatter: alsoWhen('ended', receiveMatter),
  SettleMatter: alsoWhen('ended', settleMatter), // nothing is open there: a number that comes late
} satisfies Decisions;
