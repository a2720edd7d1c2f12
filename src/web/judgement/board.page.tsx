import { restsOnNothing } from '../../breach/domain/ground-needs.js';
import { isConfirmed } from '../../breach/domain/measures.js';
import type { Breach } from '../../breach/domain/breach.js';
import { QUESTIONS, type Opinion, type Question } from '../../breach/domain/question.js';
import { assessmentDraft } from '../../breach/views/assessment-draft.js';
import { onDutchClock } from '../../law/clock.js';
import { revealed } from '../../shared/personal.js';
import type { Moment } from '../../shared/moment.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import { actPath } from '../acts/act-links.js';
import type { ActName } from '../acts/act-groups.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Section } from '../dossier/section.js';
import { leftOf, nearestFirst, termName } from '../dossier/terms-that-run.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import type { Words } from '../words/shape.js';
import { wordsIn } from '../words/words.js';
import { ComesNext } from './comes-next.js';
import { AnswerForms, OutcomeForms, UpholdForm, type OpenOutcome } from './decision-forms.js';
import { WhatIsDecided, WhatIsSaid } from './decision-view.js';
import { saidOf } from './fact-words.js';
import type { Fact } from './assessment-form.js';

export interface BoardPageProps {
  readonly desk: DossierDesk;
  readonly breach: Breach;
  readonly now: Moment;
  readonly address: string;
  readonly forms: FormsOnPage;
  /** What was recorded by the form that leads here. */
  readonly justDone?: ActName;
  /** Those that he may decide himself, and those that he may write down for the board; absent where he may none. */
  readonly deciding?: readonly OpenOutcome[];
  readonly onBehalf?: readonly OpenOutcome[];
  readonly against: Readonly<Record<Question, readonly Opinion[]>>;
  /** When the FG was asked; absent where nobody did. */
  readonly fgAsked?: string;
  /** Actor id of the reader. */
  readonly reader: string;
}

/** Two questions on one screen of a phone: what happened, what is said of it, how long there is, and the forms. */
export function boardPage(props: BoardPageProps): DeskPage {
  const { desk, now, forms, address, justDone } = props;
  const { language, dossier } = desk;
  const words = wordsIn(language);
  const { board } = words;
  const left = dossier.openDuties.filter(({ holder }) => holder === 'board').length;
  return deskPage({
    ...{ language, address, title: board.title },
    dossier: { id: dossier.id, reference: dossier.reference, part: 'board' },
    isFaulty: forms.isFaulty,
    children: (
      <>
        {forms.cameBack && <WhyItCameBack state={forms.cameBack} language={language} />}
        {justDone !== undefined && (
          <p class="lw-note" role="status">
            {words.dossier.recorded(words.acts.of[justDone].title)} {board.left(left)}
          </p>
        )}
        {left === 0 && dossier.ending === undefined && <ComesNext desk={desk} now={now} />}
        <dl class="lw-facts lw-short">
          {nearestFirst(dossier.deadlines).map(({ deadline, dueAt }) => (
            <>
              <dt>{termName(deadline, language)}</dt>
              <dd class={dueAt <= now ? 'lw-fault' : undefined}>
                <strong>{leftOf(dueAt, now, language)}</strong> (
                {onDutchClock(dueAt, 'ccc d MMM, HH:mm', language)})
              </dd>
            </>
          ))}
        </dl>
        <FiveLines {...props} />
        <Lacking {...props} />
        <ActForm action={inLanguage(address, language)} state={forms.page} language={language} isLong>
          {QUESTIONS.map((question) => (
            <OnQuestion question={question} key={question} {...props} />
          ))}
        </ActForm>
        <Reaching {...props} />
      </>
    ),
  });
}

