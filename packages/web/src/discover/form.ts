import type { DiscoveryMethod, discoveryRequest } from '@sabad/contract/schemas/discovery'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import type { z } from 'zod'

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
