import { StatsError } from '../stats-error.ts'

/** Weights from pairwise judgements, and how consistent those are. */
export interface PairwiseWeights {
  /** In the order of the rows, adding up to 1. */
  readonly weights: readonly number[]
  /** The principal eigenvalue; n for judgements without contradiction, else more. */
  readonly lambda: number
  /** (λ − n) / (n − 1). */
  readonly consistencyIndex: number
  /** The index over that of random judgements; 0 for two criteria, who cannot contradict each other. */
  readonly consistencyRatio: number
  /** Whether the ratio is at most 0.10, Saaty's limit. */
  readonly acceptable: boolean
}

/** Mean consistency index of random judgements by the number of criteria, from 1 (Saaty 1980, The Analytic Hierarchy Process). */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
const limit = 0.1

/**
 * The analytic hierarchy process: `judgements[i][j]` says how many times criterion i is as important as j (1 to 9 or
 * their reciprocals). Weights are the principal eigenvector (Saaty 1977, J. Math. Psychology 15).
 * @throws StatsError when the matrix is not square with 2 to 15 rows, a judgement is not above zero, or one is not the
 *   reciprocal of the one turned round (to a thousandth, so that 0.333 does for 1/3)
 */
export function pairwiseWeights(judgements: readonly (readonly number[])[]): PairwiseWeights {
  checkJudgements(judgements)
  const n = judgements.length
  const { weights, lambda } = principalEigenvector(judgements)
  const consistencyIndex = Math.max(0, (lambda - n) / (n - 1))
  const consistencyRatio = n === 2 ? 0 : consistencyIndex / randomIndex[n - 1]
  return { weights, lambda, consistencyIndex, consistencyRatio, acceptable: consistencyRatio <= limit }
}

const mostSteps = 10_000

/** Power iteration, which for a positive matrix always leads there (Perron 1907). */
function principalEigenvector(matrix: readonly (readonly number[])[]): { weights: number[]; lambda: number } {
  let weights = matrix.map(() => 1 / matrix.length)
  let lambda = 0
  for (let step = 0; step < mostSteps; step++) {
    const image = matrix.map((row) => row.reduce((sum, value, j) => sum + value * weights[j], 0))
    lambda = image.reduce((sum, value) => sum + value, 0)
    const next = image.map((value) => value / lambda)
    const change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - weights[i])), 0)
    weights = next
    if (change < 1e-15) break
  }
  return { weights, lambda }
}

function checkJudgements(judgements: readonly (readonly number[])[]): void {
  const n = judgements.length
  if (n < 2 || n > randomIndex.length) {
    throw new StatsError('option-out-of-range', { option: 'criteria', value: n, least: 2, most: randomIndex.length })
  }
  const uneven = judgements.find(({ length }) => length !== n)
  if (uneven !== undefined) {
    throw new StatsError('columns-differ-in-length', { lengths: [n, uneven.length].join(', ') })
  }
  for (const [row, values] of judgements.entries()) {
    for (const [column, value] of values.entries()) {
      if (!(value > 0 && value < Infinity)) throw new StatsError('not-positive', { row, column, value })
      const turned = judgements[column][row]
      if (Math.abs(value * turned - 1) > 1.5e-3) throw new StatsError('not-reciprocal', { row, column, value, turned })
    }
  }
}
