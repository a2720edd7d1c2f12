import { Injectable } from '@nestjs/common';
import {
  BundlePages,
  pageIn,
  type BundleListed,
  type DossierInBundle,
} from '../../audit/bundle/bundle-pages.port.js';
import { sentFiles } from '../../audit/bundle/dossier-files.js';
import { referenceOfInquiry, type Inquiry } from '../../audit/inquiry/inquiry.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import { fold, type History } from '../../breach/dossier/history.js';
import { breachView } from '../../breach/views/breach.view.js';
import { timeLine } from '../../breach/views/time-line.view.js';
import { LANGUAGES, type Language } from '../../law/sentence.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { csvOf } from '../../register/file/csv.js';
import { RegisterWords } from '../../register/file/register-words.js';
import { registerEntry } from '../../register/register-entry.view.js';
import { registerProjection } from '../../register/register.projection.js';
import type { Moment } from '../../shared/moment.js';
import type { VNode } from 'preact';
import { fragment } from '../html/page.js';
import { EntryLines } from '../html/time-line.js';
import { DecidedThen } from '../replay/decided-then.js';
import { DoneThen } from '../replay/done-then.js';
import { FactsThen } from '../replay/facts-then.js';
import { FormSent, formsSent } from './forms-sent.js';
import { FunctionsThen } from '../replay/functions-then.js';
import { withActors, type KnownThen } from '../replay/known-then.js';
import { StateThen } from '../replay/state-then.js';
import type { ThenProps } from '../replay/then-props.js';
import { wordsIn } from '../words/words.js';
import { bundleDocument } from './bundle-document.js';
import { inShort } from './in-short.js';
import { IndexOfBundle } from './index-of-bundle.js';
import { LeftOut } from './left-out.js';
import {
  escaped,
  placed,
  provenTexts,
  putBy,
  putInPlace,
  withPlaces,
  type ProvenText,
} from './proven-texts.js';
import { WhoLooked } from './who-looked.js';

/** The pages of a bundle, from the same parts as those of the desk: what is read is what the desk says. */
@Injectable()
export class DeskBundlePages extends BundlePages {
  constructor(
    private readonly profiles: OrganisationProfiles,
    private readonly words: RegisterWords,
  ) {
    super();
  }

