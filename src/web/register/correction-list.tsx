import type { Language } from '../../law/sentence.js';
import type { CorrectedField, CorrectionAnswer } from '../../register/correction.answer.js';
import { moment } from '../../shared/moment.js';
import { dayOf, momentOf } from '../html/moments.js';
import { Listed } from '../recorded/listed.js';
import { capitalised, roleIn } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

type Change = CorrectionAnswer['changes'][number];

/** What proved wrong or was said anew: from what, to what, why, and by whom in which role. */
export function CorrectionList({
  corrections,
  language,
}: {
  readonly corrections: readonly CorrectionAnswer[];
  readonly language: Language;
}) {
  const { register: words } = wordsIn(language);
  if (corrections.length === 0) return null;
  return (
    <>
      <p>
        <strong>{words.corrections.title}</strong>
      </p>
      <Listed lines={corrections.map((correction) => capitalised(inWords(correction, language)))} />
    </>
  );
}

function inWords(correction: CorrectionAnswer, language: Language): string {
  const { corrections: words } = wordsIn(language).register;
  const { waiting, correctedAt, confirmBy, reason, reasonIsPersonal, changes, overProvisional } = correction;
  const when = waiting
    ? words.waits(confirmBy && momentOf(confirmBy, language))
    : correctedAt && momentOf(correctedAt, language);
  const what = [
    statementInWords(correction, language),
    ...changes.map((change) => (overProvisional ? established : changeInWords)(change, language)),
  ];
  const parts = [when, what.join(', '), reason ?? (reasonIsPersonal ? words.reasonInDossier : undefined)];
  return [parts.filter((part) => part !== undefined).join(': '), ...by(correction, language)].join(' ');
}

export function statementInWords(
  { statement: said, about = {} }: Pick<CorrectionAnswer, 'statement' | 'about'>,
  language: Language,
): string {
  const { lists } = wordsIn(language);
  const { notification, matter, measure, at } = about;
  const which = [
    notification && lists.notificationKinds[notification],
    matter && lists.matterKinds[matter],
    measure,
    at && momentOf(at, language),
  ].filter((part) => part !== undefined);
  return `${lists.corrected[said]}${which.length > 0 ? ` (${which.join(' ')})` : ''}`;
}

function by({ byRole, proposedByRole, waiting }: CorrectionAnswer, language: Language): readonly string[] {
  const { lists, register } = wordsIn(language);
  const { corrections: words } = register;
  const role = (one: string): string => roleIn(lists.roles, one);
  const parts = [
    ...(proposedByRole === undefined ? [] : [words.proposedBy(role(proposedByRole))]),
    ...(byRole === undefined || waiting
      ? []
      : [(proposedByRole === undefined ? words.by : words.confirmedBy)(role(byRole))]),
  ];
  return parts.length === 0 ? [] : [`(${parts.join(', ')})`];
}

/** Nobody had established what counted provisionally: that it is established now mends nothing. */
function established(change: Change, language: Language): string {
  const { field, from = [], to = [] } = change;
  if (field !== 'awareAt') return changeInWords(change, language);
  const { lists, register } = wordsIn(language);
  const [was = '', is = ''] = [from, to].map((said) =>
    said.map((one) => valueIn(field, one, language)).join(),
  );
  return register.corrections.established(lists.correctedFields[field], is, was);
}

export function changeInWords(change: Change, language: Language): string {
  const { field, from, to, text, was, wasRecordedAt } = change;
  const { lists, register } = wordsIn(language);
  const { corrections: words } = register;
  const name = lists.correctedFields[field];
  if (text !== undefined) {
    const before =
      was === undefined
        ? wasRecordedAt && words.wasInDossier(momentOf(wasRecordedAt, language))
        : words.was(was);
    return `${words.ofText[text](name)}${before === undefined ? '' : ` (${before})`}`;
  }
  const value = (said: readonly string[] | undefined): string => {
    if (said === undefined) return field === 'role' ? words.statedByNobody : words.nothing;
    if (said.length === 0) return words.none;
    if (field === 'recordCount' || field === 'subjectCount') return words.counted(said[0] ?? '', said[1]);
    return said.map((one) => valueIn(field, one, language)).join(', ');
  };
  return words.fromTo(name, value(from), value(to));
}

function valueIn(field: CorrectedField, value: string, language: Language): string {
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return momentOf(moment(value), language);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayOf(value, language);
  const { lists } = wordsIn(language);
  const codes: { readonly [F in CorrectedField]?: Readonly<Record<string, string>> } = {
    kind: lists.measureKinds,
    means: lists.noticeMeans,
    role: lists.organisationRoles,
    natures: lists.natures,
    incidentType: lists.incidentTypes,
    dataCategories: lists.data,
    specialCategories: lists.data,
    subjectGroups: lists.subjectGroups,
    protection: lists.protections,
    severity: lists.severities,
    risk: lists.risks,
    organisationConsequences: lists.organisationConsequences,
    subjectConsequences: lists.subjectConsequences,
  };
  const words: Readonly<Record<string, string>> = codes[field] ?? lists.booleans;
  return words[value] ?? value;
}
