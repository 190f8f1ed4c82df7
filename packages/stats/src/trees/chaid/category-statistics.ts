import { logChiSquareSurvival, logFSurvival } from '../../numeric/log-survival.ts'
import type { Evidence, OutcomeKind } from '../tree.ts'
import type { Training } from '../tree-data.ts'

/** Outcomes of some rows, as tests need them: weight per class, or of a number its sum and squared error. */
export interface Outcomes {
  readonly weight: number
  /** Σ weight · target, one entry per class, or one for a number. */
  readonly sums: readonly number[]
  /** Σ weight · (number − mean of these rows)²; 0 with classes. */
  readonly spread: number
}

export function outcomesOf({ targets, weight }: Training, rows: Uint32Array, outcome: OutcomeKind): Outcomes {
  const total = rows.reduce((sum, row) => sum + weight[row], 0)
  const sums = targets.map((target) => rows.reduce((sum, row) => sum + weight[row] * target[row], 0))
  if (outcome === 'class') return { weight: total, sums, spread: 0 }
  const mean = total > 0 ? sums[0] / total : 0
  const spread = rows.reduce((sum, row) => sum + weight[row] * (targets[0][row] - mean) ** 2, 0)
  return { weight: total, sums, spread }
}

/** Outcomes of two groups together. */
export function joined(one: Outcomes, other: Outcomes): Outcomes {
  const weight = one.weight + other.weight
  const apart = one.weight > 0 && other.weight > 0 ? one.sums[0] / one.weight - other.sums[0] / other.weight : 0
  const between = weight > 0 ? ((one.weight * other.weight) / weight) * apart ** 2 : 0
  return {
    weight,
    sums: one.sums.map((sum, c) => sum + other.sums[c]),
    spread: one.sums.length === 1 ? one.spread + other.spread + between : 0,
  }
}

type Test = Exclude<Evidence, { readonly code: 'impurity-reduction' }>

/** Do the groups differ? Pearson's χ² for classes, the F test of one-way analysis of variance for a number. */
export function testOf(groups: readonly Outcomes[], outcome: OutcomeKind): Test {
  return outcome === 'class' ? chiSquareTest(groups) : fTest(groups)
}

/** Classes that no group has do not count. Without degrees of freedom nothing is significant. */
function chiSquareTest(groups: readonly Outcomes[]): Test {
  const totals = groups[0].sums.map((_, c) => groups.reduce((sum, { sums }) => sum + sums[c], 0))
  const n = totals.reduce((sum, total) => sum + total, 0)
  let statistic = 0
  for (const { weight, sums } of groups) {
    for (const [c, total] of totals.entries()) {
      const expected = (weight * total) / n
      if (expected > 0) statistic += (sums[c] - expected) ** 2 / expected
    }
  }
  const filled = groups.filter(({ weight }) => weight > 0).length
  const degrees = (filled - 1) * (totals.filter((total) => total > 0).length - 1)
  return {
    code: 'chi-square',
    statistic,
    degrees: [degrees],
    logP: degrees > 0 ? logChiSquareSurvival(statistic, degrees) : 0,
  }
}

/** Weights count as customers. */
function fTest(groups: readonly Outcomes[]): Test {
  const filled = groups.filter(({ weight }) => weight > 0)
  const all = filled.reduce(joined)
  const within = filled.reduce((sum, { spread }) => sum + spread, 0)
  const between = Math.max(0, all.spread - within)
  const degrees = [filled.length - 1, all.weight - filled.length]
  if (degrees[0] <= 0 || degrees[1] <= 0 || between === 0) return { code: 'f', statistic: 0, degrees, logP: 0 }
  const statistic = between / degrees[0] / (within / degrees[1])
  return { code: 'f', statistic, degrees, logP: logFSurvival(statistic, degrees[0], degrees[1]) }
}
