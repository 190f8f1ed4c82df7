import { gaussLegendre } from '../../numeric/gauss-legendre.ts'

/**
 * A family of integrands over 0 ≤ τ ≤ span, one for each power from `fewest` to `most`:
 *
 *   wᵘᵖ [A/(A+τ)]^alphaDown [B/(B+τ)]^betaDown,    w = τ/(A+τ),    alphaDown + betaDown above 1
 */
export interface Bumps {
  readonly fewest: number
  readonly most: number
  readonly alphaDown: number
  readonly betaDown: number
  /** A and B, in units of time. */
  readonly alphaTime: number
  readonly betaTime: number
  readonly span: number
}

/** Where the integrands are taken: w there, and the logarithm of quadrature weight times the integrand at `fewest`. */
export interface BumpNodes {
  readonly hit: Float64Array
  readonly logPart: Float64Array
}

const rule = gaussLegendre(16)
/** What lies beyond a fall of e^−40 on either side is less than rounding. */
const deepest = 40
const widestPanel = 2
const steepestPanel = 10

/**
 * Points for integrals of all the bumps: in y = ln(1 + τ/m), m the smaller of A and B, where each of them rises to one top
 * and falls (its slope has one change of sign, being a quadratic in τ), from where the lowest power is too small to count
 * to where the highest is, in panels over which neither falls by much more than e^10.
 */
export function nodesOfBumps(bumps: Bumps): BumpNodes {
  const { alphaTime, span } = bumps
  const nearer = Math.min(alphaTime, bumps.betaTime)
  const last = Math.log1p(span / nearer)
  const [low, high] = [extentOf(bumps, bumps.fewest, last), extentOf(bumps, bumps.most, last)]
  const length = high.end - low.start
  const steepness = Math.max(low.fall / (low.end - low.start), high.fall / (high.end - high.start))
  const panels = Math.max(1, Math.ceil(length / widestPanel), Math.ceil((length * steepness) / steepestPanel))
  const hit = new Float64Array(panels * rule.points.length)
  const logPart = new Float64Array(hit.length)
  for (let i = 0; i < hit.length; i++) {
    const k = i % rule.points.length
    const y = low.start + (length * (Math.floor(i / rule.points.length) + rule.points[k])) / panels
    const tau = nearer * Math.expm1(y)
    hit[i] = tau / (alphaTime + tau)
    logPart[i] = Math.log((rule.weights[k] * nearer * length) / panels) + logBump(bumps, bumps.fewest, y)
  }
  return { hit, logPart }
}

/** The logarithm of the integrand in y, but for a constant. */
function logBump({ alphaDown, betaDown, alphaTime, betaTime }: Bumps, up: number, y: number): number {
  const tau = Math.min(alphaTime, betaTime) * Math.expm1(y)
  const rise = up === 0 ? 0 : -up * Math.log1p(alphaTime / tau)
  return rise + y - alphaDown * Math.log1p(tau / alphaTime) - betaDown * Math.log1p(tau / betaTime)
}

/** Where a bump counts, and how far it falls within, both sides added. */
interface Extent {
  readonly start: number
  readonly end: number
  readonly fall: number
}

function extentOf(bumps: Bumps, up: number, last: number): Extent {
  const top = topOf(bumps, up, last)
  const height = logBump(bumps, up, top)
  const fallAt = (y: number) => height - logBump(bumps, up, y)
  const edge = (limit: number) => {
    return fallAt(limit) > deepest ? bisected(top, limit, (y) => fallAt(y) <= deepest) : limit
  }
  const [start, end] = [edge(0), edge(last)]
  return { start, end, fall: Math.min(deepest, fallAt(start)) + Math.min(deepest, fallAt(end)) }
}

/** Where the slope in y, over its positive factor, changes from above to below zero; `last` when it does not before. */
function topOf({ alphaDown, betaDown, alphaTime, betaTime }: Bumps, up: number, last: number): number {
  const nearer = Math.min(alphaTime, betaTime)
  const rises = (y: number) => {
    const tau = nearer * Math.expm1(y)
    return up / tau + 1 / (nearer + tau) > (up + alphaDown) / (alphaTime + tau) + betaDown / (betaTime + tau)
  }
  return rises(last) ? last : bisected(0, last, rises)
}

/** A place between one where the condition holds and one where it does not, close enough to lay out panels. */
function bisected(holds: number, fails: number, condition: (y: number) => boolean): number {
  let inside = holds
  let outside = fails
  for (let halving = 0; halving < 20; halving++) {
    const middle = (inside + outside) / 2
    if (condition(middle)) inside = middle
    else outside = middle
  }
  return outside
}
