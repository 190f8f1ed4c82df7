import type { DiscoveryMethod, discoveryRequest } from '@sabad/contract/schemas/discovery'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import type { z } from 'zod'
import type { DiscoverSearch } from '../app/search.ts'

/** What the page asks for, before it is a request. */
export interface DiscoveryForm {
  readonly method: DiscoveryMethod
  readonly variables: readonly string[]
  readonly k: number | 'auto'
  readonly outcome: string
  /** The share of the variance that joined measures keep; null: each counts by itself. */
  readonly components: number | null
  /** About so many customers are looked at. */
  readonly sampleSize: number
  readonly title: string
  readonly previous: string | null
}

interface DiscoverContext {
  readonly variables: readonly PortfolioVariable[]
  readonly portfolios: readonly { readonly portfolioId: string; readonly title: string }[]
}

/** Numbers of groups that can be chosen. */
const [FEWEST, MOST] = [2, 12]
export const groupNumbers = Array.from({ length: MOST - FEWEST + 1 }, (_, index) => index + FEWEST)

/** Shares of the variance that joined measures may keep. */
const USUAL_SHARE = 0.9
export const keptShares = [0.95, USUAL_SHARE, 0.8] as const

export const methods = ['k-means', 'gaussian-mixture', 'bisecting', 'cart', 'chaid'] as const

export const isTree = (method: DiscoveryMethod): boolean => method === 'cart' || method === 'chaid'

export const asksForNumber = (method: DiscoveryMethod): boolean => method === 'k-means' || method === 'gaussian-mixture'

export const asksForOutcome = (method: DiscoveryMethod): boolean => isTree(method) || method === 'bisecting'

/** Between texts there is no distance: only trees can ask for them. */
export const canTake = (method: DiscoveryMethod, { type, coverage }: PortfolioVariable): boolean =>
  coverage > 0 && (type === 'number' || isTree(method))

const USUAL_SAMPLE = 10_000
const SAMPLES = [2_000, USUAL_SAMPLE, 50_000, 200_000, 1_000_000] as const
/** Only k-means walks more, in batches. */
const MOST_BUT_K_MEANS = 50_000

/** How many customers can be looked at, the whole base the last where that is possible. */
export function sampleSizes(method: DiscoveryMethod, customers: number): readonly number[] {
  const most = method === 'k-means' ? Math.max(...SAMPLES) : MOST_BUT_K_MEANS
  const sizes = SAMPLES.filter((size) => size < customers && size <= most)
  return customers <= most ? [...sizes, customers] : sizes
}

const FIRST_CHOICE: ReadonlySet<string> = new Set(['recency_days', 'purchase_days', 'mean_purchase', 'tenure_days'])

export function firstForm(variables: readonly PortfolioVariable[], title: string): DiscoveryForm {
  const first = variables.filter((variable) => FIRST_CHOICE.has(variable.name) && canTake('k-means', variable))
  const outcome = variables.find(({ name, coverage }) => name === 'clv_12m' && coverage > 0) ?? first[0]
  return {
    method: 'k-means',
    variables: first.map(({ name }) => name),
    k: 'auto',
    outcome: outcome?.name ?? 'revenue_12m',
    components: null,
    sampleSize: USUAL_SAMPLE,
    title,
    previous: null,
  }
}

/** The first form, or that of the groups that are to be found anew: all that is asked for and known. */
export function formOf(asked: DiscoverSearch, first: DiscoveryForm, known: DiscoverContext): DiscoveryForm {
  const { method = first.method, k, joined, previous } = asked
  const wanted = asked.variables?.split(',') ?? first.variables
  const names = known.variables
    .filter((one) => wanted.includes(one.name) && canTake(method, one))
    .map(({ name }) => name)
  const before = known.portfolios.find(({ portfolioId }) => portfolioId === previous)
  return {
    ...first,
    method,
    variables: names,
    k: k !== undefined && k >= FEWEST && k <= MOST ? k : first.k,
    components: joined ? USUAL_SHARE : first.components,
    previous: before?.portfolioId ?? null,
    title: before?.title ?? first.title,
  }
}

/** A kebab-case name of a title that is none yet; a portfolio that is continued keeps its own. */
function portfolioIdOf({ title, previous }: DiscoveryForm, taken: readonly string[]): string {
  if (previous !== null) return previous
  const bare = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  const name = bare === '' ? 'groups' : bare
  let free = name
  for (let number = 2; taken.includes(free); number++) free = `${name}-${number}`
  return free
}

export function requestOf(form: DiscoveryForm, taken: readonly string[]): z.input<typeof discoveryRequest> {
  const { method, variables, k, outcome, components, sampleSize, title, previous } = form
  return {
    method,
    variables: [...variables],
    ...(asksForNumber(method) && { k }),
    ...(asksForOutcome(method) && { outcome }),
    ...(components !== null && !isTree(method) && { components }),
    ...(sampleSize !== USUAL_SAMPLE && { sampleSize }),
    ...(previous !== null && { previous }),
    title: title.trim(),
    portfolioId: portfolioIdOf(form, taken),
  }
}
