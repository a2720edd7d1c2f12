import { shownText } from '../words/withheld.js';
import { onDutchClock } from '../../law/clock.js';
import { isPublic } from '../../law/people-reached.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { actPath } from '../acts/act-links.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import { measureState } from '../recorded/measure-list.js';
import { NotificationLines } from '../recorded/notification-lines.js';
import { wordsIn } from '../words/words.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { whoAdded } from './questions-asked.js';
import { Section } from './section.js';

interface Props {
  readonly desk: DossierDesk;
}

const onTheClock = (at: Moment, language: Language): string =>
  onDutchClock(at, 'd MMM yyyy, HH:mm', language);

/** A danger, what was done about it, and how somebody may safely be reached. */
export function Safety({ desk: { dossier, language, offered, isSafetyAtStake } }: Props) {
  const { safety, safetyNotes, id } = dossier;
  const { dossier: words, lists, acts } = wordsIn(language);
  if (!isSafetyAtStake && safetyNotes.length === 0) return null;
  return (
    <Section title={words.safety}>
      {isSafetyAtStake && safety.safeContactAt === undefined && (
        <p class="lw-danger">{words.noSafeContact}</p>
      )}
      {dossier.openDuties.some(({ duty }) => duty === 'avert-danger') && (
        <p class="lw-hint">{words.howDangerEnds}</p>
      )}
      <ul class="utrecht-unordered-list">
        {safetyNotes.map(({ kind, at, note }, index) => (
          <li class="utrecht-unordered-list__item" key={index}>
            {capitalised(lists.safetyKinds[kind])}, {onTheClock(at, language)}: {shownText(note, language)}
          </li>
        ))}
      </ul>
      {offered.has('recordSafety') && (
        <p>
          <a class="utrecht-link" href={inLanguage(actPath(id, 'recordSafety'), language)}>
            {acts.of.recordSafety.title}
          </a>
        </p>
      )}
    </Section>
  );
}

