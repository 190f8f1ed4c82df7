import { type EffortCurve, valueAt } from './effort-curve.ts'
import type { EffortLimits } from './effort-limits.ts'

/** Fine enough that the optimum's hill is found; the exchange after it finds the top. */
const steps = 400

/**
 * The best split among those that give every group its least effort and whole steps of a 400th of the rest: dynamic
 * programming over groups (Bellman 1957), which no shape of a curve can lead astray. What limits cut off a step is given
 * to whoever can take it.
 */
export function splitOverGrid(curves: readonly EffortCurve[], budget: number, limits: EffortLimits): number[] {
  const least = limits.lower.reduce((sum, value) => sum + value, 0)
  const step = Math.max(0, budget - least) / steps
  if (step === 0) return [...limits.lower]
  const gains = curves.map((curve, s) => gainsOfSteps(curve, step, { lower: limits.lower[s], upper: limits.upper[s] }))
  const given = stepsOfEach(gains)
  return topUp(
    given.map((count, s) => Math.min(limits.upper[s], limits.lower[s] + count * step)),
    budget,
    limits,
  )
}

interface Range {
  readonly lower: number
  readonly upper: number
}

/** The value of each number of whole steps that the upper limit allows. */
function gainsOfSteps(curve: EffortCurve, step: number, { lower, upper }: Range): Float64Array {
  const most = Math.min(steps, Math.floor((upper - lower) / step + 1e-9))
  return Float64Array.from({ length: most + 1 }, (_, count) => valueAt(curve, lower + count * step))
}

/** How many steps each group gets. */
function stepsOfEach(gains: readonly Float64Array[]): number[] {
  let best = new Float64Array(steps + 1)
  const choices: Int16Array[] = []
  for (const group of gains) {
    const next = new Float64Array(steps + 1).fill(Number.NEGATIVE_INFINITY)
    const choice = new Int16Array(steps + 1)
    for (let total = 0; total <= steps; total++) {
      const most = Math.min(total, group.length - 1)
      for (let count = 0; count <= most; count++) {
        const value = best[total - count] + group[count]
        if (value > next[total]) {
          next[total] = value
          choice[total] = count
        }
      }
    }
    choices.push(choice)
    best = next
  }
  let left = steps
  const given = choices.map(() => 0)
  for (let s = choices.length - 1; s >= 0; s--) {
    given[s] = choices[s][left]
    left -= given[s]
  }
  return given
}

function topUp(efforts: readonly number[], budget: number, { upper }: EffortLimits): number[] {
  let left = budget - efforts.reduce((sum, value) => sum + value, 0)
  return efforts.map((effort, s) => {
    const added = Math.max(0, Math.min(left, upper[s] - effort))
    left -= added
    return effort + added
  })
}
