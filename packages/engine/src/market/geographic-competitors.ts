import type { Competitor, MarketProject } from '@sabad/contract/schemas/market'

const plain = (territory: string): string => territory.trim().toLocaleLowerCase('en')

/**
 * The third level of competitors: benefit or product competitors that operate in a territory of ours, with the
 * territories that are shared. Names of territories are compared without regard to case. Source: Buttle & Maklan.
 */
export function geographicCompetitors({ territories, competitors }: MarketProject['business']) {
  const ours = new Set(territories.map(plain))
  return competitors
    .map((competitor): Competitor & { sharedTerritories: string[] } => ({
      ...competitor,
      sharedTerritories: competitor.territories.filter((territory) => ours.has(plain(territory))),
    }))
    .filter(({ sharedTerritories }) => sharedTerritories.length > 0)
}
