import { checkFinite } from '../checks.ts'
import { checkAmounts, largestFirst, type WeightedAmounts } from './weighted-amounts.ts'

/** One point: the share of customers, the most profitable first, and what they earn together, in money. */
export interface WhalePoint {
  readonly customers: number
  readonly profit: number
}

export interface WhaleCurve {
  readonly total: number
  /** The highest cumulative profit, in money: what the base would earn without its loss-makers. */
  readonly peak: number
  /** Share of customers to the peak: those who earn more than nothing. */
  readonly customersToPeak: number
  /** Share of customers who lose money. */
  readonly lossMakers: number
  /** Peak ÷ total (2.34: 234 %), and how much of the total is lost again (1.34). Null when the total is not above zero. */
  readonly peakShare: number | null
  readonly erosion: number | null
  /**
   * Area between curve and diagonal ÷ area between the line at the peak and the diagonal: 0 when all earn alike, 1
   * when one customer of very many earns all. Null when nobody earns or loses anything. Others normalise differently.
   */
  readonly stobachoffIndex: number | null
  /** The curve at equal steps of customers, from (0, 0) to (1, total). */
  readonly points: readonly WhalePoint[]
}

/**
 * The whale curve (Stobachoff curve; Storbacka 1997, J. Marketing Management 13, 479-492; Kaplan & Narayanan 2001):
 * cumulative profit over customers sorted by profit. Where the total is not above zero, plot money, not shares.
 * `steps` points are given besides the origin (100 unless told).
 * @throws StatsError when a profit is not finite or no customer is there
 */
export function whaleCurve(profits: WeightedAmounts, steps = 100): WhaleCurve {
  const customers = checkAmounts(profits, checkFinite)
  const { amount, weight } = profits
  const order = largestFirst(profits)
  const sums = { total: 0, peak: 0, earning: 0, losing: 0, area: 0 }
  for (const row of order) {
    const next = sums.total + weight[row] * amount[row]
    sums.area += (weight[row] * (sums.total + next)) / 2
    sums.total = next
    if (amount[row] > 0) {
      sums.peak = next
      sums.earning += weight[row]
    }
    if (amount[row] < 0) sums.losing += weight[row]
  }
  const { total, peak } = sums
  const isProfit = total > 0
  const largest = peak - total / 2
  return {
    total,
    peak,
    customersToPeak: sums.earning / customers,
    lossMakers: sums.losing / customers,
    peakShare: isProfit ? peak / total : null,
    erosion: isProfit ? (peak - total) / total : null,
    stobachoffIndex: largest > 0 ? (sums.area / customers - total / 2) / largest : null,
    points: pointsOf(profits, order, { customers, steps }),
  }
}

function pointsOf(
  { amount, weight }: WeightedAmounts,
  order: Uint32Array,
  { customers, steps }: { readonly customers: number; readonly steps: number },
): WhalePoint[] {
  const points: WhalePoint[] = [{ customers: 0, profit: 0 }]
  let counted = 0
  let profit = 0
  for (const row of order) {
    const end = counted + weight[row]
    while (points.length <= steps && (points.length / steps) * customers <= end * (1 + 1e-12)) {
      const share = points.length / steps
      points.push({ customers: share, profit: profit + (share * customers - counted) * amount[row] })
    }
    counted = end
    profit += weight[row] * amount[row]
  }
  return points
}
