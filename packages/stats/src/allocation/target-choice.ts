import { checkFinite } from '../checks.ts'
import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { type LimitRow, solveZeroOne, usedOf } from '../numeric/zero-one-programme.ts'
import { StatsError } from '../stats-error.ts'

/** A market segment that may be served: its net present value, its cost, and what it uses of each capacity. */
export interface TargetCandidate {
  readonly value: number
  readonly cost: number
  readonly uses: readonly number[]
  readonly decision: 'free' | 'must' | 'exclude'
}

export interface TargetProblem {
  readonly candidates: readonly TargetCandidate[]
  readonly budget: number
  /** One limit for each entry of `uses`. */
  readonly capacities: readonly number[]
}

export interface TargetChoice {
  /** One entry per candidate, in their order. */
  readonly chosen: readonly boolean[]
  readonly value: number
  readonly cost: number
  readonly uses: readonly number[]
}

/**
 * The set of segments that is worth most within budget and capacities, the must-serve ones in and the excluded ones
 * out: a 0-1 knapsack with several rows, solved exactly by branch and cut (HiGHS).
 * @throws StatsError when an amount is bad, or the must-serve segments alone exceed a limit ('required-beyond-limit')
 */
export async function chooseTargets(problem: TargetProblem): Promise<TargetChoice> {
  checkTargets(problem)
  const { candidates } = problem
  const rows = limitRows(problem)
  const chosen = await solveZeroOne({
    values: candidates.map(({ value }) => value),
    lower: candidates.map(({ decision }) => (decision === 'must' ? 1 : 0)),
    upper: candidates.map(({ decision }) => (decision === 'exclude' ? 0 : 1)),
    rows,
  })
  if (chosen === null) throw new StatsError('solver-gave-up', { status: 'infeasible' })
  const [cost, ...uses] = rows.map((row) => usedOf(row, chosen))
  const value = candidates.reduce((sum, candidate, s) => sum + (chosen[s] ? candidate.value : 0), 0)
  return { chosen, value, cost, uses }
}

function limitRows({ candidates, budget, capacities }: TargetProblem): LimitRow[] {
  const indices = [...candidates.keys()]
  const spending = { indices, coefficients: candidates.map(({ cost }) => cost), limit: budget }
  return [
    spending,
    ...capacities.map((limit, row) => ({ indices, coefficients: candidates.map(({ uses }) => uses[row]), limit })),
  ]
}

function checkTargets(problem: TargetProblem): void {
  const { candidates, budget, capacities } = problem
  if (candidates.length === 0) throw new StatsError('no-rows')
  checkAmount('budget', budget)
  for (const limit of capacities) checkAmount('capacities', limit)
  for (const [row, { value, cost, uses }] of candidates.entries()) {
    if (uses.length !== capacities.length) {
      throw new StatsError('columns-differ-in-length', { row, lengths: `${capacities.length}, ${uses.length}` })
    }
    inRow(row, () => {
      checkFinite('value', value)
      checkAmount('cost', cost)
      for (const use of uses) checkAmount('uses', use)
    })
  }
  checkRequired(problem)
}

function checkRequired(problem: TargetProblem): void {
  const required = problem.candidates.map(({ decision }) => decision === 'must')
  for (const [row, limited] of limitRows(problem).entries()) {
    const needed = usedOf(limited, required)
    const name = row === 0 ? 'budget' : `capacity ${row - 1}`
    if (needed > limited.limit * (1 + 1e-12)) {
      throw new StatsError('required-beyond-limit', { limit: limited.limit, needed, name })
    }
  }
}
