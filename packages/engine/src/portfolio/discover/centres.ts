import type { DiscoveryCandidate, DiscoveryRequest } from '@sabad/contract/schemas/discovery'
import type { Notice } from '@sabad/contract/schemas/figures'
import { bisectedGroup } from '@sabad/stats/clustering/bisected-group'
import { bisectingKMeans } from '@sabad/stats/clustering/bisecting-k-means'
import { chooseKInSteps } from '@sabad/stats/clustering/choice-of-k'
import { type GaussianMixture, gaussianMixture } from '@sabad/stats/clustering/gaussian-mixture'
import { type GroupAssigner, type GroupFinder, kMeansFinder } from '@sabad/stats/clustering/group-finder'
import { bootstrapStability } from '@sabad/stats/clustering/indices/stability'
import { kMeans } from '@sabad/stats/clustering/k-means'
import { miniBatchKMeans } from '@sabad/stats/clustering/mini-batch-k-means'
import { mostProbableComponent } from '@sabad/stats/clustering/mixture-membership'
import { nearestCentre } from '@sabad/stats/clustering/nearest-centre'
import type { Columns, Points } from '@sabad/stats/clustering/points'
import { fitPreparation, type Preparation, prepare } from '@sabad/stats/clustering/preparation'
import { weightedQuantiles } from '@sabad/stats/numeric/weighted-quantiles'
import { EngineError } from '../../errors.ts'
import { checkEnough, type Found, noCandidate, type Search, step } from './found.ts'
import { methodOfBisecting, methodOfKMeans, methodOfMixture } from './frozen-method.ts'
import { columnOf, MOST_ROWS, ones, rowsWithAny, someRows, takeColumns } from './sample.ts'

/** A group of fewer customers in the sample is an anecdote. */
const LEAST_IN_GROUP = 20

/** EM walks every row hundreds of times for each start, and a mixture does not change with more rows than these. */
const MOST_FOR_MIXTURE = 4_000
const MOST_FOR_CANDIDATES = 2_000
const ROWS_FOR_CHOICE = 600
const ROWS_FOR_STABILITY = 1_500

/** Customers as points: prepared, complete. */
interface Prepared {
  readonly preparation: Preparation
  readonly rows: Uint32Array
  readonly points: Points
}

/** Measures as they are: nothing is cut, and a missing value is the median. */
function unscaled(preparation: Preparation, columns: Columns): Preparation {
  const measures = preparation.measures.map((scale) => {
    const values = columnOf(columns, scale.measure)
    const [lower = 0, centre = 0, upper = 0] = weightedQuantiles(values, ones(values.length), [0, 0.5, 1])
    return { ...scale, lower, upper, centre, logShift: null, scale: 1 }
  })
  return { ...preparation, measures, components: null }
}

function preparationOf({ components, scaling }: DiscoveryRequest, points: Points): Preparation {
  if (scaling === 'none') return unscaled(fitPreparation(points), points.columns)
  return fitPreparation(points, components === undefined ? {} : { explainedVariance: components })
}

function prepareSample({ request, sample }: Search, rows: Uint32Array): Prepared {
  const named = request.variables.map((name) => [name, columnOf(sample.columns, name)])
  const columns = takeColumns(Object.fromEntries(named), rows)
  const weight = ones(rows.length)
  const preparation = preparationOf(request, { columns, weight })
  return { preparation, rows, points: { columns: prepare(preparation, columns), weight } }
}

function drawn({ columns, weight }: Points, most: number, seed: number): Points {
  const rows = someRows(Uint32Array.from(weight.keys()), { most, seed })
  return { columns: takeColumns(columns, rows), weight: ones(rows.length) }
}

interface Resampling {
  /** Puts rows into the groups of the model. */
  readonly own: GroupAssigner
  /** Finds groups anew. */
  readonly again: GroupFinder
  readonly seed: number
  readonly repetitions: number
}

/** Whether the groups come back in resamples: those of the model, not those that a smaller sample would give. */
function stabilityOf(points: Points, { own, again, seed, repetitions }: Resampling) {
  const find: GroupFinder = (resample, its) => (its === seed ? own : again(resample, its))
  return bootstrapStability(drawn(points, ROWS_FOR_STABILITY, seed), { find, seed, repetitions })
}

