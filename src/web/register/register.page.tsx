import type { RegisterPageAnswer } from '../../register/register-entry.answer.js';
import { endOfDutchDay } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { Moment } from '../../shared/moment.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { FaultSummary } from '../html/form.js';
import { dayOf, momentOf } from '../html/moments.js';
import type { NamesToAsk } from '../html/touching-fields.js';
import { PrintButton } from '../html/print-button.js';
import { wordsIn } from '../words/words.js';
import { chosenInWords, RegisterFilter } from './register-filter.js';
import { RegisterLines } from './register-lines.js';
import { registerPath, type RegisterChoice } from './register-question.js';

interface RegisterPageProps {
  /** Absent where what was asked could not be read. */
  readonly answer?: RegisterPageAnswer;
  readonly choice: RegisterChoice;
  readonly faults?: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly now: Moment;
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly names: NamesToAsk;
  /** All on one page, for paper; at most so many. */
  readonly printAtMost?: number;
}

/** The register of Art. 33(5). */
export function registerPage(props: RegisterPageProps): DeskPage {
  const { answer, choice, faults = new Map<string, string>(), language, printAtMost } = props;
  const isPrint = printAtMost !== undefined;
  const { register: words, faultsTitle, faultsHint } = wordsIn(language);
  const { verder: _page, ...kept } = choice;
  return deskPage({
    ...{ language, title: words.title, isFaulty: faults.size > 0, wide: true, place: 'register' },
    address: registerPath(isPrint ? '/print' : '', choice),
    children: (
      <div class="lw-landscape">
        <FaultSummary filled={{ values: {}, faults }} title={faultsTitle} hint={faultsHint} />
        <p class="utrecht-paragraph">{words.intro}</p>
        {isPrint ? (
          <p class="lw-noprint lw-row">
            <PrintButton text={words.print} isMain />
            <a class="utrecht-link" href={inLanguage(registerPath('', kept), language)}>
              {words.back}
            </a>
          </p>
        ) : (
          <RegisterFilter {...props} faults={faults} />
        )}
        {answer !== undefined && <Answer {...props} answer={answer} kept={kept} />}
      </div>
    ),
  });
}

function Answer(props: RegisterPageProps & { answer: RegisterPageAnswer; kept: RegisterChoice }) {
  const { answer, kept, language, now, organisations, printAtMost } = props;
  const words = wordsIn(language).register;
  const { entries, next, restricted = 0, shut = [] } = answer;
  const chosen = chosenInWords(props, (day) => dayOf(day, language));
  const { peildatum } = kept;
  const isPart = next !== undefined || props.choice.verder !== undefined;
  const nothing = isPart ? words.nothingOnPage : words.nothing;
  const at = momentOf(now, language);
  const end = peildatum === undefined ? now : endOfDutchDay(peildatum);
  const asOf = end < now ? end : now;
  return (
    <>
      <p>
        {peildatum === undefined ? words.asOf(at) : words.knownThen(dayOf(peildatum, language))}
        {printAtMost !== undefined && ` ${words.printed(at)}`}
      </p>
      {chosen.length > 0 && (
        <p>
          {words.chosen}: {chosen.join('; ')}.
        </p>
      )}
      {restricted > 0 && (
        <p class="lw-note">
          {words.outOfSight(restricted)} {shut.length > 0 && words.shut(shut.length)}
        </p>
      )}
      {printAtMost !== undefined && next !== undefined && <p class="lw-note">{words.notAll(printAtMost)}</p>}
      {printAtMost === undefined && (
        <ul class="lw-choices lw-noprint">
          <li>
            <a class="utrecht-link" href={registerPath('/xlsx', kept)} download>
              {words.xlsx}
            </a>
          </li>
          <li>
            <a class="utrecht-link" href={registerPath('/csv', kept)} download>
              {words.csv}
            </a>
          </li>
          <li>
            <a class="utrecht-link" href={inLanguage('/desk/register/codes', language)}>
              {words.codes}
            </a>
          </li>
          <li>
            <a class="utrecht-link" href={inLanguage(registerPath('/print', kept), language)}>
              {words.printVersion}
            </a>
          </li>
        </ul>
      )}
      {entries.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <RegisterLines
          {...{ entries, language, organisations, asOf }}
          caption={captionOf(entries, language, isPart && printAtMost === undefined)}
        />
      )}
      {printAtMost === undefined && next !== undefined && (
        <p>
          <a
            class="utrecht-link"
            href={inLanguage(registerPath('', { ...kept, verder: next }), language)}
            rel="next"
          >
            {words.more}
          </a>
        </p>
      )}
    </>
  );
}

/** How many there are: a report that was dismissed is no breach, and one that was merged none of its own. */
function captionOf(entries: RegisterPageAnswer['entries'], language: Language, isOnePage: boolean): string {
  const words = wordsIn(language).register;
  const [dismissed, merged] = (['dismissed', 'merged'] as const).map(
    (ended) => entries.filter(({ status }) => status === ended).length,
  ) as [number, number];
  const areAllBreaches = dismissed + merged === 0;
  const count = areAllBreaches ? words.lines : words.reports;
  return [
    `${count(entries.length)}${isOnePage ? ` ${words.onThisPage}` : ''}`,
    ...(areAllBreaches ? [] : [words.ofWhich(dismissed, merged)]),
    words.oldestFirst,
  ].join(', ');
}
