import type { Day } from './calendar.ts'
import type { Random } from './random.ts'
import { beta, chance, exponential, gamma } from './samplers.ts'
import type { Season } from './season.ts'

/**
 * How customers differ, by the MBG/NBD and Gamma-Gamma models (Batislam, Denizel & Filiztekin 2007; Fader & Hardie 2013):
 * buying rate per week ~ Gamma(r, alpha); after every purchase, the first included, a customer is lost with a
 * probability of their own ~ Beta(a, b); order values ~ Gamma(p, nu) with nu ~ Gamma(q, gamma).
 */
export interface Population {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
  readonly p: number
  readonly q: number
  readonly gamma: number
}

/** One customer's true behaviour. */
export interface Behaviour {
  readonly ratePerWeek: number
  readonly dropout: number
  /** nu: the rate of the Gamma of this customer's order values. */
  readonly spendRate: number
  readonly meanSpend: number
}

export function drawBehaviour(random: Random, population: Population): Behaviour {
  const spendRate = gamma(random, population.q, population.gamma)
  return {
    ratePerWeek: gamma(random, population.r, population.alpha),
    dropout: beta(random, population.a, population.b),
    spendRate,
    meanSpend: population.p / spendRate,
  }
}

/** What campaigns do to one customer: days on which they cause a purchase, spans in which they spoil all others. */
export interface Stimuli {
  readonly extra: readonly Day[]
  readonly suppressed: readonly { readonly from: Day; readonly until: Day }[]
}

export interface Span {
  readonly first: Day
  readonly until: Day
  readonly season: Season
  readonly stimuli: Stimuli
}

export interface Purchases {
  readonly firstOn: Day
  readonly days: readonly Day[]
  /** The day of the purchase after which the customer was lost; null while alive. */
  readonly lostOn: Day | null
}

/**
 * A Poisson process thinned by the season (Lewis & Shedler 1979). A purchase caused by a campaign is a purchase like any
 * other: the customer may be lost after it, and because the process has no memory it goes on from there.
 */
export function simulatePurchases(random: Random, behaviour: Behaviour, span: Span): Purchases {
  const { season, until, stimuli } = span
  const proposalRate = (behaviour.ratePerWeek / 7) * season.maximum
  const extra = [...stimuli.extra].sort((one, other) => one - other)
  const isSuppressed = (day: Day) => stimuli.suppressed.some((spell) => day >= spell.from && day <= spell.until)
  const accepts = (day: Day) => chance(random, season.factor(day) / season.maximum) && !isSuppressed(day)
  const firstOn = span.first
  const days = [firstOn]
  let time = firstOn + random()
  while (!chance(random, behaviour.dropout)) {
    let bought = false
    while (!bought) {
      time += exponential(random, proposalRate)
      const caused = extra[0] !== undefined && extra[0] + 0.5 <= time ? extra.shift() : undefined
      if (caused !== undefined) time = caused + 0.5
      if (time >= until + 1) return { firstOn, days, lostOn: null }
      bought = caused !== undefined || accepts(Math.floor(time))
    }
    days.push(Math.floor(time))
  }
  return { firstOn, days, lostOn: days.at(-1) ?? firstOn }
}

const WEEKS_PER_YEAR = 365.25 / 7

/**
 * Purchases that an average copy of this customer makes in the next year, without campaigns. Alive at t with
 * probability exp(-rate * dropout * t), so the integral of the rate is (1 - exp(-rate * dropout * t)) / dropout.
 */
export const expectedPurchasesNextYear = ({ ratePerWeek, dropout }: Behaviour, isAlive: boolean): number =>
  isAlive ? -Math.expm1(-ratePerWeek * dropout * WEEKS_PER_YEAR) / dropout : 0
