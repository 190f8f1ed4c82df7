import type { ObservedDurations } from '../src/lifetime/observed-durations.ts'
import { beta, type Random, seeded } from './random.ts'

export interface ContractWorld {
  readonly seed: number
  readonly customers: number
  readonly parameters: { readonly alpha: number; readonly beta: number; readonly c?: number }
  /** Customers are observed for 4 to `longest` renewals; every third only from a later one on. */
  readonly longest: number
}

/** Customers who leave at a renewal as the model says, as columns for a fit. */
export function simulateContracts({ seed, customers, parameters, longest }: ContractWorld): ObservedDurations {
  const random = seeded(seed)
  const rows: [entry: number, exit: number, lost: number][] = []
  while (rows.length < customers) {
    const end = 4 + Math.floor(random() * (longest - 3))
    const entry = rows.length % 3 === 2 ? Math.floor(random() * 3) : 0
    const leaves = renewalOfLoss(random, parameters)
    // Who left before observation began was never seen.
    if (leaves > entry) rows.push([entry, Math.min(leaves, end), leaves <= end ? 1 : 0])
  }
  const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i])
  return { entry: column(0), exit: column(1), lost: column(2), weight: new Float64Array(customers).fill(1) }
}

/** The first t with (1 − θ)^(t^c) below a uniform number. */
function renewalOfLoss(random: Random, parameters: ContractWorld['parameters']): number {
  const theta = beta(random, parameters.alpha, parameters.beta)
  return Math.max(1, Math.ceil((Math.log(random()) / Math.log1p(-theta)) ** (1 / (parameters.c ?? 1))))
}
