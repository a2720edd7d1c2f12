import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { append, fields, type Change } from './fields.js';
import { notInTheFuture } from './not-in-the-future.js';

/** What comes from outside with a term of its own, blocks closing, and reopens what was closed. */
export const MATTER_KINDS = ['ap-question', 'ap-order', 'complaint', 'damage-claim'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

interface MatterData {
  readonly matter: string;
  readonly receivedAt: Moment;
  readonly dueAt?: Moment;
  readonly what: Personal<string>;
}

export type ApQuestionReceived = DomainEvent<'ApQuestionReceived', MatterData>;
/** Art. 58(2)(e), 34(4). */
export type ApOrderReceived = DomainEvent<'ApOrderReceived', MatterData>;
export type ComplaintReceived = DomainEvent<'ComplaintReceived', MatterData>;
/** Art. 82. */
export type DamageClaimed = DomainEvent<'DamageClaimed', MatterData>;

export type ApQuestionAnswered = DomainEvent<
  'ApQuestionAnswered',
  { readonly matter: string; readonly answeredAt: Moment; readonly how: Personal<string> }
>;
export type MatterSettled = DomainEvent<
  'MatterSettled',
  { readonly matter: string; readonly settledAt: Moment; readonly how: Personal<string> }
>;

type MatterReceived = ApQuestionReceived | ApOrderReceived | ComplaintReceived | DamageClaimed;
export type MatterEvent = MatterReceived | ApQuestionAnswered | MatterSettled;

export type ReceiveMatter = Command<'ReceiveMatter', MatterData & { readonly kind: MatterKind }>;
export type SettleMatter = Command<'SettleMatter', MatterSettled['data']>;
export interface Matter extends MatterData {
  readonly kind: MatterKind;
  readonly settledAt?: Moment;
}

export interface MatterFields {
  readonly matters: readonly Matter[];
}

const received = (kind: MatterKind) => (_: MatterFields, data: MatterData) => ({
  matters: append({ ...data, kind }),
});

const settled = (
  { matters: all }: MatterFields,
  matter: string,
  settledAt: Moment,
): Change<MatterFields> => ({
  matters: all.map((known) => (known.matter === matter ? { ...known, settledAt } : known)),
});

export const matters = fields<MatterFields, MatterEvent>({
  initial: { matters: [] },
  on: {
    ApQuestionReceived: received('ap-question'),
    ApOrderReceived: received('ap-order'),
    ComplaintReceived: received('complaint'),
    DamageClaimed: received('damage-claim'),
    ApQuestionAnswered: (before, { matter, answeredAt }) => settled(before, matter, answeredAt),
    MatterSettled: (before, { matter, settledAt }) => settled(before, matter, settledAt),
  },
});

const RECEIVED: Record<MatterKind, MatterReceived['type']> = {
  'ap-question': 'ApQuestionReceived',
  'ap-order': 'ApOrderReceived',
  complaint: 'ComplaintReceived',
  'damage-claim': 'DamageClaimed',
};

function receiveMatter(
  breach: MatterFields & EndingFields,
  { type: _type, kind, ...data }: ReceiveMatter,
  { now }: DecisionContext,
): readonly (MatterReceived | BreachReopened)[] {
  notInTheFuture(data.receivedAt, now, 'receivedAt');
  if (breach.matters.some(({ matter }) => matter === data.matter)) return [];
  return [{ type: RECEIVED[kind], data }, ...reopenedByNewEvent(breach, 'matter-received')];
}

function settleMatter(
  breach: MatterFields,
  { matter, settledAt, how }: SettleMatter,
  { now }: DecisionContext,
): readonly (ApQuestionAnswered | MatterSettled)[] {
  notInTheFuture(settledAt, now, 'settledAt');
  const known = breach.matters.find((open) => open.matter === matter);
  if (known === undefined) throw new Refusal('unknown-matter', 'There is no such matter in this dossier.');
  if (known.settledAt !== undefined) return [];
  return known.kind === 'ap-question'
    ? [{ type: 'ApQuestionAnswered', data: { matter, answeredAt: settledAt, how } }]
    : [{ type: 'MatterSettled', data: { matter, settledAt, how } }];
}

export function openMatters({ matters }: MatterFields): readonly Matter[] {
  return matters.filter(({ settledAt }) => settledAt === undefined);
}

export const matterDecisions = {
  ReceiveMatter: alsoWhen('ended', receiveMatter),
  SettleMatter: settleMatter,
} satisfies Decisions;
