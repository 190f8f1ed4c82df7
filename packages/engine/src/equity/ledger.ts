import type { EquityLedger, EquityMeasure } from '@sabad/contract/schemas/equity'
import { between } from '../movement/dates.ts'
import { namedGroups } from '../movement/movement.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { accountOfBase, accountOfGroup } from './account.ts'
import { equityFlow, equityFlows } from './flows.ts'

export interface EquityAsked {
  readonly portfolioId: string
  /** Left out: the date before `asOf`. */
  readonly from?: string | undefined
  readonly asOf?: string | undefined
  readonly measure: EquityMeasure
}

/**
 * Customer equity from one published date to another: what came, what went, what changed, by group.
 * @throws EngineError refresh.none, movement.date-not-computed or portfolio.not-found
 */
export const equityLedger = (workspace: Workspace, asked: EquityAsked): Promise<EquityLedger> =>
  workspace.read(async (database) => {
    const { portfolioId, measure } = asked
    const { portfolio, from, to } = await between(database, { portfolioId, from: asked.from, to: asked.asOf })
    const { versionId, definition } = portfolio
    const { currency } = await settingsOf(database)
    const about = { portfolioId, measure, asOf: to.asOf, currency }
    if (from.asOf === to.asOf) return { ...about, from: null, groups: [], base: null }
    const query = equityFlows(measure, { versionId, ...from }, { versionId, ...to })
    const flows = await database.rows(query, equityFlow)
    if (!flows.some(({ event }) => event !== 'acquired')) return { ...about, from: from.asOf, groups: [], base: null }
    return {
      ...about,
      from: from.asOf,
      groups: namedGroups(definition).map((group) => ({ ...group, account: accountOfGroup(flows, group.index) })),
      base: accountOfBase(flows),
    }
  })
