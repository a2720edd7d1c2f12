import { noticeWordsIn } from './notice-words.js';
import type { Said, WordingInput } from './wording-input.js';

interface Mail extends WordingInput {
  readonly subject: string;
  readonly said: readonly Said[];
  readonly several: string | undefined;
  readonly footer: string;
}

/** The same as the text, for who reads mail with a browser: no picture, no style, nothing that is fetched from anywhere. */
export function htmlOf({ said, several, footer, subject, language }: Mail): string {
  const words = noticeWordsIn(language);
  const parts = said.map(
    ({ act, why, lines, link }, index) =>
      `<p><strong>${escaped(act)}</strong></p>` +
      (index === 0 && several !== undefined ? `<p>${escaped(several)}</p>` : '') +
      `<p>${escaped(why)}</p><ul>${lines
        .map(({ label, value }) => `<li>${escaped(label)}: ${escaped(value)}</li>`)
        .join('')}</ul>` +
      (link === undefined
        ? `<p>${escaped(words.noLink)}</p>`
        : `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`),
  );
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
    `<body>${parts.join('<hr>')}<hr><p>${escaped(footer)}</p></body></html>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