const excludedBy = ({ excluded }: Preparation): Found['excluded'] =>
  excluded.map(({ measure, code, params }) => ({ measure, reason: { code, params } }))

const componentsOf = ({ measures, components }: Preparation): Found['components'] =>
  components && { kept: components.loadings.length, of: measures.length, explained: components.explained }

const mostPossible = ({ mostGroups }: DiscoveryRequest, rows: number): number =>
  Math.max(2, Math.min(mostGroups, Math.floor(rows / LEAST_IN_GROUP)))

interface Choice {
  readonly k: number
  readonly candidates: readonly DiscoveryCandidate[]
  readonly reasons: readonly Notice[]
}

async function chooseClusters({ request, progress }: Search, points: Points): Promise<Choice> {
  if (request.k !== 'auto') return { k: request.k, candidates: [], reasons: [] }
  const mostClusters = mostPossible(request, points.weight.length)
  const options = { seed: request.seed, mostClusters, resamples: 30, sampleSize: ROWS_FOR_CHOICE }
  const steps = chooseKInSteps(points, options)
  let next = steps.next()
  while (!next.done) {
    await step(progress, 'compare', next.value)
    next = steps.next()
  }
  const { candidates, recommended, reasons } = next.value
  const shown = candidates.map(({ inertia: _, ...candidate }) => ({ ...noCandidate, ...candidate }))
  return { k: recommended, candidates: shown, reasons: [...reasons] }
}

export async function findByKMeans(search: Search): Promise<Found> {
  const { request, sample, progress } = search
  const rows = rowsWithAny(sample, request.variables)
  checkEnough(search, LEAST_IN_GROUP * (request.k === 'auto' ? 2 : request.k), rows.length)
  const { preparation, points } = prepareSample(search, rows)
  const { k, candidates, reasons } = await chooseClusters(search, points)
  await step(progress, 'fit', { done: 0, total: 0 })
  const { seed } = request
  const isBatched = rows.length > MOST_ROWS
  const model = isBatched ? miniBatchKMeans.fit(points, { k, seed }) : kMeans.fit(points, { k, seed })
  const batched = isBatched ? [{ code: 'in-batches', params: { customers: rows.length } }] : []
  const own: GroupAssigner = (columns) => nearestCentre(model, columns)
  await step(progress, 'stability', { done: 0, total: 0 })
  const stability = stabilityOf(points, {
    own,
    again: kMeansFinder({ k, starts: 3, maxIterations: 50 }),
    seed,
    repetitions: 50,
  })
  const method = methodOfKMeans(preparation, model)
  return {
    method,
    rows,
    labels: own(points.columns),
    candidates,
    reasons: [...reasons, ...batched],
    excluded: excludedBy(preparation),
    components: componentsOf(preparation),
    stability,
  }
}

const quick = { maxIterations: 300, tolerance: 1e-6 }

/** Sound mixtures first, and of those the one with the least BIC. */
function leastBic(models: readonly GaussianMixture[]): GaussianMixture | undefined {
  const sound = models.filter(({ fit }) => fit.converged && fit.warnings.length === 0)
  return (sound.length > 0 ? sound : models).toSorted((one, other) => one.fit.bic - other.fit.bic)[0]
}

function reasonsOfMixture(chosen: GaussianMixture, models: readonly GaussianMixture[]): Notice[] {
  const [byIcl] = models.toSorted((one, other) => one.fit.icl - other.fit.icl)
  const k = byIcl?.components.length ?? 0
  const code = k === chosen.components.length ? 'icl-agrees' : 'icl-prefers'
  return [
    { code: 'least-bic', params: { bic: chosen.fit.bic } },
    { code, params: { k } },
  ]
}

async function chooseComponents({ request, progress }: Search, points: Points): Promise<Choice> {
  const { seed } = request
  if (request.k !== 'auto') return { k: request.k, candidates: [], reasons: [] }
  const some = drawn(points, MOST_FOR_CANDIDATES, seed)
  const most = mostPossible(request, some.weight.length)
  const models: GaussianMixture[] = []
  for (let k = 2; k <= most; k++) {
    await step(progress, 'compare', { done: k - 2, total: most - 1 })
    models.push(gaussianMixture.fit(some, { k, seed, starts: 2, ...quick }))
  }
  const chosen = leastBic(models)
  const candidates = models.map(({ components, fit: { bic, icl } }) => ({
    ...noCandidate,
    k: components.length,
    bic,
    icl,
    smallestShare: Math.min(...components.map(({ share }) => share)),
  }))
  return { k: chosen?.components.length ?? 2, candidates, reasons: chosen ? reasonsOfMixture(chosen, models) : [] }
}

