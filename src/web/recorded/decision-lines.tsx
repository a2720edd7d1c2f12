import type { DecisionAnswer } from '../../breach/contract/decision.answer.js';
import type { Question } from '../../breach/domain/question.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { momentOf } from '../html/moments.js';
import { capitalised, roleIn } from '../words/list-words.js';
import { opinionsInWords } from '../words/opinions-in-words.js';
import { wordsIn } from '../words/words.js';

/** Of a dossier, or of the register, which says from when until when a mandate held, and who recorded it when. */
type Decision = DecisionAnswer & {
  readonly mandateGiven?: { readonly givenAt: Moment; readonly until?: Moment };
  readonly emergencyMandate?: { readonly openedAt: Moment; readonly closedAt?: Moment };
  readonly momentUnknown?: true;
  readonly recordedAt?: Moment;
  readonly recordedByRole?: string;
  readonly promises?: readonly { readonly sentence: string; readonly source: string }[];
};

/** What was decided on a question, on which ground, and why. */
export function DecisionLines({
  decision,
  language,
}: {
  decision: Decision | undefined;
  language: Language;
}) {
  const { recorded: words, lists } = wordsIn(language);
  if (decision === undefined) return <p>{words.undecided}</p>;
  const { outcome, decidedAt, ground, reason, departure, publicCommunication } = decision;
  const { mandate, mandateGiven, ratification, confirmation, upheld, departsFrom = [] } = decision;
  const { emergencyMandate, momentUnknown, recordedAt, recordedByRole } = decision;
  const isOver = ratification === 'refused' || confirmation === 'contradicted';
  return (
    <>
      <p>
        <strong>
          {(isOver ? words.decidedWas : words.decided)(
            lists.outcomes[outcome],
            momentUnknown
              ? words.momentUnknown(momentOf(decidedAt, language))
              : momentOf(decidedAt, language),
          )}
        </strong>
      </p>
      <p>{capitalised(lists.grounds[ground])}</p>
      <p>{words.reason(reason)}</p>
      {departsFrom.length > 0 && <p>{words.departsFrom(opinionsInWords(departsFrom, language))}</p>}
      {decision.promises?.map(({ sentence, source }) => (
        <p key={sentence}>{wordsIn(language).assessment.advice.promise(sentence, source)}</p>
      ))}
      {departure !== undefined && (
        <p>{departsFrom.length > 0 ? words.departure(departure) : words.remark(departure)}</p>
      )}
      {publicCommunication !== undefined && <p>{words.inPublic(publicCommunication)}</p>}
      {mandate !== undefined && (
        <p>
          {words.underMandate(lists.mandates[mandate])}: {lists.ratifications[ratification]}
        </p>
      )}
      {mandateGiven !== undefined && (
        <p>
          {words.mandateGiven(
            momentOf(mandateGiven.givenAt, language),
            mandateGiven.until && momentOf(mandateGiven.until, language),
          )}
        </p>
      )}
      {emergencyMandate !== undefined && (
        <p>
          {words.emergencyMandate(
            momentOf(emergencyMandate.openedAt, language),
            emergencyMandate.closedAt && momentOf(emergencyMandate.closedAt, language),
          )}
        </p>
      )}
      {confirmation !== undefined && (
        <p>
          {words.onBehalf}
          {recordedAt !== undefined &&
            recordedByRole !== undefined &&
            ` ${words.recordedBy(momentOf(recordedAt, language), roleIn(lists.roles, recordedByRole))}`}
          : {lists.confirmations[confirmation]}
        </p>
      )}
      {upheld !== undefined && (
        <p>
          {words.upheld(momentOf(upheld.at, language), roleIn(lists.roles, upheld.byRole), upheld.reason)}
        </p>
      )}
    </>
  );
}

/** Decisions whose place another one took. */
export function EarlierDecisions({
  decisions,
  question,
  language,
}: {
  decisions: readonly (Decision & { readonly question: Question; readonly replacedAt: Moment })[];
  question: Question;
  language: Language;
}) {
  const { recorded: words } = wordsIn(language);
  const earlier = decisions.filter((decision) => decision.question === question);
  if (earlier.length === 0) return null;
  return (
    <>
      <p>
        <strong>{words.earlierDecisions}</strong>
      </p>
      {earlier.map((decision) => (
        <div key={decision.replacedAt}>
          <DecisionLines {...{ decision, language }} />
          <p>{words.replaced(momentOf(decision.replacedAt, language))}</p>
        </div>
      ))}
    </>
  );
}
