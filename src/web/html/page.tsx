import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../law/sentence.js';
import { script, styles } from '../assets.js';
import { ownLanguage, type ReportingLanguage } from '../words/reporting-language.js';

/** About something as everyday as the weather: whoever looks over a shoulder learns nothing. */
const ELSEWHERE = 'https://www.buienradar.nl/';

/** Sent with a form that is only to be shown in another language. */
export const LANGUAGE_ONLY = 'languageOnly';

export const NEW_TAB = { target: '_blank', rel: 'noopener' } as const;

export interface PageProps {
  readonly language: Language | ReportingLanguage;
  readonly title: string;
  /** The name at the top: the organisation, or ours. */
  readonly name: string;
  /** This page in other languages, each by its own name. */
  readonly otherLanguages?: readonly {
    readonly code: string;
    readonly name: string;
    readonly href: string;
  }[];
  /** Id of the form that is sent to show itself in another language: what was typed comes along. */
  readonly typedIn?: string;
  /** For whoever has to be gone at once. */
  readonly canLeave?: boolean;
  /** What leaving means here, where it is not that all is gone. */
  readonly leaveNote?: string;
  readonly isFaulty?: boolean;
  /** For tables and for two columns. */
  readonly wide?: boolean;
  readonly footer?: readonly { readonly href: string; readonly text: string }[];
  /** Where leaving would lose what stands here. */
  readonly footerInNewTab?: boolean;
  readonly children: ComponentChildren;
}

function Page(props: PageProps) {
  const {
    language,
    title,
    name,
    otherLanguages = [],
    typedIn,
    canLeave = false,
    isFaulty = false,
    wide = false,
    footer = [],
    footerInNewTab = false,
  } = props;
  const { code, direction, words } = typeof language === 'string' ? ownLanguage(language) : language;
  return (
    <html lang={code} dir={direction === 'rtl' ? direction : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${isFaulty ? `${words.fault}: ` : ''}${title}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={styles().path} />
        <script type="module" src={script().path} />
      </head>
      <body class="voorbeeld-theme utrecht-root utrecht-document">
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
          {words.skip}
        </a>
        <div class={wide ? 'lw-page lw-page--wide' : 'lw-page'}>
          <header class="lw-header">
            <span class="lw-name">{name}</span>
            {otherLanguages.length > 0 && (
              <nav class="lw-languages" aria-label={words.chooseLanguage}>
                {/* Enter in a field presses the first button of its form: that is not to be a language. */}
                {typedIn !== undefined && (
                  <button type="submit" form={typedIn} class="lw-unseen" tabIndex={-1} aria-hidden="true" />
                )}
                {otherLanguages.map(({ code: other, name: own, href }) =>
                  typedIn === undefined ? (
                    <a class="utrecht-link" href={href} lang={other} hreflang={other} key={other}>
                      {own}
                    </a>
                  ) : (
                    <button
                      {...{ type: 'submit', class: 'lw-language', form: typedIn, formAction: href }}
                      formEncType="application/x-www-form-urlencoded"
                      {...{ name: LANGUAGE_ONLY, value: other, lang: other }}
                      key={other}
                    >
                      {own}
                    </button>
                  ),
                )}
              </nav>
            )}
          </header>
          <main id="inhoud" class="lw-main">
            {canLeave && (
              <p class="lw-leaving">
                <a class="lw-leave" href={ELSEWHERE} rel="noreferrer" data-leave title={words.leaveHint}>
                  {words.leave}
                </a>
                <span>{props.leaveNote ?? words.leaveNote}</span>
              </p>
            )}
            {props.children}
          </main>
          {footer.length > 0 && (
            <footer class="lw-footer">
              {footer.map(({ href, text }) => (
                <a class="utrecht-link" href={href} key={href} {...(footerInNewTab && NEW_TAB)}>
                  {footerInNewTab ? `${text} (${words.newTab})` : text}
                </a>
              ))}
            </footer>
          )}
        </div>
      </body>
    </html>
  );
}

/** A whole document. */
export function page(props: PageProps): string {
  const whole = (): string => renderToString(<Page {...props} />);
  // The summary of faults stands above the fields and calls them by their labels: those are known the second time.
  if (props.isFaulty === true) whole();
  return `<!doctype html>${whole()}`;
}

/** A part of a page that is open, for its script. */
export const fragment = (part: VNode): string => renderToString(part);
