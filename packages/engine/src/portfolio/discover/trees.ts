import type { Columns } from '@sabad/stats/clustering/points'
import { cart } from '@sabad/stats/trees/cart'
import { chaid } from '@sabad/stats/trees/chaid'
import { type DecisionTree, leafOf, numberOfLeaves } from '@sabad/stats/trees/tree'
import { EngineError } from '../../errors.ts'
import { checkEnough, type Found, type Search, step } from './found.ts'
import { methodOfTree } from './frozen-method.ts'
import { columnOf, type Excluded, ones, takeColumns } from './sample.ts'

/** A leaf of fewer customers in the sample has no mean to rely on. */
const LEAST_IN_LEAF = 50

const isConstant = (values: Float64Array): boolean => {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.every((value) => value === known[0])
}

/** Why a predictor cannot take part; null where it can. */
function exclusion(name: string, values: Float64Array, outcome: string): Excluded | null {
  if (name === outcome) return { measure: name, reason: { code: 'is-the-outcome', params: {} } }
  if (!isConstant(values)) return null
  const value = values.find((one) => !Number.isNaN(one))
  return value === undefined
    ? { measure: name, reason: { code: 'mostly-missing', params: { coverage: 0 } } }
    : { measure: name, reason: { code: 'constant', params: { value } } }
}

function predictorsOf({ request, sample }: Search, rows: Uint32Array) {
  const named = request.variables.flatMap((name) => {
    const values = sample.columns[name]
    return values ? [{ name, values: takeColumns({ [name]: values }, rows)[name] ?? values }] : []
  })
  const excluded = named.flatMap(({ name, values }) => exclusion(name, values, request.outcome) ?? [])
  const left = named.filter(({ name }) => !excluded.some(({ measure }) => measure === name))
  if (left.length === 0) {
    const params = { measures: request.variables, asOf: sample.at.asOf }
    throw new EngineError('discover.no-usable-measures', params)
  }
  const predictors: Columns = Object.fromEntries(left.map(({ name, values }) => [name, values]))
  return { predictors, excluded }
}

function grow(search: Search, predictors: Columns, outcome: Float64Array) {
  const { request, sample } = search
  const rows = outcome.length
  const shape = {
    outcome: sample.texts[request.outcome] ? ('class' as const) : ('number' as const),
    nominal: Object.keys(predictors).filter((name) => sample.texts[name]),
    leastWeight: Math.max(LEAST_IN_LEAF, Math.ceil(rows / (2 * request.mostGroups))),
  }
  const data = { predictors, outcome, weight: ones(rows) }
  if (request.method === 'chaid') {
    const { tree } = chaid.fit(data, { ...shape, maxDepth: 3 })
    return { tree, reason: { code: 'significant-divisions', params: { alpha: 0.05, leaves: numberOfLeaves(tree) } } }
  }
  const { tree } = cart.fit(data, { ...shape, maxDepth: 5, seed: request.seed })
  return { tree, reason: { code: 'cross-validated-size', params: { folds: 10, leaves: numberOfLeaves(tree) } } }
}

/** Groups that explain an outcome, by rules. */
export async function findByTree(search: Search): Promise<Found> {
  const { request, sample, progress } = search
  const outcome = columnOf(sample.columns, request.outcome)
  const known = Uint32Array.from(outcome.keys()).filter((row) => !Number.isNaN(outcome[row]))
  checkEnough(search, 2 * LEAST_IN_LEAF, known.length)
  const { predictors, excluded } = predictorsOf(search, known)
  await step(progress, 'fit', { done: 0, total: 0 })
  const { tree, reason } = grow(
    search,
    predictors,
    Float64Array.from(known, (row) => outcome[row] ?? 0),
  )
  if (numberOfLeaves(tree) < 2)
    throw new EngineError('discover.nothing-found', { method: request.method, outcome: request.outcome })
  const rows = Uint32Array.from({ length: sample.size }, (_, row) => row)
  const labels = leavesOf(tree, sample.columns)
  const method = methodOfTree(tree, sample.texts)
  return { method, rows, labels, candidates: [], reasons: [reason], excluded, stability: null }
}

const leavesOf = (tree: DecisionTree, columns: Columns): Uint32Array =>
  leafOf(tree, Object.fromEntries(Object.keys(tree.predictors).map((name) => [name, columnOf(columns, name)])))
