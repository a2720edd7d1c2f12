import { HOLDERS } from '../../breach/domain/duties.js';
import type { CountName, DashboardAnswer } from '../../dashboard/dossier-summary.answer.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import type { ActName } from '../acts/act-groups.js';
import { inLanguage } from '../html/desk-page.js';
import { fragment } from '../html/page.js';
import { WAITING } from './waiting.page.js';
import { wordsIn } from '../words/words.js';
import { deskPath, isFiltered, ME, type DeskChoice } from './desk-question.js';
import { DossierLine, onTheClock, type Line } from './dossier-line.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import type { NamesToAsk } from '../html/touching-fields.js';

export interface DeskListProps {
  readonly answer: DashboardAnswer;
  readonly choice: DeskChoice;
  readonly organisations: OrganisationNames;
  readonly names: NamesToAsk;
  readonly lookedAt: Moment | undefined;
  /** The act that each path of the API is. */
  readonly byPath: ReadonlyMap<string, ActName>;
  readonly mayDismiss: boolean;
  /** In an emergency, a dossier that is shut to him. */
  readonly mayEnterInEmergency: boolean;
  /** A report that came another way. */
  readonly mayEnter: boolean;
  /** Reports that have no dossier yet. */
  readonly waiting: number;
  /** Since when alarms do not go out; absent: they do. */
  readonly alarmsFailSince: Moment | undefined;
  readonly language: Language;
}

/** The part of the desk that is fetched anew: all that changes by itself, and nothing that anybody fills in. */
export function DeskList(props: DeskListProps) {
  const { answer, choice, language } = props;
  const words = wordsIn(language).desk;
  const { asOf, caughtUp, dossiers, total, unverified, next, restricted } = answer;
  const link = (changes: DeskChoice, text: string) => (
    <a class="utrecht-link" href={inLanguage(deskPath({ ...choice, ...changes }), language)}>
      {text}
    </a>
  );
  const said = figuresOf(answer, language);
  const nothing =
    next !== undefined ? words.notYetFound : isFiltered(choice) ? words.nothingSuch : words.nothing;
  const shown = new Set(unverified.dossiers.map(({ id }) => id));
  const newest = unverified.newest.filter(({ id }) => !shown.has(id));
  return (
    <>
      <p>
        {words.asOf(onTheClock(asOf, language))}{' '}
        <a class="utrecht-link" id="refresh" href={inLanguage(deskPath(choice), language)}>
          {words.refresh}
        </a>
      </p>
      {!caughtUp && <p class="lw-danger">{words.behind}</p>}
      {answer.counts.danger > 0 && choice.gevaar !== true && (
        <p class="lw-danger">
          <a class="utrecht-link" id="danger" href={toDossiers({ ...whose(choice), gevaar: true }, language)}>
            {words.inDanger(said(answer.counts.danger, 'danger'))}
          </a>
        </p>
      )}
      {props.alarmsFailSince !== undefined && (
        <p class="lw-danger">
          {wordsIn(language).alarms.notGoingOut(onTheClock(props.alarmsFailSince, language))}
        </p>
      )}
      {props.waiting > 0 && (
        <p class="lw-danger">
          <a class="utrecht-link" href={inLanguage(WAITING, language)}>
            {wordsIn(language).waiting.onDesk(props.waiting)}
          </a>
        </p>
      )}
      <Counts {...props} />
      {restricted !== undefined && restricted > 0 && <p class="lw-note">{words.restricted(restricted)}</p>}
      <h2 class="utrecht-heading-2" id={DOSSIERS}>
        {words.running(said(total, 'verified'))}
      </h2>
      {dossiers.length === 0 ? (
        <p>{next === undefined ? nothing : words.notYetFound}</p>
      ) : (
        <Lines {...props} dossiers={dossiers} />
      )}
      {(next !== undefined || choice.verder !== undefined) && (
        <p class="lw-choices">
          {choice.verder !== undefined && link({ verder: '' }, words.begin)}
          {next !== undefined && link({ verder: next }, words.more)}
        </p>
      )}
      <h2 class="utrecht-heading-2">{words.unverified(said(unverified.total, 'unverified'))}</h2>
      <p class="lw-hint">{words.unverifiedHint}</p>
      {props.mayDismiss && unverified.total > 0 && (
        <p>
          <a class="utrecht-link" id="unverified" href={inLanguage('/desk/unverified', language)}>
            {words.toUnverified}
          </a>
        </p>
      )}
      {unverified.isPart === true && <p class="lw-note">{words.isPart}</p>}
      {unverified.dossiers.length === 0 ? (
        <p>{unverified.isPart === true ? words.nothingSuch : nothing}</p>
      ) : (
        <Lines {...props} dossiers={unverified.dossiers} />
      )}
      {newest.length > 0 && (
        <>
          <h3 class="utrecht-heading-3">{words.newest}</h3>
          <Lines {...props} dossiers={newest} />
        </>
      )}
    </>
  );
}

