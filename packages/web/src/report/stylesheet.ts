import { languageOf } from '../language/languages.ts'
import { fontFamily } from '../theme/font-family.ts'
import { distinctGroupColours, groupColour } from '../theme/group-colours.ts'
import { cssVariables, type Scheme } from '../theme/tokens.ts'

/** The custom property that holds the colour of a group. */
export const groupColourName = (index: number): string => `--group-${index % distinctGroupColours}`

const groupColours = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: distinctGroupColours }, (_, index) => [groupColourName(index), groupColour(index, scheme)]),
  )

const properties = (scheme: Scheme): string =>
  Object.entries({ ...cssVariables(scheme), ...groupColours(scheme) })
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')

const colours = `
:root { color-scheme: light dark; ${properties('light')} }
@media screen and (prefers-color-scheme: dark) {
  :root { ${properties('dark')} }
  .drawing .light { display: none; }
}
@media not screen and (prefers-color-scheme: dark) { .drawing .dark { display: none; } }`

const text = `
* { box-sizing: border-box; }
html { font-size: 14px; }
body {
  max-width: 808px; margin: 0 auto; padding: 32px 24px 48px;
  background: var(--surface); color: var(--ink);
  font-family: ${fontFamily}; font-variant-numeric: tabular-nums; line-height: 1.45; overflow-wrap: break-word;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; -webkit-text-size-adjust: 100%;
}
h1, h2, h3, p, dl, dd, ol, ul { margin: 0; padding: 0; }
h1 { font-size: 2rem; font-weight: 680; line-height: 1.2; letter-spacing: -0.015em; }
h2 { font-size: 1.25rem; font-weight: 650; line-height: 1.3; }
h3 { font-size: 1rem; font-weight: 650; line-height: 1.35; }
a { color: inherit; text-decoration: none; }
sup { padding-inline-start: 0.15em; color: var(--accent); font-weight: 550; font-size: 0.7em; line-height: 0; }
header { padding-block-end: 16px; border-block-end: 3px solid var(--accent); }
.kind { color: var(--accent); font-weight: 600; }
.scope { display: flex; flex-wrap: wrap; gap: 2px 24px; margin-block-start: 6px; color: var(--ink-soft); }
.scope b { color: var(--ink); font-weight: 600; }
main > section { margin-block-start: 36px; }
main > section > h3 { margin-block-start: 24px; }
main > section > p:not(.note) { margin-block-start: 10px; }
main > section > h3 + p:not(.note) { margin-block-start: 2px; }
.note, .soft, .under { color: var(--ink-soft); }
.note { font-size: 0.875rem; }
.soft { font-weight: 400; font-size: 0.8125rem; }
.under { display: block; color: var(--ink-soft); font-weight: 400; font-size: 0.6875rem; letter-spacing: 0; }
.summary { font-size: 1.0625rem; }
.warning {
  margin-block-start: 10px; padding: 6px 10px; border-radius: 5px;
  background: var(--warning-soft); font-size: 0.875rem;
}
footer { margin-block-start: 36px; padding-block-start: 10px; border-block-start: 1px solid var(--line); color: var(--ink-soft); font-size: 0.8125rem; }`

const figures = `
.tiles {
  display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); overflow: hidden; margin-block-start: 16px;
  border: 1px solid var(--line); border-radius: 8px;
}
.tiles > div {
  margin: -1px; padding: 11px 15px;
  border-block-start: 1px solid var(--line); border-inline-start: 1px solid var(--line);
}
.tiles dt { color: var(--ink-soft); font-size: 0.8125rem; }
.tiles .amount { font-weight: 650; font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.01em; }
.tiles .change { color: var(--ink-soft); font-size: 0.8125rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 20px 24px; margin-block-start: 16px; }
.pair > .picture { display: grid; grid-row: span 4; grid-template-rows: subgrid; row-gap: 0; }
.drawing { margin-block-start: 14px; }
.drawing + .note { margin-block-start: 6px; }
.drawing svg { display: block; width: 100%; height: auto; overflow: visible; direction: ltr; font-size: 12px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-block-start: 8px; font-size: 0.8125rem; list-style: none; }
.group { display: inline-flex; align-items: baseline; gap: 0.5em; }
.group bdi { text-align: -webkit-match-parent; text-align: match-parent; }
.swatch { flex: none; width: 0.75em; height: 0.75em; border-radius: 0.22em; }
.picture .drawing { margin-block-start: 10px; }
.models { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 20px 24px; margin-block-start: 14px; }
.model { min-width: 0; padding: 12px 14px; border: 1px solid var(--line); border-radius: 8px; }
.model h3 { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; }
.model p { margin-block-start: 6px; font-size: 0.875rem; }
.used, .unused { flex: none; padding: 0 8px; border-radius: 9px; font-weight: 550; font-size: 0.75rem; }
.used { background: var(--accent-soft); color: var(--accent); }
.unused { background: var(--sunken); color: var(--ink-soft); }
.plan { margin-block-start: 24px; }
.plan > p:not(.note) { margin-block-start: 6px; }
.plan h4 { margin: 14px 0 0; font-weight: 600; font-size: 0.875rem; }
.plan .table { margin-block-start: 4px; }
.plan .used, .plan .unused { display: inline-block; margin-inline-start: 4px; }
.plain { display: grid; gap: 3px; margin-block-start: 6px; list-style: none; }
.under-goal { padding-inline-start: 1.4em; }
.lamp { display: flex; align-items: center; gap: 6px; white-space: nowrap; }
.lamp::before { flex: none; inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--accent); content: ""; }
.lamp.amber::before { border-radius: 2px; background: var(--caution); }
.lamp.red::before { border-radius: 2px; background: var(--alarm); transform: rotate(45deg); }
.lamp.grey::before { border: 2px solid var(--ink-soft); background: transparent; }
.definitions { display: grid; gap: 5px; margin-block: 12px; }
.definitions > div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 3fr); gap: 12px; }
.definitions dt { font-weight: 550; }
.footnotes { display: grid; gap: 3px; margin-block-start: 10px; padding-inline-start: 1.4em; color: var(--ink-soft); font-size: 0.8125rem; }
.footnotes b { color: var(--ink); font-weight: 550; }
.footnotes li:last-child { margin-inline-start: -1.4em; list-style: none; }`

