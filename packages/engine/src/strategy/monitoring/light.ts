import type { Baseline, StrategyKpi } from '@sabad/contract/schemas/strategy'
import type { KpiPoint, TrafficLight } from '@sabad/contract/schemas/strategy-monitoring'
import { daysBetween } from '../../snapshot/as-of-dates.ts'

type Line = Pick<StrategyKpi, 'target' | 'targetOn'>

/** Where the straight line from the baseline to the target is on a day; flat before and after. */
export function expectedOn({ asOf, value }: Baseline, { target, targetOn }: Line, day: string): number | null {
  if (value === null) return null
  const whole = daysBetween(asOf, targetOn)
  const gone = daysBetween(asOf, day)
  const part = whole <= 0 ? 1 : Math.min(1, Math.max(0, gone / whole))
  return value + (target - value) * part
}

/** Whether more is better: what the target says; a target that keeps the baseline leaves it to the KPI. */
export function isUpGood(baseline: number, target: number, direction: 'up' | 'down'): boolean {
  return target === baseline ? direction === 'up' : target > baseline
}

interface Judged {
  readonly baseline: number
  /** On the line from the baseline to the target. */
  readonly expected: number
  readonly isUpGood: boolean
}

/**
 * The traffic light of a KPI on its way. Green: on the line from baseline to target, or better. Amber: short of the line
 * within what the figure's own interval leaves open, so that it may be chance; where there is no interval, short of the
 * line but no worse than the baseline. Red: all else.
 */
export function lightOf(
  { value, lower, upper }: Pick<KpiPoint, 'value' | 'lower' | 'upper'>,
  judged: Judged,
): TrafficLight {
  if (value === null) return 'grey'
  const { baseline, expected } = judged
  const isAsGood = (one: number, other: number) => (judged.isUpGood ? one >= other : one <= other)
  if (isAsGood(value, expected)) return 'green'
  const bestEnd = judged.isUpGood ? upper : lower
  const isOpen = bestEnd === null ? isAsGood(value, baseline) : isAsGood(bestEnd, expected)
  return isOpen ? 'amber' : 'red'
}
