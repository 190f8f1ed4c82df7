import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { type Sketch, sketch } from '@sabad/contract/schemas/portfolio-drafts'
import { nameFrom, newName } from './names.ts'

export type { Sketch }
export type SketchTier = Sketch['tiers'][number]
export type SketchGroup = Sketch['groups'][number]

/** A portfolio before its first tier. The rest has the title that the reader's language gives it. */
export const emptySketch = (rest: string): Sketch => ({
  portfolioId: '',
  title: '',
  description: '',
  tiers: [],
  groups: [],
  rest: { name: 'rest', title: rest, description: '' },
})

/** What a draft holds as far as it can be shown here; null where it is no definition at all. */
export const readSketch = (kept: unknown): Sketch | null => sketch.safeParse(kept).data ?? null

/** Groups that hold at least one cell. */
export const heldGroups = ({ groups }: Sketch): readonly SketchGroup[] => groups.filter(({ anyOf }) => anyOf.length > 0)

/**
 * The definition to be looked at: groups that hold no cell yet are left out and what has no name yet gets one, so that
 * the preview goes on while somebody is in the middle of something. Null before the first tier and the first group.
 */
export function previewable(of: Sketch): PortfolioDefinition | null {
  const groups = heldGroups(of)
  if (of.tiers.length === 0 || groups.length === 0) return null
  return { ...of, portfolioId: of.portfolioId || 'draft', groups: [...groups] }
}

/** The definition to be published: under its own name or, for a new portfolio, one that no other has. */
export function publishable(of: Sketch, taken: readonly string[]): PortfolioDefinition {
  const name = of.portfolioId || newName(nameFrom(of.title) || 'portfolio', taken)
  return { ...of, portfolioId: name }
}

/** What still has to be done before it can be published, as keys of the catalogue. */
export function unfinished(of: Sketch) {
  if (of.tiers.length === 0) return 'todo.tier' as const
  if (of.groups.length === 0) return 'todo.group' as const
  if (heldGroups(of).length < of.groups.length) return 'todo.empty-group' as const
  return of.title.trim() === '' ? ('todo.title' as const) : null
}
