import type { CampaignEffects, GroupEffect } from '@sabad/contract/schemas/campaigns'
import type { PortfolioComparison } from '@sabad/contract/schemas/portfolio-comparison'
import { EngineError } from '../errors.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { campaignEffects } from './effects.ts'

/** Days after a contact in which discounts count, where nobody chooses. */
const USUAL_WINDOW_DAYS = 30

/** What campaigns changed up to a date, or the newest; null where contacts stay in a cluster and are not measured. */
export async function effectsIfHere(
  workspace: Workspace,
  asked: { readonly portfolioId: string; readonly asOf?: string | undefined },
): Promise<CampaignEffects | null> {
  try {
    return await campaignEffects(workspace, { ...asked, windowDays: USUAL_WINDOW_DAYS })
  } catch (error) {
    if (error instanceof EngineError && error.code === 'source.not-here') return null
    throw error
  }
}

const netOf = ({ title, shrunken }: GroupEffect) => (shrunken ? [{ title, net: shrunken }] : [])

/** How differently contacts work in the groups of a portfolio: what a way of grouping is worth to campaigns. */
export async function contactsByGroup(
  workspace: Workspace,
  portfolioId: string,
): Promise<PortfolioComparison['contacts']['one']> {
  const effects = await effectsIfHere(workspace, { portfolioId })
  if (!effects) return null
  const { groups, deviation } = effects.inAll
  const [worst, ...better] = groups.flatMap(netOf).sort((one, other) => one.net.value - other.net.value)
  const best = better.at(-1)
  return deviation === null || !best || !worst ? null : { deviation, best, worst }
}
