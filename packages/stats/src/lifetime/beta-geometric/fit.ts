import type { FitReport } from '../../model.ts'
import type { Objective } from '../../numeric/log-parameters.ts'
import { maximumLikelihood } from '../../numeric/maximum-likelihood.ts'
import { coarseRows, thinByWeight } from '../../numeric/thin-by-weight.ts'
import {
  checkHistories,
  type FrequencyRecencyAge,
  fewRepeatBuyers,
  purchaseRate,
  totalWeight,
} from '../frequency-recency-age.ts'
import { type Cells, takeRows, toCells } from './cells.ts'
import { betaGeometricLikelihood } from './likelihood.ts'

/** r, a and b are without unit; α is in the data's unit of time. */
export interface BetaGeometricParameters {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

export interface BetaGeometricOptions {
  /** Parameters that are believed to be near, such as those of last month. They save time, never change the answer. */
  readonly start?: BetaGeometricParameters
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

export interface BetaGeometricFit {
  readonly parameters: BetaGeometricParameters
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

const names = ['r', 'alpha', 'a', 'b'] as const

/** r, a, b, and α as a multiple of r over the mean purchase rate: from rare and leaving to regular and staying. */
const shapes = [
  [0.25, 0.8, 2.5, 0.6],
  [0.5, 0.4, 3, 0.8],
  [1, 1, 1, 0.4],
  [3, 0.2, 4, 0.8],
  [0.1, 2, 8, 0.5],
  [10, 0.5, 0.7, 0.3],
] as const

/** Fits either model of the family: see the model's own file for what `firstChances` means. */
export function fitBetaGeometric(
  data: FrequencyRecencyAge,
  options: BetaGeometricOptions,
  firstChances: number,
): BetaGeometricFit {
  checkHistories(data)
  const { parameters, covariance, report } = searchBetaGeometric(toCells(data), {
    ...options,
    rate: purchaseRate(data),
    likelihood: (cells) => betaGeometricLikelihood(cells, firstChances),
  })
  const warnings = [...report.warnings, ...fewRepeatBuyers(data)]
  return { parameters, covariance, fit: { n: totalWeight(data), ...report, warnings } }
}

/** A likelihood in (r, α, a, b) to be climbed; `rate` is what λ is on average, per unit of time, while all are alive. */
export interface BetaGeometricSearch {
  readonly start?: BetaGeometricParameters | undefined
  readonly maxIterations?: number | undefined
  readonly rate: number
  readonly likelihood: (cells: Cells) => Objective
}

/** The highest point, with how the search went. */
export interface BetaGeometricMaximum extends Pick<BetaGeometricFit, 'parameters' | 'covariance'> {
  readonly report: Omit<FitReport, 'n'>
}

export function searchBetaGeometric(cells: Cells, search: BetaGeometricSearch): BetaGeometricMaximum {
  const { rate, likelihood, start } = search
  const { estimates, covariance, report } = maximumLikelihood({
    names,
    infima: [0, 0, 0, 0],
    typical: [1, 1 / rate, 1, 1],
    full: likelihood(cells),
    coarse: likelihood(coarseCells(cells)),
    starts: shapes.map(([r, a, b, multiple]) => [r, (multiple * r) / rate, a, b]),
    warmStart: start === undefined ? null : names.map((name) => start[name]),
    maxIterations: search.maxIterations ?? 200,
  })
  const [r, alpha, a, b] = estimates
  return { parameters: { r, alpha, a, b }, covariance, report }
}

function coarseCells(cells: Cells): Cells {
  const { rows, weight } = thinByWeight(cells.weight, coarseRows)
  return takeRows(cells, rows, weight)
}
