import type { Training } from '../tree-data.ts'

/**
 * Weight and weighted targets of some rows. The squared error of the rows around their mean is Σ w |y|² − score, so the
 * best division is the one with the greatest sum of scores, and |y|² need not be known to find it.
 */
export interface Sums {
  readonly weight: number
  readonly targets: Float64Array
}

export function sumOf({ targets, weight }: Training, rows: Uint32Array): Sums {
  let total = 0
  for (const row of rows) total += weight[row]
  const sums = Float64Array.from(targets, (target) => {
    let sum = 0
    for (const row of rows) sum += weight[row] * target[row]
    return sum
  })
  return { weight: total, targets: sums }
}

/** |Σ w y|² / Σ w; 0 without weight. */
export function scoreOf({ weight, targets }: Sums): number {
  let squares = 0
  for (let c = 0; c < targets.length; c++) squares += targets[c] * targets[c]
  return weight > 0 ? squares / weight : 0
}

export function plus(one: Sums, other: Sums): Sums {
  return { weight: one.weight + other.weight, targets: one.targets.map((sum, c) => sum + other.targets[c]) }
}
