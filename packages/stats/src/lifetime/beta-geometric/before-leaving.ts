/** The chance to leave at each purchase to come: p ~ Beta(a, b). */
export interface ChanceToLeave {
  readonly a: number
  readonly b: number
}

/**
 * The probabilities of at least 0, 1, 2, ... purchases, to the first that is at most `tail`, from those of exactly 0, 1,
 * 2, ... if the customer were never to leave.
 *
 * At least m purchases means m that would come, and the first m−1 chances to leave passed:
 *   P(Y ≥ m) = P(N ≥ m) · B(a, b+m−1)/B(a, b)
 */
export function atLeastBeforeLeaving(ifStaying: readonly number[], { a, b }: ChanceToLeave, tail: number): number[] {
  const staying = sumsFromTheEnd(ifStaying)
  // Their sum is 1 but for rounding, which adds up over a hundred thousand counts; divided out, none is above 1.
  const atLeast = staying.map((probability) => probability / staying[0])
  let stayed = 1
  for (let m = 2; m < atLeast.length; m++) {
    stayed *= (b + m - 2) / (a + b + m - 2)
    atLeast[m] *= stayed
  }
  const end = atLeast.findIndex((probability) => probability <= tail)
  return end < 0 ? [...atLeast, 0] : atLeast.slice(0, end + 1)
}

/**
 * The probability of exactly `count` purchases, from those of exactly 0, 1, 2, ... if the customer were never to leave:
 *   P(Y = n) = P(N = n) · B(a, b+n)/B(a, b) + [n > 0] P(N ≥ n) · B(a+1, b+n−1)/B(a, b)
 * The upper tail is summed itself, not taken from 1, so tiny probabilities keep their digits.
 */
export function exactlyBeforeLeaving(ifStaying: readonly number[], { a, b }: ChanceToLeave, count: number): number {
  if (count === 0) return ifStaying[0]
  let passed = 1
  for (let j = 1; j < count; j++) passed *= (b + j - 1) / (a + b + j - 1)
  const tail = sumsFromTheEnd(ifStaying.slice(count))[0]
  return (passed * (ifStaying[count] * (b + count - 1) + tail * a)) / (a + b + count - 1)
}

function sumsFromTheEnd(probabilities: readonly number[]): number[] {
  let total = 0
  return probabilities.map((_, j) => (total += probabilities[probabilities.length - 1 - j])).reverse()
}
