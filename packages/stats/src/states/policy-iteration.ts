import { StatsError } from '../stats-error.ts'
import { checkRate, product, type StateMargins, solveValues } from './state-values.ts'
import { checkMatrix, checkRow, type TransitionMatrix } from './transition-matrix.ts'

/** Something that can be done with a customer in one state: what it brings this period, and where it leads. */
export interface Action {
  readonly name: string
  readonly margin: number
  readonly probabilities: readonly number[]
}

/** A Markov decision process: position i lists what can be done in state i, at least one action. */
export type DecisionProcess = readonly (readonly Action[])[]

export interface Policy {
  /** The number of the action taken in each state. */
  readonly actions: readonly number[]
  /** Lifetime value by state under these actions. */
  readonly values: readonly number[]
  /** Times that the policy was changed. */
  readonly improvements: number
}

/**
 * The actions that give every state its highest lifetime value, by policy iteration (Howard 1960, Dynamic Programming
 * and Markov Processes). Between actions that are worth the same the earlier in the list stays.
 * @throws StatsError when an action's probabilities or margin are broken, a state has no action, or the rate is not
 * above zero
 */
export function policyIteration(process: DecisionProcess, discountRate: number): Policy {
  checkProcess(process)
  checkRate(discountRate)
  let actions = process.map(() => 0)
  for (let improvements = 0; ; improvements++) {
    const values = valuesUnder(process, actions, discountRate)
    const better = improved(process, { actions, values }, discountRate)
    if (better.every((action, state) => action === actions[state])) return { actions, values, improvements }
    actions = better
  }
}

/**
 * Lifetime value by state when `actions` are taken: the number of one action for each state.
 * @throws StatsError as {@link policyIteration}, or unknown-action
 */
export function policyValues(process: DecisionProcess, actions: readonly number[], discountRate: number): number[] {
  checkProcess(process)
  checkRate(discountRate)
  for (const [state, available] of process.entries()) {
    if (available[actions[state]] === undefined)
      throw new StatsError('unknown-action', { state, action: actions[state] })
  }
  return valuesUnder(process, actions, discountRate)
}

/**
 * A chain whose customers need not be kept: in each state but `lost` the first action is to go on as the matrix says, the
 * second to stop, which costs and brings nothing and leads to `lost` for good.
 * @throws StatsError when the matrix is broken or has no such state
 */
export function withStopping(
  matrix: TransitionMatrix,
  { margins, lost }: Omit<StateMargins, 'discountRate'> & { readonly lost: number },
): DecisionProcess {
  checkMatrix(matrix)
  if (matrix[lost] === undefined) throw new StatsError('unknown-state', { column: 'lost', value: lost })
  const gone = matrix.map((_, state) => (state === lost ? 1 : 0))
  const stop = { name: 'stop', margin: 0, probabilities: gone }
  return matrix.map((probabilities, state) => {
    return state === lost ? [stop] : [{ name: 'go-on', margin: margins[state], probabilities }, stop]
  })
}

/** Gains below this share of the values are rounding, and would let equal actions take turns for ever. */
const rounding = 1e-10

function improved(
  process: DecisionProcess,
  { actions, values }: Omit<Policy, 'improvements'>,
  discountRate: number,
): number[] {
  const least = rounding * Math.max(...values.map(Math.abs))
  return process.map((available, state) => {
    const worth = available.map(
      ({ margin, probabilities }) => margin + product(probabilities, values) / (1 + discountRate),
    )
    const best = worth.indexOf(Math.max(...worth))
    return worth[best] > worth[actions[state]] + least ? best : actions[state]
  })
}

function valuesUnder(process: DecisionProcess, actions: readonly number[], discountRate: number): number[] {
  const taken = process.map((available, state) => available[actions[state]])
  return solveValues(
    taken.map(({ probabilities }) => probabilities),
    taken.map(({ margin }) => margin),
    discountRate,
  )
}

function checkProcess(process: DecisionProcess): void {
  if (process.length === 0) throw new StatsError('no-rows')
  for (const [row, available] of process.entries()) {
    if (available.length === 0) throw new StatsError('unknown-action', { state: row, action: 0 })
    for (const { margin, probabilities } of available) {
      if (probabilities.length !== process.length)
        throw new StatsError('not-square', { row, values: probabilities.length })
      checkRow(probabilities, row)
      if (!Number.isFinite(margin)) throw new StatsError('not-finite', { row, column: 'margin', value: margin })
    }
  }
}
