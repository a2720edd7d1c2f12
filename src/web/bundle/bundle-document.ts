import type { Language } from '../../law/sentence.js';
import { escaped } from './proven-texts.js';

/** It is read from a stick: nothing may be fetched, and nothing runs. */
const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
  :root { color-scheme: light; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
  h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.3rem; margin-top: 2.5rem; border-bottom: 2px solid #555; } h3 { font-size: 1.05rem; }
  a { color: #0b4f8a; } p { margin: .4rem 0; }
  dl { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr; gap: .3rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
  ol.lw-lines, ul.lw-lines { list-style: none; padding: 0; } .lw-lines > li { border-top: 1px solid #bbb; padding: .6rem 0; }
  .lw-hint, .lw-light { color: #555; font-size: .9rem; } .lw-text, dd, blockquote { white-space: pre-line; }
  table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; } th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; }
  [data-value] { background: #eef5ea; } code { font-size: .9rem; }
  @media (max-width: 40rem) { dl { display: block; } dd { margin: 0 0 .6rem; } table { font-size: .85rem; } }
  @media (min-width: 40.01rem), print { table { overflow-wrap: break-word; } td code { overflow-wrap: anywhere; } }
  @media print { body { max-width: none; } details > * { display: block; } details::details-content { content-visibility: visible; display: block; } }
`;

/** A page that needs nothing beside it. @param body HTML */
export function bundleDocument({
  title,
  language,
  body,
}: {
  readonly title: string;
  readonly language: Language;
  readonly body: string;
}): string {
  return (
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta http-equiv="content-security-policy" content="${CSP}">` +
    `<title>${escaped(title)}</title><style>${STYLE}</style></head>\n` +
    `<body><main><h1>${escaped(title)}</h1>\n${body}\n</main></body></html>\n`
  );
}
