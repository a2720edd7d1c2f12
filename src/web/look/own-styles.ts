/** What the components lack or leave to us; see the traps in ADR 26. */
export const OWN_STYLES = `
.voorbeeld-theme {
  --basis-heading-font-family: system-ui, sans-serif;
  --basis-text-font-family-default: system-ui, sans-serif;
  --utrecht-document-font-family: system-ui, sans-serif;
  /* The theme has these under another name: without them a focus is a ring of one pixel. */
  --utrecht-focus-outline-color: #000;
  --utrecht-focus-outline-style: solid;
  --utrecht-focus-outline-width: 3px;
  --utrecht-focus-outline-offset: 0;
  --utrecht-focus-inverse-outline-color: #ffdd00;
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; }
[hidden] { display: none !important; }
body { margin: 0; }
.lw-main p { margin-block: 0 1rem; }
.lw-main h1 { font-size: clamp(1.6rem, 6vw, 2.25rem); margin-block: 0 1rem; }
.lw-main h2 { font-size: 1.35rem; margin-block: 1.5rem .5rem; }
.lw-main h3 { font-size: 1.1rem; margin-block: 1rem .35rem; }
.lw-danger > :last-child, .lw-note > :last-child, .lw-panel > :last-child { margin-block-end: 0; }
.lw-danger > h2:first-child, .lw-note > h2:first-child, .lw-summary h2 { margin-block-start: 0; }
.lw-page { max-width: 44rem; margin-inline: auto; padding-inline: 1rem; }
.lw-page--wide { max-width: 76rem; }
.lw-menu { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; margin-block-end: 1rem; }
.lw-menu ul { margin: 0; }
.lw-tabs { border-block-end: 1px solid #767676; margin-block: 0 1.25rem; }
.lw-header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding-block: .75rem; border-block-end: 4px solid #5b1f8a; }
.lw-header a, .lw-footer a { display: inline-block; min-block-size: 1.75rem; padding-block: .2rem; }
.lw-languages { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.lw-name { font-weight: 700; font-size: 1.125rem; }
.lw-main { padding-block: 1rem 3rem; }
.lw-footer { border-block-start: 1px solid #767676; padding-block: 1rem 2rem; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.lw-field { margin-block: 1.5rem; }
fieldset.lw-field { border: 0; padding: 0; margin-inline: 0; min-inline-size: 0; }
.lw-field legend, .lw-field > label, .lw-label { font-weight: 700; padding: 0; display: block; margin-block-end: .25rem; }
.lw-hint { margin-block: 0 .5rem; color: #4a4a4a; }
.lw-fault { margin-block: 0 .5rem; color: #a30000; font-weight: 700; }
.lw-field--fault { border-inline-start: 5px solid #a30000 !important; padding-inline-start: .9rem !important; }
.lw-option { display: flex; gap: .6rem; align-items: flex-start; padding-block: .45rem; }
.lw-option input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; flex: none; accent-color: #5b1f8a; }
.lw-option label { flex: 1; cursor: pointer; }
.lw-tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr)); gap: .5rem; }
.lw-tiles .lw-option { border: 1px solid #767676; border-radius: 4px; padding: .6rem .5rem; gap: .45rem; }
.lw-tiles label { min-inline-size: 0; overflow-wrap: anywhere; hyphens: auto; }
.lw-tiles .lw-option:has(input:checked) { background: #f3eafa; border-color: #5b1f8a; }
.lw-field input[type="text"], .lw-field input[type="tel"], .lw-field input[type="email"], .lw-field input[type="date"], .lw-field input[type="time"], .lw-field select, .lw-field textarea { font: inherit; inline-size: 100%; max-inline-size: 100%; padding: .5rem; border: 1px solid #595959; border-radius: 2px; background: #fff; color: #000; min-block-size: 2.75rem; }
.lw-field input[type="date"], .lw-field input[type="time"] { max-inline-size: 12rem; }
.lw-field input[type="file"] { font: inherit; max-inline-size: 100%; }
.lw-row { display: flex; flex-wrap: wrap; gap: 1rem; }
.lw-row > * { margin-block: 0; }
.lw-row { align-items: flex-end; }
.lw-summary { border: 4px solid #a30000; padding: 1rem; margin-block-end: 1.5rem; }
.lw-summary a { color: #a30000; font-weight: 700; }
.lw-danger { border: 4px solid #a30000; padding: 1rem; margin-block: 1rem; background: #fff5f5; }
.lw-note { border-inline-start: 5px solid #5b1f8a; padding: .5rem 1rem; margin-block: 1rem; background: #f7f2fb; }
.lw-panel { border: 2px solid #1d1d1d; padding: 1rem; margin-block: 1rem; }
/* As a whole on the next line; broken only where a line is too short for it. */
.lw-reference { display: inline-block; max-inline-size: 100%; }
.lw-text { white-space: pre-line; overflow-wrap: anywhere; }
.lw-facts dd p { margin-block: 0 .35rem; }
.lw-duty { border-inline-start: 5px solid #5b1f8a; padding-inline-start: 1rem; margin-block-end: 1.25rem; }
.lw-duty p { margin-block: 0 .4rem; }
.lw-timeline li { border-inline-start: 2px solid #767676; padding-inline-start: 1rem; padding-block-end: .75rem; }
.lw-timeline p { margin-block: 0; }
a.lw-button { display: inline-block; text-decoration: none; }
.lw-plain { list-style: none; padding: 0; }
.lw-plain a { display: inline-block; padding-block: .3rem; }
.lw-lines { list-style: none; padding: 0; margin: 0; }
.lw-entry { overflow-wrap: anywhere; }
.lw-line { border-block-start: 1px solid #767676; padding-block: .75rem; overflow-wrap: anywhere; }
.lw-line p { margin-block: 0 .25rem; }
.lw-line h3 { font-size: 1.1rem; margin-block: 0 .15rem; display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: center; }
.lw-line h3 a { display: inline-block; min-block-size: 1.5rem; }
@media (min-width: 60rem) { .lw-line { display: grid; grid-template-columns: 3fr 4fr 6fr; gap: 1.5rem; } }
.lw-badge { display: inline-block; font-size: .85rem; font-weight: 700; border: 2px solid #5b1f8a; color: #3f1461; background: #f7f2fb; border-radius: 4px; padding: 0 .4rem; }
.lw-badge--danger { border-color: #a30000; color: #fff; background: #a30000; }
.lw-line b { font-size: 1.05rem; }
.lw-late { color: #a30000; }
.lw-report { border-block-start: 1px solid #767676; }
.lw-report .lw-hint { display: block; font-weight: 400; }
.lw-report label { font-weight: 700; overflow-wrap: anywhere; }
.lw-report a { min-block-size: 1.5rem; }
.lw-unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0 !important; }
.lw-filter { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 0 1rem; align-items: end; }
.lw-filter .lw-field { margin-block: .5rem; }
nav .lw-choices, p.lw-choices { align-items: baseline; }
.lw-choices { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; }
.lw-choices a { display: inline-block; padding-block: .3rem; }
.lw-choices a[aria-current] { font-weight: 700; }
.lw-panel h3 { margin-block: 0 .5rem; font-size: 1.15rem; }
.lw-code { font-family: ui-monospace, monospace; font-size: 1.25rem; overflow-wrap: anywhere; user-select: all; }
.lw-facts { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: .4rem 1rem; margin: 0; }
.lw-facts dt { font-weight: 700; }
.lw-facts dd { margin: 0; overflow-wrap: anywhere; }
.lw-answer { border-block-start: 1px solid #d0d0d0; padding-block: .75rem; }
.lw-answer--missing { border-inline-start: 5px solid #a30000; padding-inline-start: .9rem; }
.lw-answer h4 { margin-block: 0 .25rem; font-size: 1rem; }
.lw-answer .lw-hint { margin-block: .25rem; }
.lw-said { white-space: pre-line; overflow-wrap: anywhere; margin-block: 0 .5rem; }
.lw-copy { display: flex; gap: 1rem; justify-content: space-between; align-items: flex-start; }
.lw-copy .utrecht-button { flex: none; min-inline-size: 0; padding-block: .25rem; padding-inline: .75rem; }
.lw-answer summary { padding-block: .3rem; cursor: pointer; inline-size: fit-content; text-decoration: underline; }
.lw-sheet { border: 1px solid #767676; margin-block: .5rem 1rem; padding: clamp(1rem, 5vw, 3rem); background: #fff; max-inline-size: 44rem; }
.lw-letter { white-space: pre-wrap; overflow-wrap: anywhere; }
.lw-addressee { white-space: pre-line; margin-block-end: 2.5rem; }
.lw-letterhead { font-weight: 700; margin-block-end: 2rem; }
.lw-sheet mark { background: #ffdd00; font-weight: 700; }
.lw-leaving { display: flex; flex-direction: row-reverse; align-items: center; gap: .25rem .75rem; background: #fff; }
.lw-leave { flex: none; background: #1d1d1d; color: #fff !important; padding: .6rem 1rem; text-decoration: none; font-weight: 700; border-radius: 4px; }
.lw-leaving span { font-size: .875rem; line-height: 1.25; }
@media screen and (min-height: 20rem) {
  html:has(.lw-leaving) { scroll-padding-block-end: 5.5rem; }
  .lw-page:has(.lw-leaving) { padding-block-end: 5rem; }
  .lw-main .lw-leaving { position: fixed; z-index: 1; inset-inline: 0; inset-block-end: 0; margin: 0; padding: .5rem max(1rem, 50% - 21rem); border-block-start: 2px solid #1d1d1d; }
}
.lw-language { font: inherit; background: none; border: 0; padding: .2rem 0; min-block-size: 1.75rem; color: #00598f; text-decoration: underline; cursor: pointer; }
.lw-organisations { list-style: none; padding: 0; display: grid; gap: .75rem; }
.lw-organisations a { display: block; border: 2px solid #5b1f8a; border-radius: 4px; padding: .75rem 1rem; color: #1d1d1d; text-decoration: none; overflow-wrap: anywhere; }
.lw-organisations a:hover { background: #f3eafa; }
.lw-organisations b { color: #3f1461; text-decoration: underline; font-size: 1.125rem; }
.lw-organisations span { display: block; }
#melding .lw-tiles { grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); gap: .35rem; }
.lw-asks-danger .lw-field { margin-block-end: .5rem; }
.lw-in-danger { border-inline-start: 5px solid #767676; padding: .25rem 1rem; margin-block-end: 1.5rem; }
.lw-in-danger p { margin-block: 0 .5rem; }
.lw-in-danger > :last-child { margin-block-end: 0; }
.lw-call { display: inline-block; padding-block: .2rem; font-weight: 700; color: #a30000; }
.lw-asks-danger:has([value="no"]:checked) .lw-in-danger { display: none; }
.lw-asks-danger:has([value="yes"]:checked) .lw-in-danger { border: 4px solid #a30000; padding: 1rem; background: #fff5f5; }
.lw-asks-danger:has([value="yes"]:checked) .lw-call, .lw-danger .lw-call { background: #a30000; color: #fff; padding: .75rem 1.25rem; border-radius: 4px; font-size: 1.25rem; }
.lw-further summary { cursor: pointer; padding-block: .35rem; font-weight: 700; }
.lw-field :is(input, select, textarea) { scroll-margin-block: 30vh; }
details.lw-group { border: 1px solid #767676; border-radius: 4px; margin-block: .75rem; padding-inline: 1rem; }
details.lw-group > summary { cursor: pointer; padding-block: .7rem; }
details.lw-group > summary h3 { display: inline; font-size: 1.1rem; margin: 0; }
details.lw-group[open] > summary { border-block-end: 1px solid #d0d0d0; }
details.lw-group[open] > summary .lw-group .lw-tiles { grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); }
.lw-group .lw-tiles label { overflow-wrap: anywhere; hyphens: auto; }
.lw-group .lw-field { margin-block: 1rem; }
.lw-group details.lw-more { border-block-end: 0; margin-block: 0; }
.lw-known { display: none; }
.lw-group .lw-tiles { grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); }
.lw-group .lw-tiles label { overflow-wrap: anywhere; hyphens: auto; }
.lw-group .lw-field { margin-block: 1rem; }
.lw-group details.lw-more { border-block-end: 0; margin-block: 0; }
.lw-known { display: block; color: #4a4a4a; overflow-wrap: anywhere; }
.lw-unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.lw-facts.lw-short { grid-template-columns: minmax(4.5rem, 6.5rem) 1fr; gap: .25rem .75rem; margin-block-end: .75rem; }
.lw-facts.lw-short dd { margin-block-end: 0; }
.lw-facts.lw-short dt { overflow-wrap: anywhere; hyphens: auto; }
.lw-panel > h2:first-child { margin-block-start: 0; }
.lw-group > summary .lw-label { display: inline; }
.lw-source { color: #4a4a4a; font-size: .9em; }
.lw-said { white-space: pre-line; overflow-wrap: anywhere; }
.lw-verdict { font-size: 1.35rem; font-weight: 700; margin-block-end: .5rem; }
.lw-verdict--yes { color: #a30000; }
.lw-beside blockquote, .lw-panel blockquote { margin: 0 0 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid #767676; }
@media (min-width: 64rem) {
  .lw-beside { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); grid-template-rows: auto 1fr; column-gap: 2rem; }
  .lw-beside-first, .lw-beside-last { grid-column: 1; }
  .lw-beside-aside { grid-column: 2; grid-row: 1 / span 2; position: sticky; inset-block-start: 1rem; align-self: start; max-block-size: calc(100vh - 2rem); overflow-y: auto; }
}
details.lw-more > summary { cursor: pointer; font-weight: 700; padding-block: .6rem; }
details.lw-more { border-block: 1px solid #d0d0d0; margin-block: 1.5rem; }
:focus-visible { outline: 3px solid #000; outline-offset: 0; box-shadow: 0 0 0 6px #ffdd00; }
@media (max-width: 24rem) { .lw-facts { grid-template-columns: 1fr; } .lw-facts dd { margin-block-end: .6rem; } }
.lw-filter { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 0 1rem; align-items: end; }
.lw-filter .lw-field { margin-block: .5rem; }
.lw-filter + .lw-row { align-items: center; margin-block: .75rem 1rem; }
.lw-light { color: #4a4a4a; font-weight: 400; }
.lw-table { inline-size: 100%; border-collapse: collapse; margin-block: 1rem; font-size: .9375rem; }
.lw-table caption { text-align: start; font-weight: 700; padding-block: .5rem; }
.lw-table th, .lw-table td { text-align: start; vertical-align: top; padding: .5rem; border-block-end: 1px solid #767676; overflow-wrap: anywhere; }
.lw-table p, .lw-table ul { margin-block: 0 .35rem; }
.lw-table ul { padding-inline-start: 1.1rem; }
.lw-table th p { font-weight: 400; }
.lw-facts ul { margin: 0; padding-inline-start: 1.1rem; }
.lw-facts dd { white-space: pre-line; }
.lw-facts--told { grid-template-columns: minmax(9rem, 15rem) 1fr; }
.lw-facts--form { grid-template-columns: 1fr; gap: 0; }
.lw-facts--form dd { margin-block-end: .6rem; }
@media (max-width: 36rem) { .lw-facts--told { grid-template-columns: 1fr; gap: 0; } .lw-facts--told dd { margin-block-end: .6rem; } }
.lw-column { display: none; }
@media (min-width: 64.01rem), print { .lw-table { table-layout: fixed; } }
@media screen and (max-width: 64rem) {
  .lw-table { font-size: 1rem; }
  .lw-table, .lw-table caption, .lw-table tbody, .lw-table tr, .lw-table th, .lw-table td { display: block; }
  .lw-table thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
  .lw-table tr { border: 2px solid #1d1d1d; padding: .5rem .75rem; margin-block-end: 1rem; }
  .lw-table th, .lw-table td { border: 0; padding: .35rem 0; }
  .lw-table th[scope="row"] { font-size: 1.0625rem; }
  .lw-column { display: block; font-weight: 700; }
  .lw-table--brief td { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .75rem; padding-block: .15rem; }
  .lw-table td.lw-empty { display: none; }
}
.lw-poster { text-align: center; }
.lw-poster svg { inline-size: min(16rem, 80%); block-size: auto; }
.lw-poster h1 { font-size: 2.2rem; }
.lw-address { font-size: 1.4rem; font-weight: 700; overflow-wrap: anywhere; }
@media print {
  .lw-header nav, .lw-footer, .lw-leaving, .lw-noprint, .utrecht-skip-link { display: none !important; }
  .lw-page { max-width: none; }
  .lw-further::details-content { content-visibility: visible; block-size: auto; }
  .lw-answer, .lw-panel { break-inside: avoid; }
  body:has(.lw-sheet) :not(:has(.lw-sheet), .lw-sheet, .lw-sheet *) { display: none !important; }
  .lw-sheet { border: 0; padding: 0; max-inline-size: none; font-size: 11pt; line-height: 1.5; }
  .lw-sheet ~ .lw-sheet { break-before: page; }
  .lw-main:has(.lw-sheet) { padding: 0; }
  @page { size: A4; margin: 2cm; }
  @page landscape { size: A4 landscape; margin: 1.5cm; }
  body:has(.lw-landscape) { page: landscape; }
  .lw-table { font-size: 8pt; }
  .lw-main h2, .lw-main h3, .lw-facts dt { break-after: avoid; }
  .lw-timeline > li { break-inside: avoid; }
  .lw-table thead { display: table-header-group; }
  .lw-table tr { break-inside: avoid; }
  a { text-decoration: none; color: inherit; }
}
progress { max-inline-size: 100%; }
/* Letters of twice the size on a phone: no column beside another, and no long word past the edge. */
@media screen and (max-width: 19rem) {
  .lw-main { overflow-wrap: anywhere; hyphens: auto; }
  .lw-page, .lw-danger, .lw-panel, .lw-summary, .lw-note, details.lw-group { padding-inline: .5rem; }
  .lw-facts, .lw-facts.lw-short, .lw-table--brief td { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .lw-copy, .lw-main .lw-leaving { flex-wrap: wrap; }
  .lw-main .lw-leaving { padding-inline: .5rem; }
  .lw-leave { flex: 0 1 auto; padding-inline: .5rem; font-size: .875rem; }
  html:has(.lw-leaving) { scroll-padding-block-end: 8rem; }
  .lw-page:has(.lw-leaving) { padding-block-end: 8rem; }
}
@media (forced-colors: active) { .lw-leave, .lw-call { border: 2px solid; } :focus-visible { outline-color: Highlight; } }
`;
