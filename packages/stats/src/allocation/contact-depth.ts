import { checkPositive, checkShare } from '../checks.ts'
import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** Groups of prospects from the best score to the worst (often deciles): how many, and what share responds. */
export interface ResponseBands {
  readonly size: readonly number[]
  /** Response rate, or uplift for campaigns that are measured against a holdout. */
  readonly rate: readonly number[]
}

/** What a response earns and what a contact costs, in money. */
export interface ContactEconomics {
  readonly margin: number
  readonly cost: number
}

/** One line of the depth table; `cumulative...` counts all bands down to this one. */
export interface DepthRow {
  readonly profit: number
  readonly cumulativeProfit: number
  readonly cumulativeCost: number
  readonly cumulativeContacts: number
  /** Rate of the band over the rate of all. */
  readonly lift: number
  /** Share of all responders that is reached. */
  readonly gains: number
}

export interface ContactDepth {
  readonly rows: readonly DepthRow[]
  /** The rate at which a contact just pays: cost / margin. */
  readonly breakEvenRate: number
  /** How many bands to contact: the depth of most cumulative profit (0: nobody). */
  readonly bestDepth: number
}

/**
 * How deep to contact: go on while the marginal profit p·m − c is positive (Bult & Wansbeek 1995, Marketing Science
 * 14(4), 378-394). Bands are taken in the order given.
 * @throws StatsError when a size is negative, a rate no share, the margin not above zero, or nobody responds
 */
export function contactDepth({ size, rate }: ResponseBands, { margin, cost }: ContactEconomics): ContactDepth {
  checkPositive('margin', margin)
  checkAmount('cost', cost)
  const { contacts, responders } = totals({ size, rate })
  const rows: DepthRow[] = []
  let [reached, contacted, earned] = [0, 0, 0]
  for (const [band, count] of size.entries()) {
    const profit = count * (rate[band] * margin - cost)
    reached += count * rate[band]
    contacted += count
    earned += profit
    rows.push({
      profit,
      cumulativeProfit: earned,
      cumulativeCost: contacted * cost,
      cumulativeContacts: contacted,
      lift: rate[band] / (responders / contacts),
      gains: reached / responders,
    })
  }
  return { rows, breakEvenRate: cost / margin, bestDepth: deepest(rows) }
}

function deepest(rows: readonly DepthRow[]): number {
  const most = Math.max(0, ...rows.map(({ cumulativeProfit }) => cumulativeProfit))
  return most === 0 ? 0 : rows.findIndex(({ cumulativeProfit }) => cumulativeProfit === most) + 1
}

function totals({ size, rate }: ResponseBands): { readonly contacts: number; readonly responders: number } {
  if (size.length !== rate.length) {
    throw new StatsError('columns-differ-in-length', { lengths: `${size.length}, ${rate.length}` })
  }
  let contacts = 0
  let responders = 0
  for (const [row, count] of size.entries()) {
    inRow(row, () => checkAmount('size', count))
    inRow(row, () => checkShare('rate', rate[row]))
    contacts += count
    responders += count * rate[row]
  }
  if (responders === 0) throw new StatsError('all-zero', { column: 'rate' })
  return { contacts, responders }
}