export const deskListFragment = (props: DeskListProps): string => fragment(<DeskList {...props} />);

/** A plus where there are more than were counted, or may be. */
const figuresOf =
  ({ atLeast = [] }: DashboardAnswer, language: Language) =>
  (count: number, name: CountName): number | string =>
    atLeast.includes(name) ? `${count.toLocaleString(language)}+` : count;

/** Whoever asks for some of them lands on them: on a phone they would stand below the screen. */
const DOSSIERS = 'dossiers';
const toDossiers = (choice: DeskChoice, language: Language): string =>
  `${inLanguage(deskPath(choice), language)}#${DOSSIERS}`;

/** What of a choice is not about the dossiers themselves. */
const whose = ({ organisatie }: DeskChoice): DeskChoice => (organisatie === undefined ? {} : { organisatie });

function Lines({ dossiers, ...props }: DeskListProps & { readonly dossiers: readonly Line[] }) {
  return (
    <ol class="lw-lines">
      {dossiers.map((dossier) => (
        <DossierLine key={dossier.id} dossier={dossier} {...props} />
      ))}
    </ol>
  );
}

/** Of all that is open, each a way to see just those. */
function Counts({ answer, choice, lookedAt, language }: DeskListProps) {
  const { counts } = answer;
  const { desk: words, lists } = wordsIn(language);
  const said = words.counts;
  const figure = figuresOf(answer, language);
  const ways: readonly (readonly [count: number, text: string, to: DeskChoice])[] = [
    [counts.mine, said.mine(figure(counts.mine, 'mine')), { wacht: ME }],
    [counts.open, said.open(figure(counts.open, 'open')), {}],
    [counts.overdue, said.overdue(figure(counts.overdue, 'overdue')), { telaat: true }],
    ...(counts.changed === undefined
      ? []
      : [[counts.changed, said.changed(figure(counts.changed, 'changed')), { nieuw: true }] as const]),
    ...HOLDERS.map((holder) => {
      const count = counts.waitsFor[holder];
      return [count, said.waitsFor(figure(count, holder), lists.holders[holder]), { wacht: holder }] as const;
    }),
  ];
  const here = deskPath({ ...choice, verder: '' });
  return (
    <>
      <nav aria-label={words.overview}>
        <ul class="lw-choices">
          {ways.map(([count, text, to]) => {
            const path = deskPath({ ...whose(choice), ...to });
            if (count === 0) return <li key={path}>{text}</li>;
            return (
              <li key={path}>
                <a
                  class="utrecht-link"
                  id={`to-${path.replaceAll(/\W/g, '-')}`}
                  href={toDossiers({ ...whose(choice), ...to }, language)}
                  aria-current={path === here ? 'page' : undefined}
                >
                  {text}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      {lookedAt !== undefined && <p class="lw-hint">{words.since(onTheClock(lookedAt, language))}</p>}
    </>
  );
}
