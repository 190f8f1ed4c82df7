import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { Curvature } from './log-parameters.ts'

/** A step uphill, and whether the Hessian was negative definite, so that it is Newton's own. */
export interface Direction {
  readonly step: Float64Array
  readonly negativeDefinite: boolean
}

/**
 * |H|⁻¹ g, each eigenvector's part cut at `longest`; null when the curvature is not finite.
 */
export function newtonDirection({ gradient, hessian }: Curvature, longest: number): Direction | null {
  if (!(hessian.every(Number.isFinite) && gradient.every(Number.isFinite))) return null
  const matrix = Matrix.from1DArray(gradient.length, gradient.length, hessian)
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true })
  const step = new Float64Array(gradient.length)
  for (const [k, eigenvalue] of realEigenvalues.entries()) {
    const vector = eigenvectorMatrix.getColumn(k)
    const slope = vector.reduce((sum, v, i) => sum + v * gradient[i], 0)
    const wanted = slope === 0 ? 0 : slope / Math.abs(eigenvalue)
    const length = Math.max(-longest, Math.min(longest, wanted))
    for (const [i, v] of vector.entries()) step[i] += length * v
  }
  return { step, negativeDefinite: realEigenvalues.every((eigenvalue) => eigenvalue < 0) }
}

/** A parameter with less curvature of its own than this share has none but rounding: the others take it all up. */
const leastShare = 1e-11

/** (−H)⁻¹, or null when H is not negative definite, or only by rounding. */
export function inverseOfNegative(hessian: Float64Array, size: number): number[][] | null {
  const factor = new CholeskyDecomposition(Matrix.from1DArray(size, size, hessian).neg())
  if (!factor.isPositiveDefinite()) return null
  const own = factor.lowerTriangularMatrix.diagonal()
  if (own.some((pivot, i) => pivot * pivot < -leastShare * hessian[i * size + i])) return null
  const inverse = factor.solve(Matrix.eye(size)).to2DArray()
  return inverse.every((row, i) => row.every(Number.isFinite) && row[i] > 0) ? inverse : null
}
