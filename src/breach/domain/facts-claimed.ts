import type { BreachFacts } from '../../law/advice/breach-facts.js';
import {
  SPECIAL_CATEGORIES,
  type DataCategory,
  type IncidentType,
  type SpecialCategory,
} from '../../law/ap-vocabulary.js';
import type { ReportContent } from './report.js';

/** By what they are these show data to somebody, whatever else they do. */
const SHOWS_DATA: readonly IncidentType[] = [
  'email-wrong-recipient',
  'email-open-cc',
  'post-wrong-recipient',
  'post-returned-opened',
  'authorisation-wrong',
  'folder-too-accessible',
  'published-by-mistake',
  'added-to-wrong-file',
  'snooping',
];

/**
 * What a report says in the words of the advice: claims, for whoever assesses to check. That nobody is in danger is not
 * taken from a reporter, who may not know; whoever assesses says so himself (ADR 17).
 */
export function factsClaimed({
  incidentType,
  dataCategories,
  subjectGroups,
  subjectCount,
  recipient,
  safetyRisk,
}: Pick<
  ReportContent,
  'incidentType' | 'dataCategories' | 'subjectGroups' | 'subjectCount' | 'recipient' | 'safetyRisk'
>): BreachFacts {
  const special = dataCategories?.filter(isSpecial) ?? [];
  const ordinary = dataCategories?.filter((one): one is DataCategory => !isSpecial(one)) ?? [];
  return {
    ...(incidentType && { incidentType }),
    ...(incidentType && SHOWS_DATA.includes(incidentType) && { natures: ['confidentiality'] }),
    ...(ordinary.length > 0 && { dataCategories: ordinary }),
    ...(special.length > 0 && { specialCategories: special }),
    ...(subjectGroups && subjectGroups.length > 0 && { subjectGroups }),
    ...(subjectCount && { subjectCount }),
    ...(recipient && recipient.kind !== 'unknown' && { recipientKind: recipient.kind }),
    // A reporter heard it: whether it was written somebody has to see.
    ...(recipient?.confirmedDeletion === 'yes' && { deletion: 'confirmed-orally' }),
    ...(safetyRisk === 'yes' && { safetyRisk }),
  };
}

function isSpecial(one: DataCategory | SpecialCategory): one is SpecialCategory {
  return (SPECIAL_CATEGORIES as readonly string[]).includes(one);
}
