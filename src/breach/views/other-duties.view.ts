import { matterLaw } from '../../law/term/matter-kinds.js';
import { dutiesThatMayApply } from '../../law/term/other-duties.js';
import type { OtherDutyAnswer } from '../contract/other-duty.answer.js';
import type { MatterFields } from '../domain/matters.js';
import type { RulesFields } from '../domain/report.js';

/** Duties to tell others that the organisation is under, by its profile of then, and that nobody recorded here yet. */
export function otherDuties({ rules, matters }: RulesFields & MatterFields): readonly OtherDutyAnswer[] {
  if (rules.otherDuties === undefined) return [];
  return dutiesThatMayApply(rules.otherDuties)
    .filter(({ kind }) => !matters.some((matter) => matter.kind === kind))
    .map(({ kind, certain }) => {
      const { nl, en, starts, source } = matterLaw(kind);
      return { kind, certain, name: { nl, en }, starts, source };
    });
}