function FiveLines({ breach, desk: { language } }: BoardPageProps) {
  const words = wordsIn(language);
  const { board } = words;
  const { facts, assessment } = assessmentDraft(breach);
  const said = (...some: readonly Fact[]): string => {
    const known = some.flatMap((fact) => saidOf(fact, facts, words) ?? []);
    // "None of these" says nothing beside what is there, and a group of people need not be named twice.
    const meant = known.filter((one) => known.length === 1 || one !== words.assessment.none);
    const once = new Map(meant.flatMap((one) => one.split(', ')).map((one) => [one.toLowerCase(), one]));
    return capitalised(once.size === 0 ? board.unknown : [...once.values()].join(', '));
  };
  return (
    <Section title={board.what}>
      {assessment === undefined && <p class="lw-hint">{board.byReporter}</p>}
      <p class="lw-said">{assessment?.summary ?? revealed(breach.report.description)}</p>
      <dl class="lw-facts lw-short">
        <dt>{board.data}</dt>
        <dd>{said('dataCategories', 'specialCategories')}</dd>
        <dt>{board.people}</dt>
        <dd>{said('subjectGroups', 'subjectCount', 'vulnerabilities')}</dd>
        <dt>{board.holder}</dt>
        <dd>{said('recipientKind', 'recipientKinds', 'deletion')}</dd>
        <dt>{board.done}</dt>
        <dd>{capitalised(doneSoFar(breach, board))}</dd>
      </dl>
    </Section>
  );
}

/** Against the danger first, then what was done about the data; what is planned is not done. */
function doneSoFar(breach: Breach, board: Words['board']): string {
  const measures = breach.measures.filter(({ withdrawn }) => withdrawn !== true);
  // That it was done: where somebody was brought stands with the danger itself, and in no summary (ADR 18).
  const isAverting = breach.safetyNotes.some(({ kind }) => kind === 'measure');
  const done = [
    ...(isAverting ? [board.againstDanger(breach.safety.averted)] : []),
    ...measures.flatMap(({ takenAt, what }) => (takenAt === undefined ? [] : [what])),
    ...breach.deletions.filter(isConfirmed).map((deletion) => board.deleted(deletion)),
    ...measures.flatMap(({ takenAt, what }) => (takenAt === undefined ? [board.planned(what)] : [])),
    revealed(breach.report.measuresTaken),
  ].filter((one) => one !== undefined);
  // People end sentences with a full stop; between two of them stands one sign, not two.
  return done.length === 0 ? board.unknown : done.map((one) => one.replace(/\.\s*$/, '')).join('; ');
}

