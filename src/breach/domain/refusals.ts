import { Refusal } from '../../shared/refusal.js';

/** A rule by which something is refused; the first that holds says no. */
export interface RefusalRule<Asked> {
  readonly code: string;
  readonly detail: string;
  readonly kind?: Refusal['kind'];
  /** The field of the command that is at fault. */
  readonly field?: string;
  readonly when: (asked: Asked) => boolean;
}

/** @throws Refusal */
export function refuseBy<Asked>(rules: readonly RefusalRule<Asked>[], asked: Asked): void {
  const rule = rules.find(({ when }) => when(asked));
  if (rule) throw new Refusal(rule.code, rule.detail, rule.kind, rule.field);
}
