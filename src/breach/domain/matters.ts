import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { DecisionContext, Evolve, Fact } from './domain-event.js';
import { reopenedByNewFacts, type BreachReopened } from './reopening.js';
import { notInTheFuture } from './safety.js';

/** What comes from outside with a term of its own, blocks closing, and reopens what was closed. */
export const MATTER_KINDS = ['ap-question', 'ap-order', 'complaint', 'damage-claim'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

interface MatterData {
  readonly matter: string;
  readonly receivedAt: Moment;
  readonly dueAt?: Moment;
  readonly what: Personal<string>;
}

export type ApQuestionReceived = Fact<'ApQuestionReceived', MatterData>;
/** Art. 58(2)(e), 34(4). */
export type ApOrderReceived = Fact<'ApOrderReceived', MatterData>;
export type ComplaintReceived = Fact<'ComplaintReceived', MatterData>;
/** Art. 82. */
export type DamageClaimed = Fact<'DamageClaimed', MatterData>;

export type ApQuestionAnswered = Fact<
  'ApQuestionAnswered',
  { readonly matter: string; readonly answeredAt: Moment; readonly how: Personal<string> }
>;
export type MatterSettled = Fact<
  'MatterSettled',
  { readonly matter: string; readonly settledAt: Moment; readonly how: Personal<string> }
>;

type MatterReceived = ApQuestionReceived | ApOrderReceived | ComplaintReceived | DamageClaimed;
export type MatterEvent = MatterReceived | ApQuestionAnswered | MatterSettled;

export interface ReceiveMatter {
  readonly type: 'ReceiveMatter';
  readonly kind: MatterKind;
  readonly matter: string;
  readonly receivedAt: Moment;
  readonly dueAt?: Moment;
  readonly what: Personal<string>;
}

export interface SettleMatter {
  readonly type: 'SettleMatter';
  readonly matter: string;
  readonly settledAt: Moment;
  readonly how: Personal<string>;
}

export interface Matter extends MatterData {
  readonly kind: MatterKind;
  readonly settledAt?: Moment;
}

const RECEIVED: Record<MatterKind, MatterReceived['type']> = {
  'ap-question': 'ApQuestionReceived',
  'ap-order': 'ApOrderReceived',
  complaint: 'ComplaintReceived',
  'damage-claim': 'DamageClaimed',
};

export function receiveMatter(
  breach: Breach,
  { kind, matter, receivedAt, dueAt, what }: ReceiveMatter,
  { now }: DecisionContext,
): readonly (MatterReceived | BreachReopened)[] {
  notInTheFuture(receivedAt, now, '/receivedAt');
  if (breach.matters.some((known) => known.matter === matter)) return [];
  return [
    { type: RECEIVED[kind], data: { matter, receivedAt, ...(dueAt && { dueAt }), what } },
    ...reopenedByNewFacts(breach, 'matter-received'),
  ];
}

export function settleMatter(
  breach: Breach,
  { matter, settledAt, how }: SettleMatter,
  { now }: DecisionContext,
): readonly (ApQuestionAnswered | MatterSettled)[] {
  notInTheFuture(settledAt, now, '/settledAt');
  const known = breach.matters.find((open) => open.matter === matter);
  if (known === undefined) throw new Refusal('unknown-matter', 'There is no such matter in this dossier.');
  if (known.settledAt !== undefined) return [];
  return known.kind === 'ap-question'
    ? [{ type: 'ApQuestionAnswered', data: { matter, answeredAt: settledAt, how } }]
    : [{ type: 'MatterSettled', data: { matter, settledAt, how } }];
}

export function openMatters({ matters }: Pick<Breach, 'matters'>): readonly Matter[] {
  return matters.filter(({ settledAt }) => settledAt === undefined);
}

const received =
  (kind: MatterKind) =>
  (breach: Breach, data: MatterData): Breach => ({
    ...breach,
    matters: [...breach.matters, { ...data, kind }],
  });

const settled = (breach: Breach, matter: string, settledAt: Moment): Breach => ({
  ...breach,
  matters: breach.matters.map((known) => (known.matter === matter ? { ...known, settledAt } : known)),
});

export const evolveMatters: Evolve<MatterEvent> = {
  ApQuestionReceived: received('ap-question'),
  ApOrderReceived: received('ap-order'),
  ComplaintReceived: received('complaint'),
  DamageClaimed: received('damage-claim'),
  ApQuestionAnswered: (breach, { matter, answeredAt }) => settled(breach, matter, answeredAt),
  MatterSettled: (breach, { matter, settledAt }) => settled(breach, matter, settledAt),
};
