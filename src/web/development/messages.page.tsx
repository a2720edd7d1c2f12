import type { KeptMessage } from '../../alarms/development/kept-messages.js';
import { LANGUAGES, type Language } from '../../law/sentence.js';
import { onTheClock } from '../desk/dossier-line.js';
import { inLanguage } from '../html/desk-page.js';
import { page } from '../html/page.js';
import { wordsIn } from '../words/words.js';

export const MESSAGES = '/development/berichten';

/** What would have gone out. Only where Lekwacht is tried. */
export function messagesPage(messages: readonly KeptMessage[], language: Language): string {
  const words = wordsIn(language).alarms.kept;
  return page({
    ...{ language, title: words.title, name: 'Lekwacht' },
    otherLanguages: LANGUAGES.filter((code) => code !== language).map((code) => ({
      ...{ code, name: wordsIn(code).language, href: inLanguage(MESSAGES, code) },
    })),
    children: (
      <>
        <h1 class="utrecht-heading-1">{words.title}</h1>
        <p class="utrecht-paragraph">{words.intro}</p>
        {messages.length === 0 && <p>{words.nothing}</p>}
        {messages.map(({ id, channel, at, to, subject, text, calendar, language: lang }) => (
          <section class="lw-panel" key={id}>
            <h2 class="utrecht-heading-2">
              {words.heading(words.channels[channel], onTheClock(at, language))}
            </h2>
            <dl class="lw-facts">
              <dt>{words.to}</dt>
              <dd>{to}</dd>
              {channel === 'mail' && (
                <>
                  <dt>{words.subject}</dt>
                  <dd lang={lang}>{subject}</dd>
                </>
              )}
              <dt>{words.text}</dt>
              <dd lang={lang}>
                {text.split('\n').map((line, number) => (
                  <span class="lw-line" key={number}>
                    {line}
                    <br />
                  </span>
                ))}
              </dd>
              {calendar !== undefined && (
                <>
                  <dt>{words.calendar}</dt>
                  <dd>
                    <code>{/SUMMARY:(.*)/.exec(calendar)?.[1] ?? ''}</code>
                  </dd>
                </>
              )}
            </dl>
          </section>
        ))}
      </>
    ),
  });
}
