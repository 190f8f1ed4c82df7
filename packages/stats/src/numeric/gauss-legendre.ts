/** Points in (0, 1) and weights that sum to 1: ∫₀¹ f ≈ Σ wᵢ f(xᵢ). */
export interface QuadratureRule {
  readonly points: Float64Array
  readonly weights: Float64Array
}

/**
 * The Gauss-Legendre rule of the given number of points on (0, 1), exact for polynomials up to degree 2·size − 1:
 * Newton's method on the Legendre polynomial from Tricomi's first approximation of its roots (Press et al. 2007,
 * Numerical Recipes, sec. 4.6).
 */
export function gaussLegendre(size: number): QuadratureRule {
  const points = new Float64Array(size)
  const weights = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let root = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5))
    let slope = 1
    for (let step = 1; Math.abs(step) > 1e-15; root -= step) {
      const polynomial = legendre(size, root)
      slope = polynomial.slope
      step = polynomial.value / slope
    }
    points[i] = (1 - root) / 2
    weights[i] = 1 / ((1 - root * root) * slope * slope)
  }
  return { points, weights }
}

/** Value and slope of the Legendre polynomial at a point inside (−1, 1), by its recurrence. */
function legendre(degree: number, at: number): { readonly value: number; readonly slope: number } {
  let value = 1
  let before = 0
  for (let n = 0; n < degree; n++) {
    const next = ((2 * n + 1) * at * value - n * before) / (n + 1)
    before = value
    value = next
  }
  return { value, slope: (degree * (at * value - before)) / (at * at - 1) }
}
