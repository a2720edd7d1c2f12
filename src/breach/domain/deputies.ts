import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { append, fields } from './fields.js';

/** In which somebody can be missed; a mandate holder is replaced by another mandate. */
export const FUNCTIONS = ['fg', 'board', 'handler'] as const;
export type DeskFunction = (typeof FUNCTIONS)[number];

export interface Deputy {
  readonly for: DeskFunction;
  /** Opaque actor id: of anybody with an account, also of one who has no grant here. */
  readonly person: string;
  readonly reason: RegisterText;
}

/** In this dossier alone, until it is restricted against him. */
export type DeputyAppointed = DomainEvent<'DeputyAppointed', Deputy & { readonly proposedBy?: string }>;

/** Somebody does not judge here in this function, because it concerns him. Nobody says that for another. */
export type RecusalRecorded = DomainEvent<
  'RecusalRecorded',
  {
    readonly who: string;
    readonly function: DeskFunction;
    readonly reason: RegisterText;
    /** He had taken the danger over, with this account or another of his: somebody else has to. */
    readonly leavesAlarm?: true;
  }
>;

export type DeputyEvent = DeputyAppointed | RecusalRecorded;

export interface DeputyFields {
  readonly deputies: readonly (DeputyAppointed['data'] & { readonly appointedAt: Moment })[];
  readonly recusals: readonly (RecusalRecorded['data'] & { readonly recordedAt: Moment })[];
}

export const deputies = fields<DeputyFields, DeputyEvent>({
  initial: { deputies: [], recusals: [] },
  on: {
    DeputyAppointed: (_, data, { recordedAt }) => ({
      deputies: append({ ...data, appointedAt: recordedAt }),
    }),
    RecusalRecorded: (_, data, { recordedAt }) => ({ recusals: append({ ...data, recordedAt }) }),
  },
});

/** For what this account stands in here: what somebody may do, he may do with that account alone. */
export function functionsOf({ deputies }: DeputyFields, person: string): readonly DeskFunction[] {
  return deputies.filter((deputy) => deputy.person === person).map((deputy) => deputy.for);
}

/** @param accounts all those of one person */
export function isRecused({ recusals }: DeputyFields, accounts: readonly string[], role: string): boolean {
  return recusals.some(({ who, function: recused }) => accounts.includes(who) && recused === role);
}
