import type { MarketProject } from '@sabad/contract/schemas/market'

/** A project in which nobody has said anything yet. */
export const emptyProject: MarketProject = {
  projectId: 'project',
  title: 'Project',
  note: '',
  business: { benefit: '', territories: [], competitors: [] },
  variables: { chosen: [], sensitiveAllowed: false, ideas: [] },
  segments: [],
  attractiveness: { criteria: [], judgements: null },
  fit: { criteria: [], judgements: null },
  targets: { budget: 0, capacities: [], candidates: [] },
}
