/**
 * Σ_{i<j} ln(θ+i) for j = 0, 1, ..., with its first and second derivative in θ: the logarithm of Γ(θ+j)/Γ(θ). As sums of
 * few terms they have no large parts that cancel, and for all j together they cost no more than one.
 */
export interface RisingLogSums {
  readonly log: Float64Array
  readonly slope: Float64Array
  readonly second: Float64Array
}

/** For j = 0, ..., `most`. */
export function risingLogSums(theta: number, most: number): RisingLogSums {
  const sums = {
    log: new Float64Array(most + 1),
    slope: new Float64Array(most + 1),
    second: new Float64Array(most + 1),
  }
  for (let j = 0; j < most; j++) {
    const inverse = 1 / (theta + j)
    sums.log[j + 1] = sums.log[j] + Math.log(theta + j)
    sums.slope[j + 1] = sums.slope[j] + inverse
    sums.second[j + 1] = sums.second[j] - inverse * inverse
  }
  return sums
}
