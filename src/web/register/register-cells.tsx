import type { Question } from '../../breach/domain/question.js';
import type { Language } from '../../law/sentence.js';
import { flagsAsOf } from '../../register/flags-as-of.js';
import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import type { Moment } from '../../shared/moment.js';
import { dayOf, momentOf, statedOf } from '../html/moments.js';
import { BoardLines } from './board-lines.js';
import { CorrectionList } from './correction-list.js';
import { RefusedProposals, WaitingProposals } from './proposal-lists.js';
import { AssessedEffects, AssessedFacts, peopleCounted } from '../recorded/assessment-lines.js';
import { DecisionLines, EarlierDecisions } from '../recorded/decision-lines.js';
import { Listed } from '../recorded/listed.js';
import { MatterList } from '../recorded/matter-list.js';
import { NotificationLines } from '../recorded/notification-lines.js';
import { PeopleTold } from '../recorded/people-told.js';
import { capitalised, roleIn } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** What stands in a cell of the register. */
interface CellProps {
  readonly entry: RegisterEntryAnswer;
  readonly language: Language;
}

export function Facts({ entry, language, asOf }: CellProps & { readonly asOf: Moment }) {
  const { recorded: words, register, lists } = wordsIn(language);
  const {
    assessment,
    reported,
    occurredFrom,
    occurredUntil,
    discovered,
    awareAt,
    awarenessBasis,
    rootCause,
  } = entry;
  const happened = words.happened(
    occurredFrom && statedOf(occurredFrom, language),
    occurredUntil && statedOf(occurredUntil, language),
  );
  return (
    <>
      <AssessedFacts {...{ assessment, language }} />
      {assessment === undefined && <Reported {...{ reported, language }} />}
      {happened !== '' && <p>{happened}</p>}
      {discovered.at !== undefined && (
        <p>
          {register.discovered(
            discovered.day === undefined
              ? momentOf(discovered.at, language)
              : dayOf(discovered.day, language),
          )}
        </p>
      )}
      <p>
        {words.aware(
          entry.awareDay === undefined ? momentOf(awareAt, language) : dayOf(entry.awareDay, language),
          lists.bases[awarenessBasis],
        )}
      </p>
      {entry.awareAtIfClaimHolds !== undefined && (
        <p>{register.awareIfClaimHolds(momentOf(entry.awareAtIfClaimHolds, language))}</p>
      )}
      <Established {...{ entry, language }} />
      <AwareLater {...{ entry, language }} />
      {entry.assessmentsMade.length > 1 && (
        <p>
          {register.assessedAgain(entry.assessmentsMade.map((one) => momentOf(one.at, language)).join(', '))}
        </p>
      )}
      {rootCause !== undefined && <p>{words.cause(rootCause)}</p>}
      <Involved {...{ entry, language }} />
      <Deviations {...{ entry, language, asOf }} />
      <CorrectionList {...{ corrections: entry.corrections, language }} />
      <WaitingProposals {...{ proposals: entry.waitingProposals, language }} />
      <RefusedProposals {...{ proposals: entry.refusedProposals, language }} />
    </>
  );
}

/** Each time, where it was established more than once. */
function Established({ entry: { awarenessesStated: all }, language }: CellProps) {
  const { register: words, lists } = wordsIn(language);
  if (all.length < 2) return null;
  const lines = all.map(({ awareAt, statedAt, byRole }) =>
    words.awareStated(momentOf(statedAt, language), roleIn(lists.roles, byRole), momentOf(awareAt, language)),
  );
  return <Listed lines={lines} />;
}

function AwareLater({ entry: { awareAfterDiscovery: why, awarenessStated: stated }, language }: CellProps) {
  const { register: words, lists } = wordsIn(language);
  if (why === undefined) return null;
  const where =
    stated && words.onTimeLine(momentOf(stated.statedAt, language), roleIn(lists.roles, stated.byRole));
  return <p>{words.awareLater(lists.awareAfterDiscovery[why], where)}</p>;
}

/** What of the organisation it touches. */
function Involved({ entry: { involved = {} }, language }: CellProps) {
  const { register: words } = wordsIn(language);
  return (
    <>
      {(['processingActivity', 'system', 'processor'] as const).map(
        (kind) =>
          involved[kind] !== undefined && (
            <p key={kind}>
              {words.involved[kind]}: {involved[kind]}
            </p>
          ),
      )}
    </>
  );
}

function Deviations({ entry, language, asOf }: CellProps & { readonly asOf: Moment }) {
  const { register: words, lists } = wordsIn(language);
  const { oddDecisions } = entry;
  const flags = flagsAsOf(entry, asOf);
  if (flags.length === 0) return null;
  return (
    <>
      <p>
        <strong>{words.flags}</strong>
      </p>
      <Listed
        lines={flags.map((flag) => {
          const about = oddDecisions
            .filter((odd) => odd.flag === flag)
            .map(({ question, outcome, decidedAt, stands }) =>
              words.decisionMeant(
                lists.questions[question],
                lists.outcomes[outcome],
                momentOf(decidedAt, language),
                stands,
              ),
            );
          const followed = entry.decidedAfterwards.find((one) => one.flag === flag)?.decidedAt;
          if (followed !== undefined) about.push(words.decidedAfterwards(momentOf(followed, language)));
          return capitalised(`${lists.flags[flag]}${about.length > 0 ? `: ${about.join('; ')}` : ''}`);
        })}
      />
    </>
  );
}

