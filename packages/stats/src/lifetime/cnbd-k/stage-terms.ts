/**
 * A purchase takes k stages, each an arrival at rate λ, so that the times between purchases are Erlang-k. Of a customer
 * with λ ~ Gamma(n, A − s) who has been silent for s it is not known how many of the k stages have passed; with A the
 * rate after the silence and z = s/A, j stages have the weight
 *
 *   wⱼ = (n)ⱼ/j! zʲ,    j = 0, ..., k−1
 *
 * and S = Σ wⱼ. All are positive and, for k up to 12 and millions of purchases, far from overflow.
 */
export function stageWeights({ shape, z, stages }: { shape: number; z: number; stages: number }): Float64Array {
  const weights = new Float64Array(stages)
  weights[0] = 1
  for (let j = 1; j < stages; j++) weights[j] = ((weights[j - 1] * (shape + j - 1)) / j) * z
  return weights
}

/** ln S, then its derivatives by n, α, then nn, nα, αα, where A = α + T. */
export const stageValues = 6

/** Per distinct frequency and stage, in that order: (n)ⱼ/j!, Σ 1/(n+i), Σ 1/(n+i)² over i < j. */
export interface StageTables {
  readonly stages: number
  readonly coefficient: Float64Array
  readonly slope: Float64Array
  readonly bend: Float64Array
}

export function stagesFor(frequencies: number, stages: number): StageTables {
  const table = () => new Float64Array(frequencies * stages)
  return { stages, coefficient: table(), slope: table(), bend: table() }
}

export function fillStages({ stages, coefficient, slope, bend }: StageTables, shape: Float64Array): void {
  for (let f = 0; f < shape.length; f++) {
    const from = f * stages
    coefficient[from] = 1
    for (let j = 1; j < stages; j++) {
      const n = shape[f] + j - 1
      coefficient[from + j] = (coefficient[from + j - 1] * n) / j
      slope[from + j] = slope[from + j - 1] + 1 / n
      bend[from + j] = bend[from + j - 1] + 1 / (n * n)
    }
  }
}

/** One row: the code of its frequency, its silence s, and 1/A. */
export interface StageRow {
  readonly frequency: number
  readonly silence: number
  readonly end: number
}

/**
 * Lays {@link stageValues} into `out`. With pⱼ = ∂ ln wⱼ/∂n = Σ 1/(n+i) and ∂ ln wⱼ/∂α = −j/A, and means taken by the
 * weights wⱼ: (ln S)ₙ = E[p], (ln S)ₐ = −E[j]/A, and second derivatives Var p − E[Σ 1/(n+i)²], −Cov(p, j)/A,
 * (Var j + E[j])/A².
 */
export function stageTerms(tables: StageTables, { frequency, silence, end }: StageRow, out: Float64Array): void {
  const { stages, coefficient, slope, bend } = tables
  const from = frequency * stages
  const z = silence * end
  let power = 1
  let sum = 0
  let p = 0
  let j1 = 0
  let pp = 0
  let pj = 0
  let jj = 0
  let bent = 0
  for (let j = 0; j < stages; j++) {
    const w = coefficient[from + j] * power
    const wp = w * slope[from + j]
    const wj = w * j
    sum += w
    p += wp
    j1 += wj
    pp += wp * slope[from + j]
    pj += wp * j
    jj += wj * j
    bent += w * bend[from + j]
    power *= z
  }
  const meanP = p / sum
  const meanJ = j1 / sum
  out[0] = Math.log(sum)
  out[1] = meanP
  out[2] = -meanJ * end
  out[3] = pp / sum - meanP * meanP - bent / sum
  out[4] = -(pj / sum - meanP * meanJ) * end
  out[5] = (jj / sum - meanJ * meanJ + meanJ) * end * end
}
