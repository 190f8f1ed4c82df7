import gammaln from '@stdlib/math-base-special-gammaln'
import type { Random } from './random.ts'

/** Below this mean, multiplying uniform numbers is quicker than a rejection. */
const small = 10

/** A draw from the Poisson distribution with a mean of 0 or more. */
export function poissonDraw(random: Random, mean: number): number {
  if (mean === 0) return 0
  return mean < small ? byMultiplication(random, mean) : byRejection(random, mean)
}

/** Arrivals within one unit of time (Knuth 1997, The Art of Computer Programming 2, sec. 3.4.1). */
function byMultiplication(random: Random, mean: number): number {
  const least = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > least; product *= random()) count++
  return count
}

/** Transformed rejection with squeeze, PTRS (Hörmann 1993, Insurance: Mathematics and Economics 12). */
function byRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const bound = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = random() - 0.5
    const v = random()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= bound) return count
    if (count < 0 || (us < 0.013 && v > us)) continue
    const accepted = Math.log((v * inverseAlpha) / (a / (us * us) + b))
    if (accepted <= count * Math.log(mean) - mean - gammaln(count + 1)) return count
  }
}
