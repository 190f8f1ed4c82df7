import type { RiskRequest } from '@sabad/contract/schemas/portfolio-risk'
import { limitsAround, type WeightLimits } from '@sabad/stats/portfolio-risk/weight-limits'
import { EngineError } from '../errors.ts'

/** A group as requests name it, and its weight now. */
export interface WeighedGroup {
  readonly name: string
  readonly weight: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * How far weights may move: a share of today's, or what is said of a group.
 * @throws EngineError risk.limits-crossed or risk.limits-leave-no-room
 */
export function weightLimits(
  groups: readonly WeighedGroup[],
  { change, limits }: Pick<RiskRequest, 'change' | 'limits'>,
): WeightLimits {
  const around = limitsAround(
    groups.map(({ weight }) => weight),
    change,
  )
  const said = groups.map(({ name }) => limits.find(({ group }) => group === name))
  const lower = around.lower.map((value, s) => said[s]?.least ?? value)
  const upper = around.upper.map((value, s) => said[s]?.most ?? value)
  for (const [s, least] of lower.entries()) {
    const most = upper[s] ?? 1
    if (least > most) throw new EngineError('risk.limits-crossed', { group: groups[s]?.name ?? '', least, most })
  }
  const [least, most] = [sum(lower), sum(upper)]
  if (least > 1 + 1e-9 || most < 1 - 1e-9) throw new EngineError('risk.limits-leave-no-room', { least, most })
  return { lower, upper }
}

/** What people write by hand adds up to 1 within this much; it is then made exact. */
const WRITTEN = 1e-6

/**
 * A mix of one's own, in the order of the groups; null where none is asked about.
 * @throws EngineError risk.weights-do-not-sum
 */
export function ownWeights(
  groups: readonly WeighedGroup[],
  { weights }: Pick<RiskRequest, 'weights'>,
): number[] | null {
  if (weights.length === 0) return null
  const total = sum(weights.map(({ weight }) => weight))
  if (Math.abs(total - 1) > WRITTEN) {
    throw new EngineError('risk.weights-do-not-sum', { total, groups: groups.map(({ name }) => name) })
  }
  return groups.map(({ name }) => (weights.find(({ group }) => group === name)?.weight ?? 0) / total)
}
