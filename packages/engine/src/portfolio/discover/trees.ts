import type { DiscoveryRequest } from '@sabad/contract/schemas/discovery'
import type { Notice } from '@sabad/contract/schemas/figures'
import type { Columns } from '@sabad/stats/clustering/points'
import { cart } from '@sabad/stats/trees/cart'
import { chaid } from '@sabad/stats/trees/chaid'
import { type DecisionTree, leafOf, numberOfLeaves } from '@sabad/stats/trees/tree'
import type { TreeData } from '@sabad/stats/trees/tree-data'
import { type TreeStability, treeStability } from '@sabad/stats/trees/tree-stability'
import { EngineError } from '../../errors.ts'
import { checkEnough, type Found, type Search, step } from './found.ts'
import { methodOfTree } from './frozen-method.ts'
import { columnOf, type Excluded, ones, someRows, takeColumns } from './sample.ts'

/** A leaf of fewer customers in the sample has no mean to rely on. */
const LEAST_IN_LEAF = 50

/** Trees of resamples are grown from so many customers, with leaves of no fewer than these. */
const ROWS_FOR_STABILITY = 2_000
const LEAST_WHEN_DRAWN = 20
const REPETITIONS = 20

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

/** What a tree is grown with. From a part of the customers, leaves may be smaller in proportion. */
function shapeOf({ request, sample }: Search, { predictors, outcome }: TreeData, part = 1) {
  const rows = Math.round(outcome.length / part)
  const least = Math.max(LEAST_IN_LEAF, Math.ceil(rows / (2 * request.mostGroups)))
  return {
    outcome: sample.texts[request.outcome] ? ('class' as const) : ('number' as const),
    nominal: Object.keys(predictors).filter((name) => sample.texts[name]),
    leastWeight: Math.max(LEAST_WHEN_DRAWN, Math.round(least * part)),
  }
}

type Shape = ReturnType<typeof shapeOf>

interface Grown {
  readonly tree: DecisionTree
  readonly reason: Notice
}

/** Where few customers hold most of the money, hardly any tree is one standard error better than none: that is said. */
function grownByCart({ seed }: DiscoveryRequest, data: TreeData, shape: Shape): Grown {
  const { tree, fit } = cart.fit(data, { ...shape, maxDepth: 5, seed, choose: 'divided' })
  const best = fit.sizes.reduce((one, next) => (next.error < one.error ? next : one))
  const undivided = fit.sizes.at(-1)
  const isUnsure = undivided !== undefined && undivided.error <= best.error + best.standardError
  const params = { folds: 10, leaves: numberOfLeaves(tree) }
  return { tree, reason: { code: isUnsure ? 'division-unsure' : 'cross-validated-size', params } }
}

function grown(request: DiscoveryRequest, data: TreeData, shape: Shape): Grown {
  if (request.method !== 'chaid') return grownByCart(request, data, shape)
  const { tree } = chaid.fit(data, { ...shape, maxDepth: 3 })
  return { tree, reason: { code: 'significant-divisions', params: { alpha: 0.05, leaves: numberOfLeaves(tree) } } }
}

/** Whether the leaves come back when trees are grown from others of the customers. */
function stabilityOf(search: Search, tree: DecisionTree, data: TreeData): TreeStability {
  const { seed } = search.request
  const rows = someRows(Uint32Array.from(data.outcome.keys()), { most: ROWS_FOR_STABILITY, seed })
  const drawn: TreeData = {
    predictors: takeColumns(data.predictors, rows),
    outcome: Float64Array.from(rows, (row) => data.outcome[row] ?? 0),
    weight: ones(rows.length),
  }
  const shape = shapeOf(search, drawn, rows.length / data.outcome.length)
  const grow = (resample: TreeData, its: number) => grown({ ...search.request, seed: its }, resample, shape).tree
  return treeStability(tree, drawn, { grow, seed, repetitions: REPETITIONS })
}

/** Groups that explain an outcome, by rules. */
export async function findByTree(search: Search): Promise<Found> {
  const { request, sample, progress } = search
  const outcome = columnOf(sample.columns, request.outcome)
  const known = Uint32Array.from(outcome.keys()).filter((row) => !Number.isNaN(outcome[row]))
  checkEnough(search, 2 * LEAST_IN_LEAF, known.length)
  const { predictors, excluded } = predictorsOf(search, known)
  await step(progress, 'fit', { done: 0, total: 0 })
  const data = {
    predictors,
    outcome: Float64Array.from(known, (row) => outcome[row] ?? 0),
    weight: ones(known.length),
  }
  const { tree, reason } = grown(request, data, shapeOf(search, data))
  if (numberOfLeaves(tree) < 2)
    throw new EngineError('discover.nothing-found', { method: request.method, outcome: request.outcome })
  await step(progress, 'stability', { done: 0, total: 0 })
  const stability = stabilityOf(search, tree, data)
  const agreement = { code: 'trees-agree', params: { rand: stability.adjustedRand, repetitions: REPETITIONS } }
  return {
    method: methodOfTree(tree, sample.texts),
    rows: Uint32Array.from({ length: sample.size }, (_, row) => row),
    labels: leavesOf(tree, sample.columns),
    candidates: [],
    reasons: [reason, agreement],
    excluded,
    components: null,
    stability: stability.leaves,
  }
}

const leavesOf = (tree: DecisionTree, columns: Columns): Uint32Array =>
  leafOf(tree, Object.fromEntries(Object.keys(tree.predictors).map((name) => [name, columnOf(columns, name)])))