function Lacking({ breach, desk: { language, dossier, mayDo }, deciding, fgAsked }: BoardPageProps) {
  const { board, assessment } = wordsIn(language);
  const isHeard = breach.advice.length > 0;
  const lacking = [
    ...(breach.assessment === undefined ? [board.notAssessed] : []),
    ...(isHeard ? [] : [fgAsked === undefined ? board.fgNotHeard : board.fgAsked(fgAsked)]),
  ];
  if (lacking.length === 0) return null;
  const mayDecide = deciding?.some(({ barredBy }) => barredBy === undefined) === true;
  const asks = !isHeard && fgAsked === undefined && mayDo('breach.request-advice');
  const to = inLanguage(dossierPath(dossier.id, 'assessment'), language);
  return (
    <div class="lw-note">
      <p class="lw-label">{board.lacking}</p>
      {lacking.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {mayDecide && <p>{board.mayDecideAlready}</p>}
      <ul class="lw-choices">
        <li>
          <a class="utrecht-link" href={to}>
            {board.toAssessment}
          </a>
        </li>
        {asks && (
          <li>
            <a class="utrecht-link" href={inLanguage(actPath(dossier.id, 'requestAdvice'), language)}>
              {assessment.fg.ask}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}

function OnQuestion({
  question,
  desk: { dossier, language, mayDo },
  breach,
  forms,
  deciding,
  onBehalf,
  against,
  fgAsked,
  reader,
}: BoardPageProps & { readonly question: Question }) {
  const { board, lists } = wordsIn(language);
  const decision = breach.decisions[question];
  const isOwn = decision?.recordedBy === reader;
  const waits =
    (decision?.ratification === 'open' && mayDo('breach.ratify')) ||
    (decision?.confirmation === 'open' && mayDo('breach.confirm-decision'));
  const outcomes = deciding?.filter((one) => one.question === question) ?? [];
  const heard = onBehalf?.filter((one) => one.question === question) ?? [];
  const answers = outcomes.length > 0 && <OutcomeForms {...{ outcomes, forms, language }} />;
  const isIn = (some: readonly OpenOutcome[], before = ''): boolean =>
    some.some((one) => forms.isBegun(`${before}${one.question}-${one.outcome}`));
  return (
    <section class="lw-panel">
      <h2 class="utrecht-heading-2">{lists.questions[question]}</h2>
      <p class="lw-hint">{board.law[question]}</p>
      <WhatIsSaid dossier={dossier} question={question} language={language} />
      {isHeardOnOther(breach, question) && (
        <p>{fgAsked === undefined ? board.fgNotHeardHere : board.fgAsked(fgAsked)}</p>
      )}
      <WhatIsDecided dossier={dossier} question={question} language={language} />
      {waits && isOwn && <p class="lw-hint">{board.own}</p>}
      {decision?.ratification === 'open' && mayDo('breach.ratify') && !isOwn && (
        <AnswerForms act="recordRatification" field="ratified" {...{ question, forms, language }} />
      )}
      {decision?.confirmation === 'open' && mayDo('breach.confirm-decision') && !isOwn && (
        <AnswerForms act="confirmDecision" field="confirmed" {...{ question, forms, language }} />
      )}
      {against[question].length > 0 &&
        !restsOnNothing(breach, question) &&
        mayDo('breach.uphold-decision') && (
          <UpholdForm question={question} against={against[question]} {...{ forms, language }} />
        )}
      {decision === undefined
        ? answers
        : answers && (
            <details class="lw-more" open={isIn(outcomes)}>
              <summary>{board.anew}</summary>
              {answers}
            </details>
          )}
      {heard.length > 0 && (
        <details class="lw-more" open={isIn(heard, 'on-behalf-')}>
          <summary>{board.onBehalf.title}</summary>
          <p class="lw-hint">{board.onBehalf.hint}</p>
          <OutcomeForms outcomes={heard} onBehalf {...{ forms, language }} />
        </details>
      )}
    </section>
  );
}

/** The FG spoke, and not on this question: where he said nothing at all, that stands above both. */
const isHeardOnOther = ({ advice }: Breach, question: Question): boolean =>
  advice.length > 0 && !advice.some((one) => one.question === question);

/** Whether the board can be reached, and who else may decide. */
function Reaching({ desk: { dossier, language, offered } }: BoardPageProps) {
  const { board } = wordsIn(language);
  const at = (moment: Moment): string => onDutchClock(moment, 'd MMM, HH:mm', language);
  const { mandate, boardContacts } = dossier;
  const link = (act: ActName, text: string, known?: Readonly<Record<string, string>>) =>
    offered.has(act) && (
      <p>
        <a class="utrecht-link" href={inLanguage(actPath(dossier.id, act, known), language)}>
          {text}
        </a>
      </p>
    );
  return (
    <>
      <Section title={board.contact.title}>
        {boardContacts.length === 0 ? (
          <p>{board.contact.none}</p>
        ) : (
          <ul class="utrecht-unordered-list">
            {boardContacts.map(({ attemptedAt, reached }) => (
              <li class="utrecht-unordered-list__item" key={attemptedAt}>
                {board.contact.line(at(attemptedAt), reached)}
              </li>
            ))}
          </ul>
        )}
        <p class="lw-hint">{board.contact.hint}</p>
        {link('recordBoardContact', board.contact.submit)}
      </Section>
      <Section title={board.mandate.title}>
        <p>
          {mandate === undefined
            ? board.mandate.none
            : board.mandate.granted(mandate.until && at(mandate.until))}
        </p>
        {mandate === undefined
          ? link('recordMandate', board.mandate.grant, { granted: 'true' })
          : link('recordMandate', board.mandate.revoke, { granted: 'false' })}
      </Section>
    </>
  );
}
