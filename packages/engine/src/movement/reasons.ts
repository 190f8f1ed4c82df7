import type { MoveCause, MovementReasons } from '@sabad/contract/schemas/movement'
import { z } from 'zod'
import { groupOfEachCell, levelsOf } from '../portfolio/cells.ts'
import type { Compiled } from '../portfolio/places.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import { join, type Sql, sql, trusted } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { between, type MovementBetween } from './dates.ts'
import { type MembersAt, membersAt } from './members.ts'
import { namedGroups } from './movement.ts'
import { crossing, measureOf } from './tier-lines.ts'

type Definition = StoredPortfolio['definition']

/** Levels of each tier, and how many cells apart two neighbouring levels are: cells are numbered in mixed radix. */
const radices = ({ tiers }: Definition) =>
  tiers.map((tier, position) => ({
    levels: levelsOf(tier).length,
    step: tiers.slice(position + 1).reduce((product, later) => product * levelsOf(later).length, 1),
  }))

/**
 * For each flow between two groups and each tier: customers whose level changed from which to which, and how many of
 * them that change alone would have taken to the group where they are now. Tier NULL: all customers of the flow.
 */
export function levelChanges({ definition, calibration }: Compiled, from: MembersAt, to: MembersAt): Sql {
  const groups = trusted(`[${groupOfEachCell(definition, calibration.merged).join(', ')}]`)
  const levels = radices(definition).map(
    ({ levels: count, step }, tier) => sql`
    SELECT "from", "to", CAST(${tier} AS INTEGER) AS tier, "levelBefore", "levelAfter", sum(customers) AS customers,
           sum(customers) FILTER (${groups}[before + ("levelAfter" - "levelBefore") * ${step} + 1] = "to") AS alone
    FROM (SELECT *, before // ${step} % ${count} AS "levelBefore", after // ${step} % ${count} AS "levelAfter" FROM moves)
    WHERE "levelBefore" <> "levelAfter" GROUP BY "from", "to", "levelBefore", "levelAfter"`,
  )
  return sql`
  WITH moves AS MATERIALIZED (
    SELECT b.group_index AS "from", a.group_index AS "to", b.cell AS before, a.cell AS after, count(*) AS customers
    FROM (${membersAt(from)}) AS b JOIN (${membersAt(to)}) AS a ON a.customer_key = b.customer_key
    WHERE a.group_index - b.group_index <> 0 GROUP BY ALL
  )
  SELECT "from", "to", NULL AS tier, NULL AS "levelBefore", NULL AS "levelAfter", sum(customers) AS customers, NULL AS alone
  FROM moves GROUP BY ALL
  UNION ALL ${join(levels, '\n  UNION ALL ')}
  ORDER BY ALL`
}

const changeRow = z.object({
  from: z.number(),
  to: z.number(),
  tier: z.number().nullable(),
  levelBefore: z.number().nullable(),
  levelAfter: z.number().nullable(),
  customers: z.number(),
  alone: z.number().nullable(),
})
type ChangeRow = z.infer<typeof changeRow>

function causeOf({ definition, calibration }: StoredPortfolio, row: ChangeRow): MoveCause[] {
  const tier = definition.tiers[row.tier ?? -1]
  const { levelBefore: before, levelAfter: after, customers, alone } = row
  if (!tier || before === null || after === null) return []
  const labels = levelsOf(tier)
  return [
    {
      tier: tier.name,
      tierTitle: tier.title,
      measure: measureOf(tier),
      before: labels[before] ?? '',
      after: labels[after] ?? '',
      ...crossing(tier, calibration, { before, after }),
      customers,
      alone: alone ?? 0,
    },
  ]
}

const mostFirst = (one: { customers: number }, other: { customers: number }) => other.customers - one.customers

/** Who moved and why: which tiers' levels changed, over which line. */
export const movementReasons = (workspace: Workspace, asked: MovementBetween): Promise<MovementReasons> =>
  workspace.read(async (database) => {
    const { portfolio, from, to } = await between(database, asked)
    const { versionId, definition } = portfolio
    const changes = levelChanges(portfolio, { versionId, ...from }, { versionId, ...to })
    const rows = await rowsOnce(database, to, { query: changes, row: changeRow })
    const flows = rows
      .filter(({ tier }) => tier === null)
      .map((flow) => ({
        from: flow.from,
        to: flow.to,
        customers: flow.customers,
        causes: rows
          .filter((row) => row.from === flow.from && row.to === flow.to)
          .flatMap((row) => causeOf(portfolio, row))
          .sort((one, other) => other.alone - one.alone || mostFirst(one, other)),
      }))
    return {
      portfolioId: asked.portfolioId,
      from: from.asOf,
      to: to.asOf,
      groups: namedGroups(definition),
      flows: flows.sort(mostFirst),
    }
  })
