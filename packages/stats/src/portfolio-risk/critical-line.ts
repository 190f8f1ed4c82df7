import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { dot, type SymmetricMatrix, times } from './covariance.ts'
import type { WeightLimits } from './weight-limits.ts'

/** Where a weight stands while the price of risk changes. */
type Place = 'free' | 'lower' | 'upper'

/** A piece of the frontier: weights = at + λ · slope for λ from `from` up to `to`. */
export interface FrontierPiece {
  readonly from: number
  readonly to: number
  readonly at: readonly number[]
  readonly slope: readonly number[]
}

/** What a walk along the frontier needs. */
export interface FrontierWalk {
  readonly means: readonly number[]
  readonly covariance: SymmetricMatrix
  readonly limits: WeightLimits
}

interface Line {
  readonly at: readonly number[]
  readonly slope: readonly number[]
  /** Σw − λμ − γ of each group, as a line in λ: not negative at a lower limit, not positive at an upper one. */
  readonly pull: readonly number[]
  readonly pullSlope: readonly number[]
}

interface Turn {
  readonly group: number
  readonly place: Place
  readonly lambda: number
}

/**
 * The whole frontier by the critical line algorithm (Markowitz 1956, Naval Research Logistics Quarterly 3; Markowitz &
 * Todd 2000, ch. 7): between two corners the weights that minimise ½ w'Σw − λ μ'w move along a line, and at a corner one
 * group meets a limit or leaves it. One walk costs as much as two or three quadratic programmes, however many points
 * are read off it. The walk starts at the portfolio that earns most (λ = ∞) and ends at the steadiest (λ = 0).
 * Ties (groups of one mean at the margin, corners that coincide) can lead it astray: the reader checks every point.
 */
export function frontierPieces(walk: FrontierWalk): FrontierPiece[] {
  const places = startingPlaces(walk)
  const pieces: FrontierPiece[] = []
  let lambda = Infinity
  for (let step = 0; step < mostTurns(walk) && lambda > 0; step++) {
    const line = lineOf(walk, places)
    if (line === null) break
    const turn = nextTurn(walk, { places, line, lambda })
    const from = turn === null ? 0 : Math.max(0, turn.lambda)
    pieces.push({ from, to: lambda, at: line.at, slope: line.slope })
    lambda = from
    if (turn !== null) places[turn.group] = turn.place
  }
  return pieces
}

/** A group enters and leaves a few times at most; more turns than this means that the walk goes round in a circle. */
function mostTurns({ means }: FrontierWalk): number {
  return 20 * means.length + 20
}

/** The best groups full, the rest at their least, and the one in between free. */
function startingPlaces({ means, limits }: FrontierWalk): Place[] {
  const places: Place[] = means.map(() => 'lower')
  let left = 1 - limits.lower.reduce((sum, value) => sum + value, 0)
  for (const group of [...means.keys()].sort((one, other) => means[other] - means[one])) {
    if (limits.upper[group] === limits.lower[group]) continue
    left -= limits.upper[group] - limits.lower[group]
    places[group] = left > 0 ? 'upper' : 'free'
    if (left <= 0) break
  }
  return places
}

/** Weights and pulls with the given groups free; null when no group is. */
function lineOf({ means, covariance, limits }: FrontierWalk, places: readonly Place[]): Line | null {
  const free = places.flatMap((place, s) => (place === 'free' ? [s] : []))
  if (free.length === 0) return null
  const bound = places.map((place, s) => (place === 'free' ? 0 : place === 'lower' ? limits.lower[s] : limits.upper[s]))
  const fixed = times(covariance, bound)
  const factor = new CholeskyDecomposition(
    new Matrix(free.map((i) => free.map((j) => covariance[Math.min(i, j)][Math.max(i, j)]))),
  )
  const solved = factor.solve(new Matrix(free.map((s) => [1, means[s], fixed[s]])))
  const [ones, byMean, byFixed] = [0, 1, 2].map((column) => solved.getColumn(column))
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const gamma = (1 - sum(bound) + sum(byFixed)) / sum(ones)
  const gammaSlope = -sum(byMean) / sum(ones)
  const at = [...bound]
  const slope = places.map(() => 0)
  for (const [k, s] of free.entries()) {
    at[s] = gamma * ones[k] - byFixed[k]
    slope[s] = gammaSlope * ones[k] + byMean[k]
  }
  const pull = times(covariance, at).map((value) => value - gamma)
  const pullSlope = times(covariance, slope).map((value, s) => value - means[s] - gammaSlope)
  return { at, slope, pull, pullSlope }
}

