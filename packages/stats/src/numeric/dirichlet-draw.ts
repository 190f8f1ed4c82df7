/** A source of uniform numbers in (0, 1). Seeded by the caller, so that results can be repeated. */
export type UniformSource = () => number

/** A draw from Dirichlet(concentrations): positive shares that add up to one. A concentration of 0 gives a share of 0. */
export function dirichletDraw(random: UniformSource, concentrations: readonly number[]): number[] {
  const draws = concentrations.map((shape) => (shape > 0 ? gammaDraw(random, shape) : 0))
  const total = draws.reduce((sum, draw) => sum + draw, 0)
  return draws.map((draw) => draw / total)
}

/** A draw from Gamma(shape, rate 1) (Marsaglia & Tsang 2000, ACM TOMS 26(3); below shape 1 by their boost). */
function gammaDraw(random: UniformSource, shape: number): number {
  if (shape < 1) return gammaDraw(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
    const cube = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (cube > 0 && Math.log(random()) < 0.5 * normal * normal + d - d * cube + d * Math.log(cube)) return d * cube
  }
}
