import type { MoveCause } from '@sabad/contract/schemas/movement'
import type { Calibration } from '@sabad/contract/schemas/portfolio-definition'
import { levelsOf } from '../portfolio/cells.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'

export type Tier = StoredPortfolio['definition']['tiers'][number]

/** The registered measure that a tier bands, where it bands one. */
export const measureOf = (tier: Tier): string | null => tier.measure ?? null

/** Cuts that stand for levels in order: one between each level and the next, the level without a value left out. */
function linesOf(tier: Tier, { cuts }: Calibration): readonly number[] | null {
  const lines = Object.hasOwn(cuts, tier.name) ? (cuts[tier.name] ?? []) : []
  return measureOf(tier) !== null && lines.length > 0 && lines.length === levelsOf(tier).length - 2 ? lines : null
}

/**
 * How a customer got from one level of a tier to another, and the line crossed last. Level 0 has no value; whoever has
 * level l lies above line l − 2 and at most at line l − 1.
 */
export function crossing(
  tier: Tier,
  calibration: Calibration,
  { before, after }: { readonly before: number; readonly after: number },
): Pick<MoveCause, 'change' | 'line'> {
  if (before === 0) return { change: 'became-known', line: null }
  if (after === 0) return { change: 'became-unknown', line: null }
  const lines = linesOf(tier, calibration)
  if (!lines) return { change: 'changed', line: null }
  return after > before
    ? { change: 'rose-above', line: lines[after - 2] ?? null }
    : { change: 'fell-to', line: lines[after - 1] ?? null }
}