interface Standing {
  readonly places: readonly Place[]
  readonly line: Line
  readonly lambda: number
}

/** The first group, as λ falls, to meet a limit or to be pulled off one. */
function nextTurn(walk: FrontierWalk, { places, line, lambda }: Standing): Turn | null {
  let next: Turn | null = null
  for (const [group, place] of places.entries()) {
    const turn = turnOf(walk, { group, place }, line)
    const reached = turn === null ? 0 : Math.min(turn.lambda, lambda)
    if (turn !== null && reached > 0 && (next === null || reached > next.lambda)) next = { ...turn, lambda: reached }
  }
  return next
}

/** Only moves in the forbidden direction count, so a group that has just turned does not turn back by rounding. */
function turnOf(
  { limits }: FrontierWalk,
  { group, place }: { readonly group: number; readonly place: Place },
  { at, slope, pull, pullSlope }: Line,
): Turn | null {
  if (place === 'free') {
    if (slope[group] === 0) return null
    const to = slope[group] > 0 ? 'lower' : 'upper'
    return { group, place: to, lambda: (limits[to][group] - at[group]) / slope[group] }
  }
  const isFixed = limits.lower[group] === limits.upper[group]
  const isPulled = place === 'lower' ? pullSlope[group] > 0 : pullSlope[group] < 0
  return isFixed || !isPulled ? null : { group, place: 'free', lambda: -pull[group] / pullSlope[group] }
}

/** The weights whose mean is `mean`, read off the pieces; null when no piece reaches it. */
export function weightsEarning(
  pieces: readonly FrontierPiece[],
  means: readonly number[],
  mean: number,
): number[] | null {
  for (const { from, to, at, slope } of pieces) {
    const rise = dot(means, slope)
    const lambda = rise > 0 ? (mean - dot(means, at)) / rise : Number.NaN
    if (lambda >= from && lambda <= to) return at.map((value, s) => value + lambda * slope[s])
  }
  return null
}

const tolerance = 1e-7

/**
 * Whether weights are the steadiest of their mean: within limits, adding up to one, and the pulls Σw − λμ − γ, with λ
 * and γ that fit the free groups best, right in sign (Karush-Kuhn-Tucker).
 */
export function isSteadiest({ means, covariance, limits }: FrontierWalk, weights: readonly number[]): boolean {
  const { lower, upper } = limits
  const total = weights.reduce((sum, value) => sum + value, 0)
  const held = weights.every((weight, s) => weight >= lower[s] - 1e-9 && weight <= upper[s] + 1e-9)
  if (!held || Math.abs(total - 1) > 1e-9) return false
  const free = weights.flatMap((weight, s) => (weight > lower[s] + 1e-9 && weight < upper[s] - 1e-9 ? [s] : []))
  const slopes = times(covariance, weights)
  const price = lineThrough(
    free.map((s) => means[s]),
    free.map((s) => slopes[s]),
  )
  if (price === null) return false
  const size = Math.max(...slopes.map(Math.abs))
  return weights.every((weight, s) => {
    const pull = (slopes[s] - price.slope * means[s] - price.level) / size
    const mayRise = lower[s] === upper[s] || weight >= upper[s] - 1e-9 || pull >= -tolerance
    const mayFall = lower[s] === upper[s] || weight <= lower[s] + 1e-9 || pull <= tolerance
    return mayRise && mayFall
  })
}

/** The least-squares line; null when it is not determined, or falls. */
function lineThrough(x: readonly number[], y: readonly number[]): { slope: number; level: number } | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [xMean, yMean] = [mean(x), mean(y)]
  const spread = x.reduce((sum, value) => sum + (value - xMean) ** 2, 0)
  const slope = x.reduce((sum, value, i) => sum + (value - xMean) * (y[i] - yMean), 0) / spread
  return slope >= 0 ? { slope, level: yMean - slope * xMean } : null
}
