import gammaln from '@stdlib/math-base-special-gammaln'

/** Categories before merging and after, and which merges were allowed. */
export interface Merging {
  readonly from: number
  readonly to: number
  /** 'ordered': neighbours only; 'floating': neighbours, and missing values with any; 'free': any. */
  readonly kind: 'ordered' | 'floating' | 'free'
}

/**
 * The logarithm of the number of ways in which `from` categories can be merged into `to`: Bonferroni's multiplier
 * (Kass 1980, Applied Statistics 29, eq. 3.1-3.3).
 */
export function logMultiplier({ from, to, kind }: Merging): number {
  switch (kind) {
    case 'ordered':
      return logBinomial(from - 1, to - 1)
    case 'floating':
      return Math.log(binomial(from - 2, to - 2) + to * binomial(from - 2, to - 1))
    case 'free':
      return Math.log(partitions(from, to))
  }
}

function binomial(n: number, k: number): number {
  return k < 0 || k > n ? 0 : Math.round(Math.exp(logBinomial(n, k)))
}

function logBinomial(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
}

/** Stirling numbers of the second kind, by S(n, k) = k S(n − 1, k) + S(n − 1, k − 1). */
function partitions(n: number, k: number): number {
  let row = [1]
  for (let size = 1; size <= n; size++) {
    row = Array.from({ length: k + 1 }, (_, groups) => groups * (row[groups] ?? 0) + (row[groups - 1] ?? 0))
  }
  return row[k]
}
