import type { Objective } from '../../numeric/log-parameters.ts'
import type { Cells } from '../beta-geometric/cells.ts'
import {
  addFrequencyTerms,
  curvatureOfRows,
  fillTables,
  type RowSums,
  type Tables,
  tablesFor,
} from '../beta-geometric/likelihood.ts'
import { fillStages, type StageTables, stagesFor, stageTerms, stageValues } from './stage-terms.ts'

/** A model of the family: stages per purchase (k), and how often a customer may leave before the first repeat purchase. */
export interface RegularProcess {
  readonly stages: number
  readonly firstChances: 0 | 1
}

/**
 * The part of the log-likelihood of (M)BG/CNBD-k in which r, α, a and b enter, with gradient and Hessian, in one pass:
 *
 *   lnΓ(r+kx) − lnΓ(r) + r ln α + lnB(a,b+c) − lnB(a,b) − n ln(α+T) + ln S + ln(1 + e^D)
 *   D = ln a − ln(b+c−1) + n [ln(α+T) − ln(α+t)] − ln S,    n = r + kx,    D = −∞ when c = 0
 *
 * (Reutterer, Platzer & Schröder 2020, with the term of a living customer divided out), where c = x + `firstChances`
 * counts the chances to leave and 1/(1+e^D) is P(alive). S, of {@link stageTerms}, is 1 at k = 1, which leaves BG/NBD.
 */
export function regularLikelihood(cells: Cells, process: RegularProcess): Objective {
  const tables = tablesFor(cells)
  const stages = stagesFor(cells.frequency.values.length, process.stages)
  return (parameters) => {
    const setting = { parameters, ...process }
    fillTables(tables, cells, setting)
    fillStages(stages, tables.shape)
    const sums = sumRows(cells, tables, stages)
    return addFrequencyTerms(curvatureOfRows(sums, parameters[2]), cells, setting)
  }
}

/** The loop in which a fit spends its time. */
function sumRows(cells: Cells, tables: Tables, stages: StageTables): RowSums {
  const { weight } = cells
  const { logAge, inverseAge, logRecency, inverseRecency, shape, logOdds, inverseChance } = tables
  const sums = { value: 0, r: 0, alpha: 0, dead: 0, b: 0, rr: 0, rAlpha: 0, rA: 0, rB: 0 }
  const rest = { alphaAlpha: 0, alphaA: 0, alphaB: 0, spread: 0, aB: 0, bb: 0 }
  const term = new Float64Array(stageValues)
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i]
    const [age, recency, frequency] = [cells.age.codes[i], cells.recency.codes[i], cells.frequency.codes[i]]
    const n = shape[frequency]
    const end = inverseAge[age]
    const last = inverseRecency[recency]
    const chance = inverseChance[frequency]
    const silence = cells.age.values[age] - cells.recency.values[recency]
    stageTerms(stages, { frequency, silence, end }, term)
    const [logS, sr, sAlpha, srr, srAlpha, sAlphaAlpha] = term
    // D and its derivatives to r and α; to a it is 1/a, to b it is −chance.
    const growth = logAge[age] - logRecency[recency]
    const d = logOdds[frequency] + n * growth - logS
    const dr = growth - sr
    const dAlpha = n * (end - last) - sAlpha
    const small = Math.exp(d > 0 ? -d : d)
    const share = 1 / (1 + small)
    const wDead = w * (d > 0 ? share : small * share)
    const wSpread = w * small * share * share
    sums.value += w * (Math.max(d, 0) + Math.log(1 + small) - n * logAge[age] + logS)
    sums.r += wDead * dr + w * (sr - logAge[age])
    sums.alpha += wDead * dAlpha + w * (sAlpha - n * end)
    sums.dead += wDead
    sums.b += wDead * chance
    sums.rr += wSpread * dr * dr + (w - wDead) * srr
    sums.rAlpha += wSpread * dr * dAlpha + wDead * (end - last - srAlpha) + w * (srAlpha - end)
    sums.rA += wSpread * dr
    sums.rB += wSpread * dr * chance
    const bend = wDead * (n * (end * end - last * last) + sAlphaAlpha)
    rest.alphaAlpha += wSpread * dAlpha * dAlpha + w * (n * end * end + sAlphaAlpha) - bend
    rest.alphaA += wSpread * dAlpha
    rest.alphaB += wSpread * dAlpha * chance
    rest.spread += wSpread
    rest.aB += wSpread * chance
    rest.bb += (wSpread + wDead) * chance * chance
  }
  return { ...sums, ...rest }
}
