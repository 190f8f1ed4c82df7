import { CholeskyDecomposition, Matrix } from 'ml-matrix'

/** Solves (−H + damping · I) s = g, or null when that matrix is not positive definite. */
export function solveDamped(hessian: Float64Array, gradient: Float64Array, damping: number): Float64Array | null {
  const factor = factorOfNegative(hessian, gradient.length, damping)
  if (factor === null) return null
  const step = factor.solve(Matrix.columnVector(gradient)).to1DArray()
  return step.every(Number.isFinite) ? Float64Array.from(step) : null
}

/** (−H)⁻¹, or null when −H is not positive definite. */
export function inverseOfNegative(hessian: Float64Array, size: number): number[][] | null {
  const inverse = factorOfNegative(hessian, size, 0)?.solve(Matrix.eye(size)).to2DArray()
  return inverse?.every((row, i) => row.every(Number.isFinite) && row[i] > 0) ? inverse : null
}

function factorOfNegative(hessian: Float64Array, size: number, damping: number): CholeskyDecomposition | null {
  const negative = Matrix.from1DArray(size, size, hessian).neg().add(Matrix.eye(size).mul(damping))
  if (!negative.to1DArray().every(Number.isFinite)) return null
  const factor = new CholeskyDecomposition(negative)
  return factor.isPositiveDefinite() ? factor : null
}
