import { randomUUID } from 'node:crypto';
import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import type { DashboardAnswer } from '../../dashboard/dossier-summary.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { TakeOver } from '../acts/take-over.js';
import type { ActName } from '../acts/act-groups.js';
import { dutyPath } from '../acts/act-links.js';
import { nearestFirst } from '../dossier/terms-that-run.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

export type Line = DashboardAnswer['dossiers'][number];

interface LineProps {
  readonly dossier: Line;
  readonly language: Language;
  readonly organisations: OrganisationNames;
  /** When the reader was here before. */
  readonly lookedAt: Moment | undefined;
  /** The act that each path of the API is. */
  readonly byPath: ReadonlyMap<string, ActName>;
}

export const onTheClock = (at: Moment, language: Language): string =>
  onDutchClock(at, 'ccc d MMM, HH:mm', language);

export const statesDanger = ({ openDuties }: Pick<Line, 'openDuties'>): boolean =>
  openDuties.some(({ duty }) => duty === 'avert-danger');

/** One dossier among many: how long, who has to move, what to do first, what is lacking. */
export function DossierLine(props: LineProps) {
  const { dossier, language } = props;
  const { id, reference, openDuties, blockedOn, unanswered, yours, alarmOpen } = dossier;
  const { desk: words, lists } = wordsIn(language);
  const [first, ...rest] = openDuties;
  const own = openDuties.filter(({ holder }) => yours.includes(holder));
  const [question, ...questions] = unanswered;
  return (
    <li class="lw-line" id={`d-${id}`} data-mark={markOf(dossier)}>
      <div>
        <h3 class="utrecht-heading-3">
          <a class="utrecht-link lw-reference" id={`to-${id}`} href={inLanguage(dossierPath(id), language)}>
            {reference}
          </a>
          <Badges {...props} />
        </h3>
        <p class="lw-hint">{whereItStands(props)}</p>
        {alarmOpen && <TakeOver {...{ id, reference, language }} submission={randomUUID()} />}
      </div>
      <Clocks dossier={dossier} language={language} />
      <div>
        <p>
          <b>{blockedOn === undefined ? words.waitsForNobody : words.waitsFor(lists.holders[blockedOn])}</b>
          {first !== undefined && ': '}
          {first !== undefined &&
            (first === own[0] ? <ToDuty {...props} duty={first} /> : first.words[language])}
          {rest.length > 0 && ` ${words.moreDuties(rest.length)}`}
        </p>
        {own[0] !== undefined && own[0] !== first && (
          <p>
            <b>{words.yours(own.length)}</b>: <ToDuty {...props} duty={own[0]} />
          </p>
        )}
        {question !== undefined && (
          <p class="lw-hint">
            {words.lacks(unanswered.length)}: {question.question[language]}
            {questions.length > 0 && ' …'}
          </p>
        )}
      </div>
    </li>
  );
}

/** Straight to where the reader does it. */
function ToDuty({
  dossier,
  duty,
  byPath,
  language,
}: LineProps & { readonly duty: Line['openDuties'][number] }) {
  const to = dutyPath(dossier.id, duty, byPath)?.path;
  const words = duty.words[language];
  if (to === undefined) return <>{words}</>;
  return (
    <a class="utrecht-link" id={`do-${dossier.id}`} href={inLanguage(to, language)}>
      {words}
    </a>
  );
}

/** What the list says of it that matters: hours that pass are no change. */
function markOf({ status, blockedOn, openDuties, unanswered, clocks, alarmOpen }: Line): string {
  const late = clocks.filter(({ overdue }) => overdue).length;
  return [status, blockedOn, openDuties.length, unanswered.length, late, alarmOpen].join(' ');
}

function whereItStands({ dossier, language, organisations }: LineProps): string {
  const { desk: words, lists } = wordsIn(language);
  const { status, organisation, receivedAt } = dossier;
  return [
    capitalised(lists.statuses[status]),
    ...(organisations.size > 1 ? [organisations.get(organisation) ?? organisation] : []),
    words.received(onTheClock(receivedAt, language)),
  ].join(' · ');
}

function Badges({ dossier, language, lookedAt }: LineProps) {
  const words = wordsIn(language).desk;
  const { changed, receivedAt } = dossier;
  const isNew = lookedAt !== undefined && receivedAt > lookedAt;
  return (
    <>
      {statesDanger(dossier) && <span class="lw-badge lw-badge--danger">{words.danger}</span>}
      {changed === true && <span class="lw-badge">{isNew ? words.isNew : words.isChanged}</span>}
    </>
  );
}

function Clocks({ dossier, language }: Pick<LineProps, 'dossier' | 'language'>) {
  const { desk: words, lists } = wordsIn(language);
  const { claimed, hoursSinceHighRisk, openDuties } = dossier;
  const clocks = withNextRung(dossier.clocks);
  const arePeopleWaiting = openDuties.some(({ duty }) => duty === 'inform-people');
  return (
    <div>
      {nearestFirst(clocks).map(({ deadline, dueAt, minutesLeft, overdue }) => (
        <p key={deadline}>
          <b class={overdue ? 'lw-late' : undefined}>
            {capitalised(words.left(spanOf(Math.abs(minutesLeft), language), overdue))}
          </b>
          <span class="lw-hint">
            : {lists.clocks[kindOfDeadline(deadline)]} {onTheClock(dueAt, language)}
          </span>
        </p>
      ))}
      {clocks.length === 0 && <p class="lw-hint">{words.noClock}</p>}
      {claimed?.overdue === true && clocks.every(({ deadline }) => deadline !== 'claimed-awareness') && (
        <p>{capitalised(words.claimedLate)}</p>
      )}
      {hoursSinceHighRisk !== undefined && arePeopleWaiting && (
        <p class="lw-late">
          {words.highRisk(hoursSinceHighRisk === 0 ? words.underAnHour : words.hours(hoursSinceHighRisk))}
        </p>
      )}
    </div>
  );
}

/** Of those who are called one after the other only the next. */
function withNextRung(clocks: Line['clocks']): Line['clocks'] {
  const [next] = nearestFirst(clocks.filter(({ deadline }) => kindOfDeadline(deadline) === 'rung'));
  return clocks.filter((clock) => kindOfDeadline(clock.deadline) !== 'rung' || clock === next);
}

/** Under two hours each minute counts. */
function spanOf(minutes: number, language: Language): string {
  const words = wordsIn(language).desk;
  return minutes < 120 ? words.minutes(minutes) : words.hours(Math.trunc(minutes / 60));
}
