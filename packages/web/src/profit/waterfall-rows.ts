import type { ProfitStep } from '@sabad/contract/schemas/cost-model'
import type { ProfitSums, ProfitWaterfall } from '@sabad/contract/schemas/costing'

export type StepAmount = ProfitWaterfall['steps'][number]
export type SumName = Exclude<keyof ProfitSums, 'costToServe'>

/** A row of the waterfall: a step that is taken off (or, the first, earned), or a sum of all before it. */
export interface WaterfallRow {
  readonly name: ProfitStep | SumName
  readonly isSum: boolean
  /** Below zero where it is taken off. */
  readonly amount: number
  /** Where its bar lies, in money. */
  readonly from: number
  readonly to: number
  readonly step: StepAmount | null
}

/** After which step a sum stands. */
const sumAfter: Readonly<Partial<Record<ProfitStep, SumName>>> = {
  'on-invoice-discount': 'invoiceRevenue',
  returns: 'netRevenue',
  'product-cost': 'grossMargin',
  marketing: 'contribution',
  'channel-cost': 'channelMargin',
}

/** Steps and sums from list revenue down; steps that take nothing are left out, and the sums that follow only them. */
export function waterfallRows({ steps, sums }: Pick<ProfitWaterfall, 'steps' | 'sums'>): readonly WaterfallRow[] {
  const rows: WaterfallRow[] = []
  let reached = 0
  let changed = false
  for (const step of steps) {
    const amount = step.step === 'list-revenue' ? step.amount : -step.amount
    if (amount !== 0 || step.step === 'list-revenue') {
      rows.push({ name: step.step, isSum: false, amount, from: reached, to: reached + amount, step })
      reached += amount
      changed = true
    }
    const sum = sumAfter[step.step]
    if (sum && (changed || sum === 'contribution')) {
      rows.push({ name: sum, isSum: true, amount: sums[sum], from: 0, to: sums[sum], step: null })
      changed = false
    }
  }
  return rows
}

/** How a piece of money lies on a scale from the lowest to the highest that the rows reach, in percent of its length. */
export function waterfallScale(rows: readonly WaterfallRow[]) {
  const ends = rows.flatMap(({ from, to }) => [from, to])
  const lowest = Math.min(0, ...ends)
  const length = Math.max(0, ...ends) - lowest || 1
  const place = (money: number) => ((money - lowest) / length) * 100
  return {
    zero: place(0),
    bar: ({ from, to }: WaterfallRow) => ({
      start: place(Math.min(from, to)),
      length: (Math.abs(to - from) / length) * 100,
    }),
  }
}
