import type { MarketProject } from '@sabad/contract/schemas/market'

const ATTRIBUTE = /^attribute:/
const ENRICHMENT = /^enrichment:([^/]*)\//

/** Projects once had names of their own for what is read of a customer; now they have those of portfolios. */
const currentName = (name: string): string =>
  name.replace(ATTRIBUTE, 'attributes.').replace(ENRICHMENT, 'enrichment.$1.')

/** The same project, whenever it was written. */
export const withCurrentNames = (project: MarketProject): MarketProject => ({
  ...project,
  variables: { ...project.variables, chosen: project.variables.chosen.map(currentName) },
})