export function Supplements({ desk: { dossier, language } }: Props) {
  const words = wordsIn(language);
  // What was added to an answer stands with its question.
  const supplements = dossier.supplements.filter(({ question }) => question === undefined);
  if (supplements.length === 0) return null;
  return (
    <Section title={words.dossier.supplements}>
      <ul class="utrecht-unordered-list">
        {supplements.map(({ revision, by, from, text, receivedAt, conclusion }) => (
          <li class="utrecht-unordered-list__item" key={revision}>
            <span class="lw-hint">
              {onTheClock(receivedAt, language)}, {whoAdded({ by, from }, language)}:
            </span>{' '}
            <span class="lw-text">{shownText(text, language)}</span> {conclusion}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the FG advised and what was decided, on each of the two questions. */
export function Judgement({ desk: { dossier, language, offered } }: Props) {
  const { dossier: words, lists, assessment } = wordsIn(language);
  const isFgToBeAsked = dossier.advice.length === 0 && dossier.adviceRequested.length === 0;
  const questions = ['notify-authority', 'inform-people'] as const;
  return (
    <Section title={words.judgement}>
      <dl class="lw-facts">
        {questions.map((question) => {
          const advice = dossier.advice.findLast((given) => given.question === question);
          const decision = dossier.decisions[question];
          return (
            <>
              <dt>{capitalised(lists.questions[question])}</dt>
              <dd>
                {advice !== undefined && (
                  <p class="lw-text">
                    {words.advises(lists.outcomes[advice.outcome])} {advice.reason}
                  </p>
                )}
                <p class="lw-text">
                  {decision === undefined
                    ? words.undecided
                    : `${words.decided(lists.outcomes[decision.outcome], onTheClock(decision.decidedAt, language))} ${decision.reason}`}
                </p>
              </dd>
            </>
          );
        })}
      </dl>
      {isFgToBeAsked && offered.has('requestAdvice') && (
        <p>
          <a class="utrecht-link" href={inLanguage(actPath(dossier.id, 'requestAdvice'), language)}>
            {assessment.fg.ask}
          </a>
        </p>
      )}
    </Section>
  );
}

export function Measures({ desk: { dossier, language, offered } }: Props) {
  const { dossier: words, lists } = wordsIn(language);
  const may = offered.has('recordMeasure');
  return (
    <Section title={words.measures}>
      {dossier.measures.length === 0 && <p>{words.noMeasures}</p>}
      <ul class="utrecht-unordered-list">
        {dossier.measures.map((measure) => (
          <li class="utrecht-unordered-list__item" key={measure.measure}>
            {capitalised(lists.measureKinds[measure.kind])}: <span class="lw-text">{measure.what}</span>{' '}
            <span class="lw-hint">{measureState(measure, language)}</span>{' '}
            {may && measure.takenAt === undefined && measure.dropped === undefined && (
              <a
                class="utrecht-link"
                href={inLanguage(
                  actPath(dossier.id, 'recordMeasure', { measure: measure.measure }),
                  language,
                )}
              >
                {words.finish}
              </a>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <p>
          <a class="utrecht-link" href={inLanguage(actPath(dossier.id, 'recordMeasure'), language)}>
            {words.newMeasure}
          </a>
        </p>
      )}
    </Section>
  );
}

/** What the AP was told, and how many of the people concerned. */
export function Outside({ desk: { dossier, language } }: Props) {
  const { dossier: words, shell } = wordsIn(language);
  const { notifications, peopleReached, id } = dossier;
  const { concerned = 0, reached = 0, toBeTold = 0 } = peopleReached;
  // Whom a public communication reached nobody knows.
  const isReachedKnown = peopleReached.reached !== undefined || !dossier.informed.some(isPublic);
  return (
    <Section title={words.outside}>
      {notifications.length === 0 ? (
        <p>{words.notNotified}</p>
      ) : (
        <NotificationLines notifications={notifications} language={language} />
      )}
      {(concerned > 0 || dossier.informed.length > 0) && (
        <p>
          {isReachedKnown && words.reached(reached, concerned)} {toBeTold > 0 && words.toBeTold(toBeTold)}{' '}
          {peopleReached.publicToBeTold === true && wordsIn(language).recorded.publicToBeTold}
        </p>
      )}
      <p>
        <a class="utrecht-link" href={inLanguage(dossierPath(id, 'authority'), language)}>
          {shell.dossier.authority}
        </a>{' '}
        <a class="utrecht-link" href={inLanguage(dossierPath(id, 'letters'), language)}>
          {shell.dossier.letters}
        </a>
      </p>
    </Section>
  );
}

/** What has a term of its own, and whom else the organisation may have to tell. */
export function Matters({ desk: { dossier, language, offered } }: Props) {
  const { dossier: words, lists } = wordsIn(language);
  const { matters, otherDuties, id } = dossier;
  if (matters.length === 0 && otherDuties.length === 0) return null;
  const link = (href: string, text: string) => (
    <a class="utrecht-link" href={inLanguage(href, language)}>
      {text}
    </a>
  );
  return (
    <Section title={words.matters}>
      <ul class="utrecht-unordered-list">
        {matters.map(({ matter, kind, what, dueAt, settledAt }) => (
          <li class="utrecht-unordered-list__item" key={matter}>
            {lists.matterKinds[kind]}: <span class="lw-text">{shownText(what, language)}</span>{' '}
            <span class="lw-hint">
              {settledAt !== undefined
                ? words.settled(onTheClock(settledAt, language))
                : dueAt !== undefined && words.due(onTheClock(dueAt, language))}
            </span>{' '}
            {settledAt === undefined &&
              offered.has('settleMatter') &&
              link(actPath(id, 'settleMatter', { matter }), words.settle)}
          </li>
        ))}
      </ul>
      {otherDuties.length > 0 && (
        <>
          <h3 class="utrecht-heading-3">{words.mayAlso}</h3>
          <ul class="utrecht-unordered-list">
            {otherDuties.map(({ kind, name, starts, source }) => (
              <li class="utrecht-unordered-list__item" key={kind}>
                {name[language]}. {starts[language]} <span class="lw-hint">({words.source(source)})</span>{' '}
                {offered.has('receiveMatter') && link(actPath(id, 'receiveMatter', { kind }), words.record)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
