import { fillMessage } from '@sabad/contract/errors'
import type { Notice } from '@sabad/contract/schemas/figures'
import {
  type KpiDefinition,
  type KpiLack,
  type KpiSeries,
  type KpiUnit,
  type KpiValue,
  type KpiValues,
  kpiLack,
} from '@sabad/contract/schemas/kpi'
import { amount, count, decimal, money, NONE, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { list, table } from './table.ts'
import type { Terminal } from './terminal.ts'
import { noticeText } from './words.ts'

const MISSING: Readonly<Record<KpiLack, string>> = {
  'no-customers': 'somebody in the group',
  'no-contracts': 'contracts in force a year ago',
  'no-contracts-here': 'somebody here under contract a year ago',
  'no-contract-values': 'the yearly value of contracts',
  'no-renewals-recorded': 'records of renewals: no contract ever ran on beyond its agreed end or was followed',
  'no-ends-due': 'a contract that came to its agreed end',
  'nobody-lost': 'somebody who had lost all contracts a year ago',
  'no-earlier-buyers': 'somebody who bought in the year before',
  'no-repeat-buyers': 'somebody who bought twice',
  'nobody-dormant': 'somebody who was dormant',
  'nobody-came-back': 'somebody who came back after a year without a purchase',
  'no-model': 'a model of purchases; "sabad models" shows those there are',
  'no-costing': 'a cost model that assigns costs to customers',
  'no-revenue': 'revenue',
  'no-risk': 'margin that is uncertain',
  'never-ends': 'a discount rate above 0',
  'no-survey': 'answers of 0 to 10 to interactions of kind {kinds}',
  'no-ratings': 'interactions that customers rated',
  'nobody-answered': 'an answer of somebody here',
  'no-wallet-data': 'a column category_spend, or ratings of "share of wallet"',
  'no-brand-ranks': 'columns brand_rank and brands_used',
  'nobody-told': 'somebody here who told',
  'groups-only': 'a group: it is no figure of the base',
  'base-only': 'the base: costs do not say for which group they were',
  'no-earlier-date': 'a computed date about {wanted}; "sabad refresh --history 24" computes more',
  'nobody-a-year-ago': 'somebody who was here a year ago',
  'no-marketing-costs': 'ledger costs of marketing or acquisition',
  'nobody-acquired': 'a new customer',
  'not-paid-back': 'more than {months} months at this pace',
}

/** What would have to be there; null for a notice that is not about that. */
export function kpiLackText({ code, params }: Notice): string | null {
  const lack = kpiLack.safeParse(code)
  return lack.success ? fillMessage(MISSING[lack.data], params) : null
}

const missingText = (notice: Notice): string => kpiLackText(notice) ?? noticeText(notice)

const FORMATS: Readonly<Record<KpiUnit, (value: number) => string>> = {
  money,
  share,
  ratio: share,
  points: decimal,
  score: decimal,
  index: score,
  months: decimal,
  multiple: amount,
}

const written = (value: number | null, unit: KpiUnit): string => (value === null ? NONE : FORMATS[unit](value))

function withInterval({ value, lower, upper }: KpiValue, unit: KpiUnit): string {
  const figure = written(value, unit)
  return lower === null || upper === null ? figure : `${figure} (${written(lower, unit)} to ${written(upper, unit)})`
}

/** Codes that only say whose figure it is. */
const ELSEWHERE: ReadonlySet<string> = new Set(['groups-only', 'base-only'])

/** Why nobody has a figure: a lack goes before its being no figure of somebody. */
function reasonOf(values: readonly KpiValue[]): Notice | null {
  const told = values.flatMap(({ missing }) => (missing ? [missing] : []))
  return told.find(({ code }) => !ELSEWHERE.has(code)) ?? told[0] ?? null
}

/** Which of several sources it rests on; of all owners the same. */
const basisOf = (values: readonly KpiValue[]): string => values.find(({ basis }) => basis !== null)?.basis ?? ''

const right = (title: string) => ({ title, align: 'right' as const })

const SETTINGS = { contractual: 'contract', 'non-contractual': 'no contract', any: '' } as const

interface Owner {
  readonly index: number | null
  readonly title: string
}

const ownersOf = ({ groups }: Pick<KpiValues, 'groups'>): readonly Owner[] => [
  { index: null, title: 'all customers' },
  ...groups,
]

/** One row a figure; what nobody has is said below. */
export function kpiText(answer: KpiValues, registry: readonly KpiDefinition[], { heading }: Terminal): string {
  const owners = ownersOf(answer)
  const of = (kpi: string) => answer.values.filter((value) => value.kpi === kpi)
  const known = registry.filter(({ name }) => of(name).some(({ value }) => value !== null))
  const unknown = registry.filter((kpi) => !known.includes(kpi))
  const write = owners.length === 1 ? withInterval : ({ value }: KpiValue, unit: KpiUnit) => written(value, unit)
  const rows = known.map(({ name, unit, setting }) => [
    name,
    SETTINGS[setting] || basisOf(of(name)).replaceAll('-', ' '),
    ...owners.map(({ index }) => {
      const value = of(name).find(({ group }) => group === index)
      return value ? write(value, unit) : NONE
    }),
  ])
  const title = heading(printable(`Key figures as of ${answer.asOf}, money in ${answer.currency}`))
  const needs = unknown.flatMap(({ name }): (readonly [string, string])[] => {
    const missing = reasonOf(of(name))
    return missing ? [[name, missingText(missing)]] : []
  })
  return [
    title,
    '',
    table([{ title: 'key figure' }, { title: 'of' }, ...owners.map((owner) => right(owner.title))], rows),
    ...(needs.length > 0 ? ['', 'Not known; what they need:', list(needs)] : []),
  ].join('\n')
}

/** One figure at every date. */
export function kpiSeriesText(series: KpiSeries, kpi: KpiDefinition, { heading }: Terminal): string {
  const owners = ownersOf(series)
  const rows = series.asOfDates.map((asOf) => [
    asOf,
    ...owners.map(({ index }) => {
      const found = series.values.find((value) => value.asOf === asOf && value.group === index)
      return found ? withInterval(found, kpi.unit) : NONE
    }),
  ])
  const missing = series.values.findLast(({ group }) => group === null)?.missing
  return [
    heading(printable(`${kpi.title} over time${kpi.unit === 'money' ? `, in ${series.currency}` : ''}`)),
    '',
    table([{ title: 'as of' }, ...owners.map(({ title }) => right(title))], rows),
    ...(missing ? ['', `Not known of all customers; it needs ${missingText(missing)}.`] : []),
  ].join('\n')
}

/** Everything that defends a figure. */
export function definitionText(kpi: KpiDefinition, { heading }: Terminal): string {
  return [
    heading(printable(`${kpi.title} (${kpi.name}, definition ${count(kpi.definitionVersion)})`)),
    '',
    printable(kpi.meaning),
    '',
    list([
      ['formula', kpi.formula],
      ['population', kpi.population],
      ['window', kpi.window],
      ['numerator', kpi.numerator],
      ['denominator', kpi.denominator],
      ['interval', kpi.interval],
      ['source', kpi.source],
      ['good', kpi.direction],
      ...kpi.notes.map((note): readonly [string, string] => ['mind', note]),
    ]),
  ].join('\n')
}