  override timeLine(dossier: DossierInBundle, daysProven: number, language: Language): string {
    const { history, texts, reference, looks, names } = dossier;
    const { replay, bundle: words } = wordsIn(language);
    const known = knownNow(dossier);
    const byEvent = provenTexts(texts);
    const inPlace = putInPlace(history, byEvent);
    /** Nobody takes for the first words what was put in their place later. */
    const noted = (text: ProvenText): ProvenText => {
      const by = putBy(text);
      return by === undefined ? text : { ...text, note: words.putInPlace(by) };
    };
    const lineOf = (entry: TimeLineEntryAnswer): Line => {
      const [own = [], put = []] = [byEvent.get(entry.revision), inPlace.get(entry.revision)];
      const said = fragment(<EntryLines {...{ entry, names, language }} />);
      return { html: withPlaces(said, [...own, ...put.map(noted)]), own };
    };
    const [sent, others] = apart([...byEvent.values()].flat());
    const told = (Part: (props: ThenProps) => VNode | null, texts: readonly ProvenText[] = []): string =>
      withPlaces(fragment(<Part {...{ known, language }} />), texts.map(noted), true);
    const forms = formsSent(history)
      .map((form) =>
        withPlaces(
          fragment(<FormSent {...{ sent: form, entries: known.entries, language }} />),
          sent.filter(({ at }) => at.startsWith(`${form.revision} `)).map(noted),
          true,
        ),
      )
      .join('');
    const lines = known.entries.map((entry) =>
      wholeLine(entry.revision, lineOf(entry), { language, elsewhere: forms }),
    );
    const parts: readonly (readonly [id: string, title: string, html: string])[] = [
      ['kort', words.inShort, inShort({ known, language }, (entry) => lineOf(entry).html)],
      ['stand', words.state, told(StateThen)],
      ['feiten', replay.parts.known, told(FactsThen, others)],
      [
        'besluiten',
        replay.parts.decided,
        fragment(<p class="lw-hint">{words.standsNow}</p>) + told(DecidedThen, others),
      ],
      ['gedaan', replay.parts.done, told(DoneThen, others)],
      ['formulier', replay.parts.form, forms === '' ? fragment(<p>{words.noFormSent}</p>) : forms],
      ['functies', replay.parts.functions, told(FunctionsThen)],
      ['tijdlijn', words.timeLine, `<ol class="lw-lines">${lines.join('')}</ol>`],
      [
        'inzage',
        words.whoLooked,
        fragment(<WhoLooked {...{ looks, names, holders: known.holders, daysProven, language }} />),
      ],
      [
        'weggelaten',
        words.leftOut,
        fragment(<LeftOut {...{ texts, entries: known.entries, names, language }} />),
      ],
    ];
    const contents = fragment(
      <nav aria-label={replay.contents}>
        <ul>
          {parts.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
        <p>
          <a href={`../../${pageIn('index', language)}`}>{words.toIndex}</a>
        </p>
        {LANGUAGES.filter((one) => one !== language).map((one) => (
          <p key={one}>
            <a href={pageIn('timeline', one)} lang={one} hreflang={one}>
              {wordsIn(one).language}
            </a>
          </p>
        ))}
        <p>{words.besides}</p>
        <ul>
          {[...sentFiles(dossier).map(([name]) => name.slice(dossier.folder.length + 1)), 'register.csv'].map(
            (name) => (
              <li key={name}>
                <a href={name}>{name}</a>
              </li>
            ),
          )}
        </ul>
      </nav>,
    );
    const body = parts.map(([id, title, html]) => `<h2 id="${id}">${escaped(title)}</h2>\n${html}`);
    const intro = fragment(<p class="lw-hint">{words.introOfDossier}</p>);
    return bundleDocument({
      ...{ title: words.titleOfDossier(reference), language },
      body: [intro, contents, ...body].join('\n'),
    });
  }

  override index(inquiry: Inquiry, listed: BundleListed, language: Language): string {
    const { bundle: words } = wordsIn(language);
    return bundleDocument({
      ...{ title: words.title(referenceOfInquiry(inquiry.id)), language },
      body: fragment(<IndexOfBundle {...{ inquiry, ...listed, language }} />),
    });
  }

  override register(histories: AsyncIterable<History>, madeAt: Moment): AsyncIterable<string> {
    const nameOf = (slug: string): string => this.profiles.find(slug)?.name ?? slug;
    const about = { words: this.words, nameOf, period: wordsIn('nl').bundle.registerOfOne, asOf: madeAt };
    return csvOf({ about, front: [], pages: registerPages(histories) });
  }
}

async function* registerPages(histories: AsyncIterable<History>) {
  for await (const history of histories) {
    const merged = fold(history)?.absorbed.map(({ from, reference }) => [from, reference] as const);
    yield { entries: [registerEntry(registerProjection.fold(undefined, history), new Map(merged))] };
  }
}

function knownNow({ history, names, holders, profile, madeAt }: DossierInBundle): KnownThen {
  const breach = fold(history);
  const last = history.at(-1);
  if (breach === undefined || last === undefined) throw new Error('a dossier has events');
  const entries = timeLine(history);
  return {
    ...{ at: madeAt, later: 0, revision: last.revision, dossier: breachView(breach), entries, names },
    holders: withActors(holders, entries),
    ...(profile && { profile }),
  };
}

/** An event in words, and every text that was recorded with it. */
interface Line {
  readonly html: string;
  readonly own: readonly ProvenText[];
}

/** Below it whatever was recorded with it that these words leave unsaid: nothing is passed over. */
function wholeLine(
  revision: number,
  { html, own }: Line,
  { language, elsewhere }: { readonly language: Language; readonly elsewhere: string },
): string {
  const { bundle: words } = wordsIn(language);
  const unsaid = own.filter((text) => !html.includes(placed(text)) && !elsewhere.includes(placed(text)));
  const further =
    unsaid.length === 0
      ? ''
      : `<details><summary>${escaped(words.further(unsaid.length))}</summary><dl>${unsaid
          .map((one) => `<dt><code>${escaped(pointerOf(one))}</code></dt><dd>${placed(one)}</dd>`)
          .join('')}</dl></details>`;
  return `<li id="regel-${revision}">${html}${further}</li>`;
}

/** Of a form that was sent, and all others: a word of the form is no proof of what was assessed. */
function apart(
  texts: readonly ProvenText[],
): readonly [sent: readonly ProvenText[], others: readonly ProvenText[]] {
  const isOfForm = ({ at }: ProvenText): boolean => at.includes('/content/form/');
  return [texts.filter(isOfForm), texts.filter((text) => !isOfForm(text))];
}

const pointerOf = ({ at }: ProvenText): string => at.slice(at.indexOf(' ') + 1).replace('#', '');
