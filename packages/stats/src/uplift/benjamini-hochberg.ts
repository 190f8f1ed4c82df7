import { checkEach, checkShare } from '../checks.ts'

/**
 * p-values as they are to be compared with the share of false discoveries that is accepted: the k-th smallest of m times
 * m/k, and no larger than any after it (Benjamini & Hochberg 1995, J. Royal Statistical Society B 57). Who takes all at
 * or below 0.1 expects at most a tenth of them to be false, for independent tests.
 * @returns in the order given
 * @throws StatsError not-a-probability
 */
export function adjustedPValues(pValues: readonly number[]): readonly number[] {
  checkEach('pValue', pValues, checkShare)
  const adjusted = new Array<number>(pValues.length)
  const descending = pValues.map((_, row) => row).sort((one, other) => pValues[other] - pValues[one])
  let least = 1
  for (const [place, row] of descending.entries()) {
    const rank = pValues.length - place
    least = Math.min(least, (pValues[row] * pValues.length) / rank)
    adjusted[row] = least
  }
  return adjusted
}
