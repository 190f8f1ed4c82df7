import { type CustomerSort, customerPath, customerSort } from '@sabad/contract/schemas/customers'
import { type DiscoveryMethod, discoveryMethod } from '@sabad/contract/schemas/discovery'
import { type EquityMeasure, equityMeasure } from '@sabad/contract/schemas/equity'

/** What every address may carry: the portfolio and the day that the page is about. */
export interface ScopeSearch {
  readonly portfolio?: string | undefined
  readonly asOf?: string | undefined
}

export const movementViews = ['moves', 'why', 'paths', 'time', 'drift', 'forecast'] as const
export type MovementView = (typeof movementViews)[number]

export interface MovementSearch {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Left out, the moves themselves. */
  readonly view?: MovementView | undefined
}

export interface VersionsSearch {
  readonly one?: number | undefined
  readonly other?: number | undefined
}

export interface CustomersSearch {
  readonly q?: string | undefined
  readonly group?: string | undefined
  readonly flagged?: true | undefined
  readonly movedFrom?: string | undefined
  readonly movedSince?: string | undefined
  readonly changedSince?: string | undefined
  readonly enteredSince?: string | undefined
  readonly path?: string | undefined
  readonly sort?: CustomerSort | undefined
  readonly order?: 'asc' | 'desc' | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

export const marketSteps = ['business', 'variables', 'segments', 'assessment', 'targets'] as const
export type MarketStep = (typeof marketSteps)[number]

export interface MarketSearch {
  readonly step?: MarketStep | undefined
}

type Raw = Readonly<Record<string, unknown>>

const day = /^\d{4}-\d{2}-\d{2}$/

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const date = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined)
const positive = (value: unknown) => {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

export const readScopeSearch = (raw: Raw): ScopeSearch => ({
  portfolio: text(raw.portfolio),
  asOf: date(raw.asOf),
})

export const readMovementSearch = (raw: Raw): MovementSearch => ({
  from: date(raw.from),
  to: date(raw.to),
  view: movementViews.find((view) => view === raw.view),
})

export interface BasketSearch {
  /** What a fruit is sized by; left out, what the group is worth. */
  readonly by?: 'customers' | undefined
}

export const readBasketSearch = (raw: Raw): BasketSearch => ({ by: raw.by === 'customers' ? raw.by : undefined })

export interface ProfitSearch {
  readonly group?: string | undefined
}

export const readProfitSearch = (raw: Raw): ProfitSearch => ({ group: text(raw.group) })

export interface EquitySearch {
  readonly from?: string | undefined
  /** Left out, on gross margin. */
  readonly of?: EquityMeasure | undefined
}

export const readEquitySearch = (raw: Raw): EquitySearch => ({
  from: date(raw.from),
  of: equityMeasure.options.find((measure) => measure === raw.of),
})

export const costingViews = ['report', 'model', 'versions'] as const
export type CostingView = (typeof costingViews)[number]

export interface CostingSearch {
  /** Left out, what the costing did. */
  readonly view?: CostingView | undefined
}

export const readCostingSearch = (raw: Raw): CostingSearch => ({ view: costingViews.find((view) => view === raw.view) })

export interface CompareSearch {
  readonly with?: string | undefined
}

export const readCompareSearch = (raw: Raw): CompareSearch => ({ with: text(raw.with) })

export const readMarketSearch = (raw: Raw): MarketSearch => ({ step: marketSteps.find((step) => step === raw.step) })

export const strategyViews = ['follow', 'plan', 'history'] as const
export type StrategyView = (typeof strategyViews)[number]

export interface StrategySearch {
  /** Left out, the follow-up of what is in force, else the plan. */
  readonly view?: StrategyView | undefined
}

export const readStrategySearch = (raw: Raw): StrategySearch => ({
  view: strategyViews.find((view) => view === raw.view),
})

/** What groups to look for, as far as it is known beforehand. */
export interface DiscoverSearch {
  readonly method?: DiscoveryMethod | undefined
  /** Names with commas between them. */
  readonly variables?: string | undefined
  readonly k?: number | undefined
  /** Whether measures that say the same are joined. */
  readonly joined?: true | undefined
  /** The portfolio whose groups they may continue. */
  readonly previous?: string | undefined
}

export const readDiscoverSearch = (raw: Raw): DiscoverSearch => ({
  method: discoveryMethod.safeParse(raw.method).data,
  variables: text(raw.variables),
  k: positive(raw.k),
  joined: String(raw.joined) === 'true' || undefined,
  previous: text(raw.previous),
})

/** Two projects by their names. */
export interface MarketCompareSearch {
  readonly one?: string | undefined
  readonly other?: string | undefined
}

export const readMarketCompareSearch = (raw: Raw): MarketCompareSearch => ({
  one: text(raw.one),
  other: text(raw.other),
})

export const readVersionsSearch = (raw: Raw): VersionsSearch => ({ one: positive(raw.one), other: positive(raw.other) })

export const readCustomersSearch = (raw: Raw): CustomersSearch => {
  const order = raw.order
  return {
    q: text(raw.q),
    group: text(raw.group),
    flagged: String(raw.flagged) === 'true' || undefined,
    movedFrom: text(raw.movedFrom),
    movedSince: date(raw.movedSince),
    changedSince: date(raw.changedSince),
    enteredSince: date(raw.enteredSince),
    path: customerPath.safeParse(raw.path).data,
    sort: customerSort.safeParse(raw.sort).data,
    order: order === 'asc' || order === 'desc' ? order : undefined,
    page: positive(raw.page),
    size: positive(raw.size),
  }
}

/** Plain addresses, `?asOf=2011-12-09&page=2`: every value is text and each page reads its own. */
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

export const stringifySearch = (search: Raw): string => {
  const entries = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  const written = new URLSearchParams(entries).toString()
  return written && `?${written}`
}