const tables = `
.table { margin-block-start: 16px; }
h3 + .table { margin-block-start: 2px; }
.table + .note { margin-block-start: 8px; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; line-height: 1.35; }
.model table { margin-block-start: 8px; }
th, td {
  padding-block: 5px; padding-inline: 12px 0; border-block-end: 1px solid var(--line);
  text-align: start; vertical-align: top;
}
:is(th, td):first-child { padding-inline-start: 0; }
thead th { color: var(--ink-soft); font-weight: 550; font-size: 0.75rem; vertical-align: bottom; }
tbody th { font-weight: 550; }
tfoot :is(th, td) { border-block-end: 0; font-weight: 600; }
:is(th, td).number { text-align: end; }
td.number, td.number .under { white-space: nowrap; }
td.number .soft { display: inline-block; max-width: 12ch; white-space: normal; }
.goal th { padding-block-start: 12px; color: var(--ink-soft); font-size: 0.75rem; }
.whose { display: block; color: var(--ink-soft); font-weight: 400; font-size: 0.6875rem; }
.sum :is(th, td) { border-block-end-color: var(--ink-soft); font-weight: 650; }
.bars { width: 40%; }
.bars svg { display: block; width: 100%; height: 1.1em; }
[dir="rtl"] .bars svg { transform: scaleX(-1); }
.bars .zero { fill: var(--line); }
.bars .fall { fill: var(--loss); }
.bars .rise { fill: var(--gain); }
.bars .total { fill: var(--ink-soft); }
.file { min-width: 12ch; overflow-wrap: anywhere; }`

const narrow = `
@media screen and (max-width: 719px) {
  body { padding: 20px 16px 32px; }
  h1 { font-size: 1.625rem; }
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .tiles .amount { font-size: 1.25rem; }
  .scroll table { min-width: 620px; }
  .scroll :is(th, td):first-child { position: sticky; inset-inline-start: 0; background: var(--surface); }
  .drawing .wide { display: none; }
  .definitions > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
@media not screen and (max-width: 719px) { .drawing .narrow { display: none; } }`

/** Pages are numbered in the digits of the report's language, where its lines end. */
function pageNumbers(locale: string): string {
  const isPersian = languageOf(locale) === 'fa'
  const of = (counter: string) => `counter(${counter}${isPersian ? ', persian' : ''})`
  const corner = isPersian ? 'bottom-left' : 'bottom-right'
  return `@page { size: A4; margin: 15mm 14mm 16mm; @${corner} { content: ${of('page')} " / " ${of('pages')}; color: #565f59; font: 8pt ${fontFamily}; } }`
}

const paper = `
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  main > section { margin-block-start: 22pt; }
  h1, h2, h3, h4, .summary, h2 + .note, h3 + .note, .table > .note, .goal { break-after: avoid; }
  .table:not(:has(tbody + tbody)), tr, .note, .tiles, .drawing, .picture, .pair, .model, .warning, .footnotes, .definitions > div, li { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .scroll { overflow: visible; }
  p, li { orphans: 3; widows: 3; }
}`

/** All that the page looks like. Colours are the app's; on paper they are always the light ones. */
export const stylesheetOf = (locale: string): string =>
  [colours, text, figures, tables, narrow, pageNumbers(locale), paper].join('\n')
