import type { SketchTier } from './sketch.ts'
import { type Method, type MethodKind, withMethod } from './tiers.ts'

type BandsKind = 'quantile' | 'fixed' | 'cumulative-share' | 'weighted-quantile'

/** Whether a number is cut into bands. */
export const isBands = (kind: MethodKind): kind is BandsKind =>
  kind === 'quantile' || kind === 'fixed' || kind === 'cumulative-share' || kind === 'weighted-quantile'

/** The numbers that a method of bands cuts at, as its kind has them; null for others. */
export function stepsOf(method: Method): readonly number[] | null {
  switch (method.kind) {
    case 'quantile':
    case 'weighted-quantile':
      return method.probabilities
    case 'fixed':
      return method.cuts
    case 'cumulative-share':
      return method.shares
  }
  return null
}

/** The tier cut at other numbers. */
export function withSteps(tier: SketchTier, steps: readonly number[]): SketchTier {
  const { method } = tier
  switch (method.kind) {
    case 'quantile':
    case 'weighted-quantile':
      return withMethod(tier, { ...method, probabilities: [...steps] })
    case 'fixed':
      return withMethod(tier, { ...method, cuts: [...steps] })
    case 'cumulative-share':
      return withMethod(tier, { ...method, shares: [...steps] })
  }
  return tier
}

const tidy = (value: number): number => Number(value.toPrecision(6))

export const withStep = (tier: SketchTier, at: number, value: number): SketchTier =>
  withSteps(tier, stepsOf(tier.method)?.map((step, index) => (index === at ? tidy(value) : step)) ?? [])

/** One more, half way to the end of shares, or as far on as the last two are apart. */
export function withStepMore(tier: SketchTier): SketchTier {
  const steps = stepsOf(tier.method) ?? []
  const [before = 0, last = 0] = [steps.at(-2), steps.at(-1)]
  const next =
    tier.method.kind === 'fixed' ? last + (steps.length > 1 ? last - before : Math.abs(last) || 1) : (last + 1) / 2
  return withSteps(tier, [...steps, tidy(next)])
}

export const withStepLess = (tier: SketchTier): SketchTier => withSteps(tier, (stepsOf(tier.method) ?? []).slice(0, -1))