export async function findByMixture(search: Search): Promise<Found> {
  const { request, sample, progress } = search
  const { seed, variables } = request
  const rows = rowsWithAny(sample, variables)
  // Each component has a covariance to estimate.
  const least = Math.max(LEAST_IN_GROUP, 2 * (variables.length + 1))
  checkEnough(search, least * (request.k === 'auto' ? 2 : request.k), rows.length)
  const { preparation, points } = prepareSample(search, rows)
  const { k, candidates, reasons } = await chooseComponents(search, points)
  await step(progress, 'fit', { done: 0, total: 0 })
  const model = gaussianMixture.fit(drawn(points, MOST_FOR_MIXTURE, seed), { k, seed, starts: 3, ...quick })
  const own: GroupAssigner = (columns) => mostProbableComponent(model, columns)
  await step(progress, 'stability', { done: 0, total: 0 })
  const again: GroupFinder = (resample, its) => {
    const other = gaussianMixture.fit(resample, { k, seed: its, starts: 1, maxIterations: 100, tolerance: 1e-5 })
    return (columns) => mostProbableComponent(other, columns)
  }
  const stability = stabilityOf(points, { own, again, seed, repetitions: 20 })
  const warnings = model.fit.warnings.map(({ code, params }) => ({ code, params: { ...params } }))
  const method = methodOfMixture(preparation, model)
  return {
    method,
    rows,
    labels: own(points.columns),
    candidates,
    reasons: [...reasons, ...warnings],
    excluded: excludedBy(preparation),
    components: componentsOf(preparation),
    stability,
  }
}

/** The name of the column that carries the value, so that a resample takes it along. */
const VALUE = 'value to be compact in'

export async function findByBisecting(search: Search): Promise<Found> {
  const { request, sample, progress } = search
  const { outcome, targetVariation, mostGroups, seed } = request
  const value = columnOf(sample.columns, outcome)
  const rows = rowsWithAny(sample, request.variables).filter((row) => Number.isFinite(value[row]))
  checkEnough(search, 2 * LEAST_IN_GROUP, rows.length)
  const { preparation, points } = prepareSample(search, rows)
  const values = Float64Array.from(rows, (row) => value[row] ?? 0)
  await step(progress, 'fit', { done: 0, total: 0 })
  const minimumWeight = Math.max(LEAST_IN_GROUP, Math.ceil(rows.length / 100))
  const options = { targetVariation, minimumWeight, mostGroups }
  const model = bisectingKMeans.fit({ ...points, value: values }, { ...options, seed })
  if (model.groups.length < 2) throw new EngineError('discover.nothing-found', { method: 'bisecting', outcome })
  const own: GroupAssigner = (columns) => bisectedGroup(model, columns)
  await step(progress, 'stability', { done: 0, total: 0 })
  const again: GroupFinder = ({ columns: { [VALUE]: its = new Float64Array(), ...columns }, weight }, resampleSeed) => {
    const other = bisectingKMeans.fit(
      { columns, weight, value: its },
      { ...options, minimumWeight: LEAST_IN_GROUP, starts: 3, seed: resampleSeed },
    )
    return (all) => bisectedGroup(other, all)
  }
  const carried = { ...points, columns: { ...points.columns, [VALUE]: values } }
  const stability = stabilityOf(carried, { own, again, seed, repetitions: 20 })
  const uneven = model.groups.filter(({ end }) => end !== 'compact').length
  const reasons = [
    uneven === 0
      ? { code: 'all-groups-compact', params: { target: targetVariation } }
      : { code: 'groups-not-compact', params: { target: targetVariation, groups: uneven, of: model.groups.length } },
  ]
  const method = methodOfBisecting(preparation, model)
  return {
    method,
    rows,
    labels: own(points.columns),
    candidates: [],
    reasons,
    excluded: excludedBy(preparation),
    components: componentsOf(preparation),
    stability,
  }
}
