import betaln from '@stdlib/math-base-special-betaln'
import digamma from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'
import trigamma from '@stdlib/math-base-special-trigamma'
import type { Curvature, Objective } from '../../numeric/log-parameters.ts'
import type { Cells } from './cells.ts'

/**
 * The log-likelihood of the beta-geometric / NBD family with gradient and Hessian in (r, α, a, b), in one pass.
 *
 * With x repeat purchases there were k = x + `firstChances` chances to drop out, where `firstChances` is 0 when the
 * first purchase brings none (BG/NBD, Fader, Hardie & Lee 2005, eq. 6) and 1 when it does (MBG/NBD, Batislam et al.
 * 2007). Dividing out the term of a living customer leaves
 *
 *   ln L = lnΓ(r+x) − lnΓ(r) + r ln α + lnB(a,b+k) − lnB(a,b) − (r+x) ln(α+T) + ln(1 + e^D)
 *   D    = ln a − ln(b+k−1) + (r+x) [ln(α+T) − ln(α+t)],    D = −∞ when k = 0
 *
 * where 1/(1+e^D) is P(alive). Nothing overflows, and per row only one exponential and one logarithm are left.
 */
export function betaGeometricLikelihood(cells: Cells, firstChances: number): Objective {
  const tables = tablesFor(cells)
  return (parameters) => {
    fillTables(tables, cells, { parameters, firstChances, stages: 1 })
    const sums = sumRows(cells, tables)
    const rows = curvatureOfRows(sums, parameters[2])
    return addFrequencyTerms(rows, cells, { parameters, firstChances, stages: 1 })
  }
}

/** What a pass over the rows looks up by code of age, recency and frequency. */
export interface Tables {
  readonly logAge: Float64Array
  readonly inverseAge: Float64Array
  readonly logRecency: Float64Array
  readonly inverseRecency: Float64Array
  /** r + x · stages */
  readonly shape: Float64Array
  /** ln a − ln(b+k−1) */
  readonly logOdds: Float64Array
  /** 1 / (b+k−1) */
  readonly inverseChance: Float64Array
}

/** Where a likelihood is asked, and of which model of the family: in BG/NBD and MBG/NBD a purchase has one stage. */
export interface Setting {
  readonly parameters: Float64Array
  readonly firstChances: number
  readonly stages: number
}

export function tablesFor({ age, recency, frequency }: Cells): Tables {
  return {
    logAge: new Float64Array(age.values.length),
    inverseAge: new Float64Array(age.values.length),
    logRecency: new Float64Array(recency.values.length),
    inverseRecency: new Float64Array(recency.values.length),
    shape: new Float64Array(frequency.values.length),
    logOdds: new Float64Array(frequency.values.length),
    inverseChance: new Float64Array(frequency.values.length),
  }
}

export function fillTables(tables: Tables, cells: Cells, { parameters, firstChances, stages }: Setting): void {
  const [r, alpha, a, b] = parameters
  fillLogs(cells.age.values, alpha, { log: tables.logAge, inverse: tables.inverseAge })
  fillLogs(cells.recency.values, alpha, { log: tables.logRecency, inverse: tables.inverseRecency })
  for (let i = 0; i < tables.shape.length; i++) {
    const x = cells.frequency.values[i]
    const chances = x + firstChances
    tables.shape[i] = r + stages * x
    tables.logOdds[i] = chances > 0 ? Math.log(a / (b + chances - 1)) : -Infinity
    tables.inverseChance[i] = chances > 0 ? 1 / (b + chances - 1) : 0
  }
}

function fillLogs(times: Float64Array, alpha: number, into: { log: Float64Array; inverse: Float64Array }): void {
  for (let i = 0; i < times.length; i++) {
    into.log[i] = Math.log(alpha + times[i])
    into.inverse[i] = 1 / (alpha + times[i])
  }
}

/** Weighted sums over rows, named by what they are the derivative to; `dead` and `spread` are Σwσ and Σwσ(1−σ). */
export interface RowSums {
  readonly value: number
  readonly r: number
  readonly alpha: number
  readonly dead: number
  readonly b: number
  readonly rr: number
  readonly rAlpha: number
  readonly rA: number
  readonly rB: number
  readonly alphaAlpha: number
  readonly alphaA: number
  readonly alphaB: number
  readonly spread: number
  readonly aB: number
  readonly bb: number
}

