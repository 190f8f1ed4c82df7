import type { Movement } from '@sabad/contract/schemas/movement'
import { allGroups } from '../portfolio/cells.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { between, type MovementBetween } from './dates.ts'
import { type FlowRow, flowsBetween } from './flows.ts'
import { directionOf, groupsInOrder, rankedGroups } from './group-ranking.ts'
import { movementRates, netValue } from './rates.ts'

const total = (all: readonly FlowRow[], keep: (flow: FlowRow) => boolean): number =>
  all.filter(keep).reduce((sum, { customers }) => sum + customers, 0)

/** The groups of a portfolio as answers name them. */
export const namedGroups = (definition: Parameters<typeof allGroups>[0]): Movement['groups'] =>
  allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))

export const movementBetween = (workspace: Workspace, asked: MovementBetween): Promise<Movement> =>
  workspace.read(async (database) => {
    const { portfolio, from, to } = await between(database, asked)
    const rows = await flowsBetween(database, { portfolio, from, to })
    const ranking = rankedGroups(rows)
    const all = rows.map(({ revenueBefore: _before, revenueAfter: _after, ...flow }) => ({
      ...flow,
      direction: directionOf(flow, ranking),
    }))
    const groups = namedGroups(portfolio.definition)
    return {
      portfolioId: asked.portfolioId,
      from: from.asOf,
      to: to.asOf,
      groups,
      flows: all,
      moved: total(rows, (flow) => flow.from !== null && flow.to !== null && flow.from !== flow.to),
      stayed: total(rows, (flow) => flow.from !== null && flow.from === flow.to),
      entered: total(rows, (flow) => flow.from === null),
      left: total(rows, (flow) => flow.to === null),
      rankedBy: ranking.by,
      ...movementRates(all, groupsInOrder(groups, ranking)),
      netValue: netValue(all),
    }
  })
