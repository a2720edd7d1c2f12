import type { DutyAnswer } from '../../breach/contract/duty.answer.js';
import { dossierPath, type DossierPlace } from '../html/desk-page.js';
import { placeOfField } from '../html/form.js';
import { slugOf, type ActName } from './act-groups.js';

/** Acts that have a page of their own, with what a person needs beside them. */
const PAGES: { readonly [N in ActName]?: DossierPlace } = {
  assessBreach: 'assessment',
  requestAdvice: 'assessment',
  giveAdvice: 'assessment',
  recordDecision: 'board',
  confirmDecision: 'board',
  upholdDecision: 'board',
  recordRatification: 'board',
  recordApNotification: 'authority',
  recordSubjectNotification: 'letters',
  addAffectedPerson: 'affected-people',
  importAffectedPeople: 'affected-people',
  changeAffectedPerson: 'affected-people',
  takeAffectedPeopleOff: 'affected-people',
  tellAffectedPeople: 'affected-people',
  recordResultOfList: 'affected-people',
};

/** Where on such a page, if it has more to do: a fold around it opens for whoever follows the link. */
const FIELDS: { readonly [N in ActName]?: string } = { requestAdvice: 'request.questions' };

type Known = Readonly<Record<string, string>>;

/**
 * Where an act is done.
 * @param known fields that are known already, none of them personal: they stand in the address
 * @param field the one that it is about
 */
export function actPath(id: string, act: ActName, known: Known = {}, field = FIELDS[act]): string {
  const place = field === undefined ? '' : `#${placeOfField(field)}`;
  const part = PAGES[act];
  if (part !== undefined) return `${dossierPath(id, part)}${place}`;
  const query = new URLSearchParams(known).toString();
  return `${dossierPath(id)}/acts/${slugOf(act)}${query === '' ? '' : `?${query}`}${place}`;
}

/** What is meant by an act where it fulfils this duty. */
const MEANT: Readonly<Record<string, Known>> = {
  'avert-danger': { kind: 'measure' },
  'establish-safe-contact': { kind: 'safe-contact' },
};

/** The field that a duty is about, where its page has many. */
function fieldOf({ duty, subject }: DutyAnswer): string | undefined {
  if (duty === 'advise' && subject?.question !== undefined) return `fg-${subject.question}.outcome`;
  return duty === 'state-number-of-people' ? 'subjectCount.min' : undefined;
}

/** By which act a duty is fulfilled, and where. @param byPath the act of each path of the API below the dossier */
export function dutyPath(
  id: string,
  duty: DutyAnswer,
  byPath: ReadonlyMap<string, ActName>,
): { readonly act: ActName; readonly path: string } | undefined {
  const act = byPath.get(duty.call.path.replace(/^.*?\{id\}\//, '').replace(/\{(\w+)\}/g, ':$1'));
  if (act === undefined) return undefined;
  const { kind: _kind, what: _what, ...subject } = duty.subject ?? {};
  const known = Object.entries(subject).map(([name, value]) => [name, String(value)] as const);
  const path = actPath(id, act, { ...MEANT[duty.duty], ...Object.fromEntries(known) }, fieldOf(duty));
  return { act, path };
}
