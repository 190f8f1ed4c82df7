import type { MarketProject } from '@sabad/contract/schemas/market'

/** A name for addresses and files from a title; one without Latin letters gets a number. */
export function projectIdOf(title: string): string {
  const latin = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
  return latin || `market-${Date.now().toString(36)}`
}

/** A project in which nobody has said anything yet. */
export const blankProject = (title: string): MarketProject => ({
  projectId: projectIdOf(title),
  title,
  note: '',
  business: { benefit: '', territories: [], competitors: [] },
  variables: { chosen: [], sensitiveAllowed: false, ideas: [] },
  segments: [],
  attractiveness: { criteria: [], judgements: null },
  fit: { criteria: [], judgements: null },
  targets: { budget: 0, capacities: [], candidates: [] },
})
