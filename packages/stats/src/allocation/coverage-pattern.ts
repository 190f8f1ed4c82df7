/** How the chosen segments cover the market (Abell 1980, Defining the Business; Kotler's five patterns). */
export type CoveragePattern =
  | 'none'
  | 'single-segment'
  | 'selective'
  | 'product-specialist'
  | 'market-specialist'
  | 'full-cover'

/** Where a segment lies: what is offered, and to whom. */
export interface SegmentPlace {
  readonly product: string
  readonly market: string
}

/**
 * Names the pattern of a choice: one product for several markets is a product specialist, one market with several
 * products a market specialist; anything else that is neither one segment nor all is selective.
 * `chosen` has one entry per place.
 */
export function coveragePattern(places: readonly SegmentPlace[], chosen: readonly boolean[]): CoveragePattern {
  const served = places.filter((_, s) => chosen[s])
  if (served.length === 0) return 'none'
  if (served.length === places.length && served.length > 1) return 'full-cover'
  if (served.length === 1) return 'single-segment'
  const products = new Set(served.map(({ product }) => product))
  const markets = new Set(served.map(({ market }) => market))
  if (products.size === 1 && markets.size > 1) return 'product-specialist'
  if (markets.size === 1 && products.size > 1) return 'market-specialist'
  return 'selective'
}
