import { onDutchClock } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import { type ActName } from '../acts/act-groups.js';
import { actPath } from '../acts/act-links.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { erasurePath } from '../html/erasure-paths.js';
import { nameOf } from '../html/who.js';
import { dossierLooksPath } from '../looks/looks-question.js';
import { wordsIn } from '../words/words.js';
import { capitalised } from '../words/list-words.js';
import { Alarm } from './alarm.js';
import { ActsToChoose } from './acts-to-choose.js';
import type { DossierDesk } from '../acts/dossier-desk.service.js';
import { Duties } from './duties.js';
import { EnteredLater, IncidentOf, type SameIncident } from './entry-notes.js';
import { FactsTable } from './facts-table.js';
import { QuestionsAsked } from './questions-asked.js';
import { Judgement, Matters, Measures, Outside, Safety, Supplements } from './findings.js';
import { Files } from './files.js';
import { Section } from './section.js';
import type { Awaited } from './whom-to-reach.service.js';
import { WhomToReachList } from './whom-to-reach.js';
import { TermsThatRun } from './terms-that-run.js';
import { TimeLine } from '../html/time-line.js';

interface DossierPageProps {
  readonly desk: DossierDesk;
  /** Keys are out of reach. */
  readonly lacksTexts: boolean;
  readonly awaited: readonly Awaited[];
  /** Of the incident that it belongs to. */
  readonly others: SameIncident;
  readonly now: Moment;
  /** What was recorded by the form that leads here. */
  readonly justDone: { readonly act: ActName; readonly isNew: boolean } | undefined;
}

/** One dossier: what runs, what to do, what is known, what was done, who did what. */
export function dossierPage({
  desk,
  lacksTexts,
  awaited,
  others,
  now,
  justDone,
}: DossierPageProps): DeskPage {
  const { dossier, language, entries } = desk;
  const { id, reference, ending, flags, disagreements } = dossier;
  const all = wordsIn(language);
  const words = all.dossier;
  return deskPage({
    ...{ language, title: words.title(reference), address: dossierPath(id) },
    dossier: { id, reference, part: 'overview' },
    children: (
      <>
        {lacksTexts && (
          <p class="lw-note" role="status">
            {all.recorded.lacksTexts}
          </p>
        )}
        {justDone !== undefined && (
          <p class="lw-note" role="status">
            {justDone.isNew
              ? words.recorded(all.acts.of[justDone.act].title)
              : words.nothingNew(all.acts.of[justDone.act].title)}
          </p>
        )}
        <Alarm desk={desk} now={now} />
        <p>
          {capitalised(all.lists.statuses[dossier.status])}. {words.received}{' '}
          {onDutchClock(dossier.moments.receivedAt, 'ccc d MMM yyyy, HH:mm', language)}. {words.assignedTo}:{' '}
          {dossier.assignedTo === undefined ? words.nobody : nameOf(dossier.assignedTo, desk.names)}.
          {dossier.assignedTo === undefined && desk.offered.has('assign') && (
            <>
              {' '}
              <a class="utrecht-link" href={inLanguage(actPath(id, 'assign'), language)}>
                {words.assign}
              </a>
            </>
          )}
        </p>
        {ending !== undefined && (
          <div class="lw-note">
            {ending.kind === 'merged' ? (
              <p>
                {words.mergedInto}{' '}
                <a class="utrecht-link" href={inLanguage(dossierPath(ending.into), language)}>
                  {words.goThere}
                </a>
              </p>
            ) : (
              <p>
                {words.ended} {ending.kind === 'closed' ? ending.conclusion : ending.reason}
              </p>
            )}
          </div>
        )}
        {dossier.restriction !== undefined && <p class="lw-note">{words.restricted}</p>}
        {dossier.lookedAt === undefined && ending === undefined && (
          <div class="lw-note">
            <p>{words.unverified}</p>
            {desk.offered.has('lookAtReport') && (
              <p>
                <a class="utrecht-link" href={inLanguage(actPath(id, 'lookAtReport'), language)}>
                  {all.acts.of.lookAtReport.submit}
                </a>
              </p>
            )}
          </div>
        )}
        <EnteredLater desk={desk} />
        <IncidentOf desk={desk} others={others} />
        <TermsThatRun desk={desk} now={now} />
        <Section title={words.toDo}>
          <Duties desk={desk} />
          <WhomToReachList awaited={awaited} language={language} />
        </Section>
        <Safety desk={desk} />
        <Section title={words.facts}>
          <FactsTable desk={desk} />
        </Section>
        <Supplements desk={desk} />
        <QuestionsAsked desk={desk} />
        <Files desk={desk} />
        <Judgement desk={desk} />
        <Measures desk={desk} />
        <Outside desk={desk} />
        <Matters desk={desk} />
        {flags.length > 0 && (
          <Section title={words.flags}>
            <ul class="utrecht-unordered-list">
              {flags.map((flag) => (
                <li class="utrecht-unordered-list__item" key={flag}>
                  {capitalised(all.lists.flags[flag])}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {disagreements.length > 0 && (
          <Section title={words.disagreements}>
            <ul class="utrecht-unordered-list">
              {disagreements.map(({ about, other }) => (
                <li class="utrecht-unordered-list__item" key={`${about} ${other}`}>
                  {words.disagrees[other](words.saidTwice[about])}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {entries.length > 0 && (
          <Section title={words.timeLine}>
            <TimeLine entries={entries} names={desk.names} language={language} />
          </Section>
        )}
        {desk.mayDo('breach.search-values') && (
          <p class="lw-noprint">
            <a class="utrecht-link" href={inLanguage(erasurePath(id), language)}>
              {all.erasing.fromDossier}
            </a>
          </p>
        )}
        {desk.mayDo('looks.read') && (
          <p class="lw-noprint">
            <a class="utrecht-link" href={inLanguage(dossierLooksPath(id), language)}>
              {all.looks.linkFromDossier}
            </a>
          </p>
        )}
        <ActsToChoose desk={desk} />
      </>
    ),
  });
}
