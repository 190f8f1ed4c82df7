import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { product, type StateMargins, stateValues } from './state-values.ts'
import { checkMatrix, type TransitionMatrix } from './transition-matrix.ts'

/** A base of customers and those who will join it, counted by state. */
export interface PortfolioPlan {
  readonly matrix: TransitionMatrix
  /** Customers now. */
  readonly customers: readonly number[]
  /** Position t: those who join by the end of period t, counted in the period after it. */
  readonly arrivals: readonly (readonly number[])[]
}

/**
 * Customers by state now and at the beginning of each period to come, n_{t+1} = n_t P + a_t, to the last arrivals.
 * @throws StatsError when the matrix is broken, or numbers of customers are
 */
export function projectPortfolio({ matrix, customers, arrivals }: PortfolioPlan): number[][] {
  checkMatrix(matrix)
  checkCustomers(matrix, [customers, ...arrivals])
  const dates = [[...customers]]
  for (const joining of arrivals) {
    const now = dates[dates.length - 1]
    dates.push(
      joining.map((joined, to) => joined + now.reduce((sum, count, from) => sum + count * matrix[from][to], 0)),
    )
  }
  return dates
}

export interface CustomerEquity {
  /** Lifetime value of those who are customers now. */
  readonly current: number
  /** Of those who will join, discounted to now; what winning them costs is not taken off. */
  readonly arriving: number
  readonly total: number
}

/**
 * Customer equity n₀V + Σ_t a_tV/(1+d)^{t+1}, V the lifetime value by state.
 * @throws StatsError when the plan or the margins are broken, or the rate is not above zero
 */
export function customerEquity({ matrix, customers, arrivals }: PortfolioPlan, margins: StateMargins): CustomerEquity {
  const values = stateValues(matrix, margins)
  checkCustomers(matrix, [customers, ...arrivals])
  const current = product(customers, values)
  const arriving = arrivals.reduce((sum, joining, period) => {
    return sum + product(joining, values) / (1 + margins.discountRate) ** (period + 1)
  }, 0)
  return { current, arriving, total: current + arriving }
}

function checkCustomers(matrix: TransitionMatrix, dates: readonly (readonly number[])[]): void {
  for (const [row, counts] of dates.entries()) {
    if (counts.length !== matrix.length) throw new StatsError('not-square', { row, values: counts.length })
    for (const count of counts) inRow(row, () => checkAmount('customers', count))
  }
}
