import type { FormSource, Sourced } from '../../law/ap-form/form-input.js';
import type { LetterInput, LetterSender } from '../../law/letter/letter-input.js';
import type { ForPeople, LetterDetails, Whereabouts } from '../../law/letter/letter-words.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { concernOf } from '../../organisations/promise.js';
import { personal } from '../../shared/personal.js';
import type { Breach } from '../domain/breach.js';
import { allGoneBy, isSaidConfirmed, isTaken } from '../domain/measures.js';
import { safetyAtStake } from '../domain/safety.js';
import { ValueSources } from '../domain/value-sources.js';
import { fold, type History } from '../dossier/history.js';

/** What the parts of the input are made from. */
interface Desk {
  readonly breach: Breach;
  readonly from: <T>(value: T, ...places: readonly string[]) => Sourced<T>;
  /** Whether it may go out: where safety is at stake only what was said knowing of it (ADR 18). */
  readonly mayBeTold: (written: { readonly knowingOfDanger: boolean }) => boolean;
}

/**
 * The dossier as its letters may tell it.
 * @param profile with its digest, as it stands now
 * @throws Error for an empty history
 */
export function letterInput(
  history: History,
  profile: { readonly digest: string; readonly content: OrganisationProfile },
): LetterInput {
  const sources = new ValueSources();
  const breach = fold(history, undefined, sources);
  if (breach === undefined) throw new Error('a letter needs a dossier');
  const atStake = safetyAtStake(breach);
  const desk: Desk = {
    breach,
    from: (value, ...places) => ({ value, source: sources.of(...places) }),
    mayBeTold: ({ knowingOfDanger }) => knowingOfDanger || !atStake,
  };
  const source: FormSource = { event: 'OrganisationProfileRecorded', profileDigest: profile.digest };
  const { fg } = profile.content;
  return {
    sender: { value: senderOf(profile.content), source },
    ...(fg?.contact && { fg: { value: personal('staff', fg.contact), source } }),
    ...whatIsKnown(desk),
    details: detailsOf(desk),
    ...whatWasWritten(desk),
    safetyAtStake: atStake,
  };
}

/** Promises that a letter keeps: about telling people, and about helping them with damage. */
function senderOf({ name, reportingContacts, localHelp = [], promises }: OrganisationProfile): LetterSender {
  const kept = promises.filter(
    ({ kind, used }) =>
      used && (concernOf(kind) === 'inform-people' || kind === 'document-to-help-with-damage'),
  );
  return { name, ...reportingContacts, localHelp, promises: kept.map(({ sentence }) => sentence) };
}

function whatIsKnown({
  breach,
  from,
}: Desk): Pick<LetterInput, 'incident' | 'data' | 'consequences' | 'occurredFrom'> {
  const { report, moments } = breach;
  const found = breach.assessment?.assessment;
  const place = found ? 'assessment' : 'report';
  const type = found?.incidentType ?? report.incidentType;
  return {
    incident: from(
      {
        ...(type && { type }),
        natures: found?.natures ?? [],
        atProcessor: report.processor !== undefined || report.reporter.kind === 'processor',
        isAssessed: found !== undefined,
      },
      place,
    ),
    data: from(
      found
        ? [...(found.dataCategories ?? []), ...(found.specialCategories ?? [])]
        : (report.dataCategories ?? []),
      place,
    ),
    ...(found?.subjectConsequences && { consequences: from(found.subjectConsequences, 'assessment') }),
    ...(moments.occurredFrom && {
      occurredFrom: from(moments.occurredFrom.at, 'moments/occurredFrom'),
    }),
  };
}

/** What a person chose, and what the dossier shows where he chose nothing. */
function detailsOf({ breach, from, mayBeTold }: Desk): Sourced<LetterDetails> {
  const { letterWords, computed } = breach;
  const gone = allGoneBy(breach.deletions);
  const chosen = letterWords.details;
  const isSnooping = computed?.facts?.intent === 'insider-misuse';
  const carrier = chosen?.wordings.some(isCarrier) ? undefined : computed?.facts?.carrier;
  const isShown = isSnooping || isCarrier(carrier);
  const wordings = new Set([
    ...(chosen?.wordings ?? []),
    ...(isSnooping ? (['snooping'] as const) : []),
    ...(isCarrier(carrier) ? [carrier] : []),
  ]);
  const toldBy = chosen && mayBeTold(chosen) ? chosen : undefined;
  const whereabouts =
    toldBy?.whereabouts ?? (mayBeTold({ knowingOfDanger: false }) ? shownWhereabouts(breach) : undefined);
  return from(
    {
      wordings: [...wordings],
      ...(whereabouts && { whereabouts }),
      advisedBy: toldBy?.advisedBy ?? [],
    },
    'report', // where nobody said anything
    ...(chosen ? ['letterWords/details'] : []),
    ...(isShown ? ['computed'] : []),
    ...(whereabouts !== undefined && toldBy?.whereabouts === undefined
      ? [gone === undefined ? 'computed' : `deletions/${gone}`]
      : []),
  );
}

/** In what the data were, as the assessment and a letter both say it. */
const isCarrier = (one: unknown): one is 'device' | 'paper' => one === 'device' || one === 'paper';

function shownWhereabouts({ deletions, computed }: Breach): Whereabouts | undefined {
  const { measuresAfterwards = [], deletion } = computed?.facts ?? {};
  if (allGoneBy(deletions) !== undefined) return 'destroyed';
  if (measuresAfterwards.includes('recovered')) return 'returned';
  if (measuresAfterwards.includes('remote-wipe-confirmed')) return 'wiped-remotely';
  // What was recorded says it better, or was withdrawn.
  if (isSaidConfirmed(deletion)) return deletions.length === 0 ? 'destroyed' : undefined;
  return deletion === undefined ? undefined : 'not-returned';
}

function whatWasWritten({
  breach,
  from,
  mayBeTold,
}: Desk): Pick<LetterInput, 'texts' | 'measures' | 'contact'> {
  const { texts, ofMeasures, contact } = breach.letterWords;
  // By the measure itself: one that was withdrawn because it was never taken is told to nobody (C5).
  const taken = new Set(breach.measures.filter(isTaken).map(({ measure }) => measure));
  return {
    texts: Object.fromEntries(
      Object.entries(texts)
        .filter(([, text]) => mayBeTold(text))
        .map(([part, text]) => [part, from(forPeople(text), `letterWords/texts/${part}`)]),
    ),
    measures: ofMeasures.flatMap((sentence, i) =>
      taken.has(sentence.measure) && mayBeTold(sentence)
        ? [from(forPeople(sentence), `letterWords/ofMeasures/${i}`)]
        : [],
    ),
    ...(contact && mayBeTold(contact) && { contact: from(contact.who, 'letterWords/contact') }),
  };
}

const forPeople = ({ nl, en }: ForPeople): ForPeople => ({ nl, ...(en !== undefined && { en }) });
