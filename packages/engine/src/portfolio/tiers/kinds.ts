import { bands } from './bands.ts'
import { categories } from './categories.ts'
import type { MethodKind, Tier, TierKind } from './tier-kind.ts'

/** Every way of putting customers on levels. */
const kinds: Readonly<Record<MethodKind, TierKind>> = {
  quantile: bands,
  fixed: bands,
  'weighted-quantile': bands,
  'cumulative-share': bands,
  categories,
}

export const kindOf = ({ method }: Tier): TierKind => kinds[method.kind]
