import type { DiscoveredGroup, Distinction } from '@sabad/contract/schemas/discovery'
import { amountOf, inEnglish } from '../clause.ts'
import { titleOf } from '../variables.ts'

/** What people call those who are high, and low, in a measure. */
export const traitWords: Readonly<Record<string, readonly [high: string, low: string]>> = {
  recency_days: ['long silent', 'lately active'],
  frequency: ['frequent', 'infrequent'],
  purchase_days: ['frequent', 'infrequent'],
  purchase_days_12m: ['frequent', 'infrequent'],
  orders: ['frequent', 'infrequent'],
  expected_purchases_12m: ['frequent', 'infrequent'],
  age_days: ['long-standing', 'new'],
  tenure_days: ['long-standing', 'new'],
  observed_lifetime_days: ['long-standing', 'short-lived'],
  mean_gap_days: ['widely spaced', 'closely spaced'],
  gap_trend: ['slowing', 'quickening'],
  return_share: ['returning much', 'returning little'],
  categories: ['broad range', 'narrow range'],
  satisfaction: ['content', 'discontented'],
  revenue: ['high value', 'low value'],
  revenue_12m: ['high value', 'low value'],
  gross_margin: ['high value', 'low value'],
  margin_12m: ['high value', 'low value'],
  clv_12m: ['high value', 'low value'],
  clv_residual: ['high value', 'low value'],
  mean_purchase: ['large purchases', 'small purchases'],
  mean_repeat_purchase: ['large purchases', 'small purchases'],
  expected_spend: ['large purchases', 'small purchases'],
  discount_share: ['discount seeking', 'full price'],
  probability_alive: ['alive', 'slipping away'],
}

/** The same of any other measure, and of a group that differs in none. */
export const otherTraits = { high: 'high {measure}', low: 'low {measure}', none: 'like everyone else' } as const

/** So many traits make a name. */
const TRAITS = 3

/** Columns from outside carry underscores. */
const spoken = (measure: string): string => titleOf(measure).toLowerCase().replaceAll('_', ' ')

type Profile = DiscoveredGroup['profile']

const isAbove = (difference: number): boolean => difference > 0

/** Clear differences where there are any, else slight ones. */
function telling(profile: Profile): Profile {
  const differs = profile.filter(({ code }) => code !== 'like-the-rest')
  const clear = differs.filter(({ code }) => !code.startsWith('slightly'))
  return clear.length > 0 ? clear : differs
}

function wordOf({ measure, difference }: Profile[number]): string {
  const words = Object.hasOwn(traitWords, measure) ? traitWords[measure] : undefined
  if (words) return words[isAbove(difference) ? 0 : 1]
  return otherTraits[isAbove(difference) ? 'high' : 'low'].replace('{measure}', () => spoken(measure))
}

/** "Frequent, high value, long silent": from what sets the group apart most, each word once. */
export function titleOfGroup(profile: Profile): string {
  const words = [...new Set(telling(profile).map(wordOf))].slice(0, TRAITS)
  const text = words.length === 0 ? otherTraits.none : words.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const COMPARED: Readonly<Record<Distinction, string>> = {
  'far-below': 'much lower',
  below: 'lower',
  'slightly-below': 'somewhat lower',
  'like-the-rest': 'alike',
  'slightly-above': 'somewhat higher',
  above: 'higher',
  'far-above': 'much higher',
}

/** What sets the group apart, with its mean beside that of everyone else. */
export function describeGroup(profile: Profile): string {
  const parts = telling(profile)
    .slice(0, TRAITS)
    .map(({ measure, mean, meanOfRest, code }) => {
      const means = [mean, meanOfRest].map((value) =>
        value === null ? 'not known' : inEnglish(amountOf(value, measure)),
      )
      return `${spoken(measure)} ${COMPARED[code]} (${means.join(' against ')})`
    })
  return parts.length === 0
    ? 'Like everyone else in all measures.'
    : `Compared with everyone else: ${parts.join(', ')}.`
}

/** A kebab-case name that is not taken. */
export function nameFor(title: string, taken: ReadonlySet<string>): string {
  const bare = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  const name = bare === '' ? 'group' : bare
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`
}
