import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../law/sentence.js';
import { script, styles } from '../assets.js';
import { wordsIn } from '../words/words.js';

/** About something as everyday as the weather: whoever looks over a shoulder learns nothing. */
const ELSEWHERE = 'https://www.buienradar.nl/';

export interface PageProps {
  readonly language: Language;
  readonly title: string;
  /** The name at the top: the organisation, or ours. */
  readonly name: string;
  /** Address of this page in the other language. */
  readonly otherLanguage?: string;
  /** For whoever has to be gone at once. */
  readonly canLeave?: boolean;
  readonly isFaulty?: boolean;
  /** For tables and for two columns. */
  readonly wide?: boolean;
  readonly footer?: readonly { readonly href: string; readonly text: string }[];
  readonly children: ComponentChildren;
}

const OTHER: Readonly<Record<Language, Language>> = { nl: 'en', en: 'nl' };

function Page(props: PageProps) {
  const {
    language,
    title,
    name,
    otherLanguage,
    canLeave = false,
    isFaulty = false,
    wide = false,
    footer = [],
  } = props;
  const words = wordsIn(language);
  return (
    <html lang={language}>
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
            {otherLanguage !== undefined && (
              <nav aria-label={words.language}>
                <a
                  class="utrecht-link"
                  href={otherLanguage}
                  lang={OTHER[language]}
                  hreflang={OTHER[language]}
                >
                  {words.otherLanguage}
                </a>
              </nav>
            )}
          </header>
          <main id="inhoud" class="lw-main">
            {canLeave && (
              <a class="lw-leave" href={ELSEWHERE} rel="noreferrer" data-leave title={words.leaveHint}>
                {words.leave}
              </a>
            )}
            {props.children}
          </main>
          {footer.length > 0 && (
            <footer class="lw-footer">
              {footer.map(({ href, text }) => (
                <a class="utrecht-link" href={href} key={href}>
                  {text}
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
  return `<!doctype html>${renderToString(<Page {...props} />)}`;
}

/** A part of a page that is open, for its script. */
export const fragment = (part: VNode): string => renderToString(part);
