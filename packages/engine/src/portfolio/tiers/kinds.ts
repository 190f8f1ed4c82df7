import { bands } from './bands.ts'
import { bisected } from './bisected.ts'
import { categories } from './categories.ts'
import { nearestCentre } from './nearest-centre.ts'
import { rules } from './rules.ts'
import type { MethodKind, Tier, TierKind } from './tier-kind.ts'

/** Every way of putting customers on levels. */
const kinds: Readonly<Record<MethodKind, TierKind>> = {
  quantile: bands,
  fixed: bands,
  'weighted-quantile': bands,
  'cumulative-share': bands,
  categories,
  'nearest-centre': nearestCentre,
  bisected,
  rules,
}

export const kindOf = ({ method }: Tier): TierKind => kinds[method.kind]
