import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import type { Sketch } from './sketch.ts'

type MinimumGroup = NonNullable<Sketch['minimumGroup']>

export const matchingOf = ({ matching }: Sketch) => matching ?? 'first'

/** What is usual is left out, so that a definition says only what is unusual about it. */
export function withUnit({ unit: _, ...sketch }: Sketch, unit: Unit): Sketch {
  return unit === 'customer' ? sketch : { ...sketch, unit }
}

export function withMatching({ matching: _, ...sketch }: Sketch, isExact: boolean): Sketch {
  return isExact ? { ...sketch, matching: 'exact' } : sketch
}

/** Null: groups may be of any size. */
export function withMinimumGroup({ minimumGroup: _, ...sketch }: Sketch, least: MinimumGroup | null): Sketch {
  return least === null ? sketch : { ...sketch, minimumGroup: least }
}

/** Null: customers move as soon as a date says so. */
export function withHysteresis({ hysteresis: _, ...sketch }: Sketch, margin: number | null): Sketch {
  return margin === null ? sketch : { ...sketch, hysteresis: { margin } }
}

/** Only between the centres of a single tier is there a distance by which one can win. */
export const hasMargin = ({ tiers }: Sketch): boolean =>
  tiers.length === 1 && tiers[0]?.method.kind === 'nearest-centre'