/** The loop in which a fit spends its time: no allocation, no call but exp and log. */
function sumRows(cells: Cells, tables: Tables): RowSums {
  const { weight } = cells
  const ages = cells.age.codes
  const recencies = cells.recency.codes
  const frequencies = cells.frequency.codes
  const { logAge, inverseAge, logRecency, inverseRecency, shape, logOdds, inverseChance } = tables
  let value = 0
  let r = 0
  let alpha = 0
  let dead = 0
  let b = 0
  let rr = 0
  let rAlpha = 0
  let rA = 0
  let rB = 0
  let alphaAlpha = 0
  let alphaA = 0
  let alphaB = 0
  let spread = 0
  let aB = 0
  let bb = 0
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i]
    const n = shape[frequencies[i]]
    const logEnd = logAge[ages[i]]
    const end = inverseAge[ages[i]]
    const last = inverseRecency[recencies[i]]
    const chance = inverseChance[frequencies[i]]
    // D and its derivatives to r and α; to a it is 1/a, to b it is −chance.
    const dr = logEnd - logRecency[recencies[i]]
    const d = logOdds[frequencies[i]] + n * dr
    const drAlpha = end - last
    const dAlpha = n * drAlpha
    const small = Math.exp(d > 0 ? -d : d)
    const share = 1 / (1 + small)
    const wDead = w * (d > 0 ? share : small * share)
    const wSpread = w * small * share * share
    value += w * (Math.max(d, 0) + Math.log(1 + small) - n * logEnd)
    r += wDead * dr - w * logEnd
    alpha += wDead * dAlpha - w * n * end
    dead += wDead
    b += wDead * chance
    rr += wSpread * dr * dr
    rAlpha += wSpread * dr * dAlpha + wDead * drAlpha - w * end
    rA += wSpread * dr
    rB += wSpread * dr * chance
    alphaAlpha += wSpread * dAlpha * dAlpha + n * (w * end * end - wDead * (end * end - last * last))
    alphaA += wSpread * dAlpha
    alphaB += wSpread * dAlpha * chance
    spread += wSpread
    aB += wSpread * chance
    bb += (wSpread + wDead) * chance * chance
  }
  return { value, r, alpha, dead, b, rr, rAlpha, rA, rB, alphaAlpha, alphaA, alphaB, spread, aB, bb }
}

export function curvatureOfRows(s: RowSums, a: number): Curvature {
  const rows = [
    [s.rr, s.rAlpha, s.rA / a, -s.rB],
    [s.rAlpha, s.alphaAlpha, s.alphaA / a, -s.alphaB],
    [s.rA / a, s.alphaA / a, (s.spread - s.dead) / (a * a), -s.aB / a],
    [-s.rB, -s.alphaB, -s.aB / a, s.bb],
  ]
  const gradient = Float64Array.of(s.r, s.alpha, s.dead / a, -s.b)
  return { value: s.value, gradient, hessian: Float64Array.from(rows.flat()) }
}

/** Adds lnΓ(r+n) − lnΓ(r) + r ln α + lnB(a,b+k) − lnB(a,b), n = x · stages, which depend on the frequency alone. */
export function addFrequencyTerms(rows: Curvature, cells: Cells, setting: Setting): Curvature {
  const { parameters, firstChances, stages } = setting
  const [r, alpha, a, b] = parameters
  const { gradient, hessian } = rows
  let { value } = rows
  for (let i = 0; i < cells.frequencyWeight.length; i++) {
    const w = cells.frequencyWeight[i]
    const x = cells.frequency.values[i]
    const k = x + firstChances
    const shape = r + stages * x
    value += w * (gammaln(shape) - gammaln(r) + r * Math.log(alpha) + betaln(a, b + k) - betaln(a, b))
    const dA = digamma(a + b) - digamma(a + b + k)
    const dAA = trigamma(a + b) - trigamma(a + b + k)
    gradient[0] += w * (digamma(shape) - digamma(r) + Math.log(alpha))
    gradient[1] += (w * r) / alpha
    gradient[2] += w * dA
    gradient[3] += w * (dA + digamma(b + k) - digamma(b))
    hessian[0] += w * (trigamma(shape) - trigamma(r))
    hessian[1] += w / alpha
    hessian[4] += w / alpha
    hessian[5] -= (w * r) / (alpha * alpha)
    hessian[10] += w * dAA
    hessian[11] += w * dAA
    hessian[14] += w * dAA
    hessian[15] += w * (dAA + trigamma(b + k) - trigamma(b))
  }
  return { value, gradient, hessian }
}
