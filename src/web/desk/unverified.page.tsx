import { DISMISSAL_GROUNDS } from '../../breach/domain/ending.js';
import type { DossierSummaryAnswer } from '../../dashboard/dossier-summary.answer.js';
import type { Language } from '../../law/sentence.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Choice, FaultSummary, Flag, TextArea, type Filled } from '../html/form.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { onTheClock, statesDanger } from './dossier-line.js';
import type { OrganisationNames } from '../html/organisations-of.js';

const PATH = '/desk/unverified';

export interface ManyReports {
  readonly reports: readonly DossierSummaryAnswer[];
  readonly next: string | undefined;
  readonly choice: Readonly<Record<string, string>>;
  readonly organisations: OrganisationNames;
  readonly language: Language;
}

interface UnverifiedPageProps extends ManyReports {
  /** What was sent and came back; nothing was sent yet. */
  readonly filled: Filled | undefined;
  readonly submission: string;
}

/** Every report that nobody has looked at, a tick for each, one ground and one reason for all. */
export function unverifiedPage(props: UnverifiedPageProps): DeskPage {
  const { reports, next, choice, language, submission } = props;
  const all = wordsIn(language);
  const words = all.desk.many;
  const { verder: _v, alles: _a, ...first } = choice;
  const address = (changes: Readonly<Record<string, string>>): string => {
    const query = new URLSearchParams({ ...first, ...changes }).toString();
    return query === '' ? PATH : `${PATH}?${query}`;
  };
  const here = choice['verder'] === undefined ? {} : { verder: choice['verder'] };
  const link = (to: string, text: string) => (
    <a class="utrecht-link" href={inLanguage(to, language)}>
      {text}
    </a>
  );
  const filled = props.filled ?? {
    values: {
      ids:
        choice['alles'] === undefined ? [] : reports.filter((one) => !statesDanger(one)).map(({ id }) => id),
    },
    faults: new Map<string, string>(),
  };
  return deskPage({
    ...{ language, title: words.title, place: 'desk', address: address(here) },
    isFaulty: filled.faults.size > 0,
    children: (
      <>
        <p>{link('/desk', words.back)}</p>
        <FaultSummary filled={filled} title={all.faultsTitle} hint={all.faultsHint} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <p class="lw-note">{words.dangerFirst}</p>
        {reports.length === 0 ? (
          <p>{all.desk.nothing}</p>
        ) : (
          <form method="post" action={inLanguage(address(here), language)} data-once autocomplete="off">
            <input type="hidden" name="submission" value={submission} />
            <p class="lw-choices">
              {link(address({ ...here, alles: 'true' }), words.tickAll)}
              {link(address(here), words.tickNone)}
            </p>
            <Reports {...props} filled={filled} />
            <p class="lw-choices">
              {choice['verder'] !== undefined && link(address({}), all.desk.begin)}
              {next !== undefined && link(address({ verder: next }), all.desk.more)}
            </p>
            <Choice
              name="ground"
              label={words.ground}
              options={optionsOf(DISMISSAL_GROUNDS, all.lists.dismissalGrounds)}
              {...{ filled }}
            />
            <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={2} {...{ filled }} />
            <Flag
              name="includingDanger"
              label={words.includingDanger}
              hint={words.includingDangerHint}
              {...{ filled }}
            />
            <p>
              <button
                class="utrecht-button utrecht-button--primary-action utrecht-button--danger"
                type="submit"
              >
                {words.submit}
              </button>
            </p>
          </form>
        )}
      </>
    ),
  });
}

function Reports({
  reports,
  organisations,
  language,
  filled,
}: UnverifiedPageProps & { readonly filled: Filled }) {
  const { desk } = wordsIn(language);
  const words = desk.many;
  const ticked = new Set(filled.values['ids']);
  const fault = filled.faults.get('ids');
  return (
    <fieldset
      class={fault === undefined ? 'lw-field' : 'lw-field lw-field--fault'}
      aria-describedby={fault === undefined ? undefined : 'f-ids-fault'}
    >
      <legend>{words.ids}</legend>
      {fault !== undefined && (
        <p class="lw-fault" id="f-ids-fault">
          {fault}
        </p>
      )}
      {reports.map((report, index) => {
        const { id, reference, organisation, receivedAt, openDuties, claimed } = report;
        const box = index === 0 ? 'f-ids' : `f-ids-${id}`;
        return (
          <div class="lw-report" key={id}>
            <div class="lw-option">
              <input type="checkbox" id={box} name="ids" value={id} checked={ticked.has(id)} />
              <label for={box}>
                {reference}{' '}
                {statesDanger(report) && <span class="lw-badge lw-badge--danger">{desk.danger}</span>}
                <span class="lw-hint">
                  {organisations.size > 1 && `${organisations.get(organisation) ?? organisation} · `}
                  {desk.received(onTheClock(receivedAt, language))}
                  {claimed?.overdue === true && ` · ${desk.claimedLate}`}
                  {openDuties.some(({ duty }) => duty === 'confirm-dismissal') && ` · ${words.proposed}`}
                </span>
              </label>
              <a
                class="utrecht-link"
                href={inLanguage(dossierPath(id), language)}
                aria-label={`${words.open} ${reference}`}
              >
                {words.open}
              </a>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