/** What the reporter said, as long as nobody has found out more. */
function Reported({
  reported: { by, incidentType, dataCategories = [], subjectCount },
  language,
}: {
  readonly reported: RegisterEntryAnswer['reported'];
  readonly language: Language;
}) {
  const { register: words, lists } = wordsIn(language);
  const said = [
    ...(incidentType === undefined ? [] : [lists.incidentTypes[incidentType]]),
    ...dataCategories.map((one) => lists.data[one]),
    ...(subjectCount === undefined ? [] : [peopleCounted(subjectCount, language)]),
  ];
  return <p>{words.reported(lists.reporterKinds[by], said.join(', '))}</p>;
}

export function Effects({ entry: { assessment }, language }: CellProps) {
  return <AssessedEffects {...{ assessment, language }} />;
}

export function Authority({ entry, language, asOf }: CellProps & { readonly asOf: Moment }) {
  const { register: words } = wordsIn(language);
  const { advice, notifyAuthority, authorityNotifications, dueAt, matters, openTerms } = entry;
  const isAwaited = openTerms.some(({ term }) => term === 'authority-notification');
  const isProvisional = entry.awarenessBasis === 'provisional';
  return (
    <>
      <Advice {...{ advice, question: 'notify-authority', language }} />
      <DecisionLines {...{ decision: notifyAuthority, language }} />
      <EarlierDecisions {...{ decisions: entry.earlierDecisions, question: 'notify-authority', language }} />
      <BoardLines {...{ entry, language }} />
      {entry.earlierMiss !== undefined && (
        <p>{words.missedBefore(entry.earlierMiss.missed, entry.earlierMiss.reason)}</p>
      )}
      <ControllerTold {...{ entry, language }} />
      {isAwaited && dueAt !== undefined && (
        <p>
          {dueAt < asOf
            ? words.overdue(momentOf(dueAt, language), isProvisional)
            : words.due(momentOf(dueAt, language))}
        </p>
      )}
      {isAwaited && entry.dueAtIfClaimHolds !== undefined && (
        <p>{words.dueIfClaimHolds(momentOf(entry.dueAtIfClaimHolds, language))}</p>
      )}
      <NotificationLines {...{ notifications: authorityNotifications, language }} />
      <MatterList {...{ matters, language }} />
      <TooLate {...{ entry, language, asOf }} />
    </>
  );
}

/** Art. 33(2), where this organisation is the processor. */
function ControllerTold({ entry: { organisationRole, controllerInformed }, language }: CellProps) {
  const { register: words } = wordsIn(language);
  if (controllerInformed !== undefined) {
    const { controller, informedAt } = controllerInformed;
    return <p>{words.controllerTold(controller, momentOf(informedAt, language))}</p>;
  }
  return organisationRole === 'processor' ? <p>{words.controllerNotTold}</p> : null;
}

/** Whatever had to be done by now; that of the AP stands above. */
function TooLate({ entry: { openTerms }, language, asOf }: CellProps & { readonly asOf: Moment }) {
  const { register: words, lists } = wordsIn(language);
  const late = openTerms.filter(({ term, dueAt }) => term !== 'authority-notification' && dueAt < asOf);
  if (late.length === 0) return null;
  return (
    <>
      <p>
        <strong>{words.tooLate}</strong>
      </p>
      <Listed
        lines={late.map(({ term, matter, measure = '', dueAt }) => {
          const what =
            matter === undefined
              ? term === 'measure'
                ? words.measureDue(measure)
                : lists.terms[term]
              : lists.matterKinds[matter];
          return capitalised(words.openTerm(what, momentOf(dueAt, language)));
        })}
      />
    </>
  );
}

export function People({ entry, language }: CellProps) {
  const { advice, informPeople, interestOfChild, peopleInformed, peopleReached } = entry;
  const { register: words, lists } = wordsIn(language);
  return (
    <>
      <Advice {...{ advice, question: 'inform-people', language }} />
      <DecisionLines {...{ decision: informPeople, language }} />
      <EarlierDecisions {...{ decisions: entry.earlierDecisions, question: 'inform-people', language }} />
      {interestOfChild !== undefined && (
        <p>{words.interestOfChild(lists.interestsOfChild[interestOfChild])}</p>
      )}
      {entry.toldFirstForSafety && <p>{words.toldFirstForSafety}</p>}
      <PeopleTold {...{ rounds: peopleInformed, reached: peopleReached, language }} />
    </>
  );
}

/** What the FG advised on a question. */
function Advice({
  advice,
  question,
  language,
}: {
  readonly advice: RegisterEntryAnswer['advice'];
  readonly question: Question;
  readonly language: Language;
}) {
  const { register: words, lists } = wordsIn(language);
  return (
    <>
      {advice
        .filter((given) => given.question === question)
        .map(({ outcome, reason, givenAt }) => (
          <p key={givenAt}>{words.advised(lists.outcomes[outcome], reason)}</p>
        ))}
    </>
  );
}
