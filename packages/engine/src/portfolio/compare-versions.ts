import type { VersionComparison } from '@sabad/contract/schemas/portfolio-versions'
import { z } from 'zod'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import { definitionDifferences } from './definition-differences.ts'
import { type Compiled, placesAt } from './places.ts'
import { publishedDate } from './published.ts'
import { type DecidedVersion, decisionOf, versionOf } from './versions.ts'

/** Customers by their group in two definitions at one date, straight from the definitions. */
export const crossTable = (one: Compiled, other: Compiled, asOf: string): Sql => {
  const placed = (compiled: Compiled) =>
    sql`SELECT customer_key, group_index, clv_12m FROM (${placesAt(compiled, { asOf })})`
  return sql`
  SELECT a.group_index AS "from", b.group_index AS "to", count(*) AS customers, sum(CAST(a.clv_12m AS DOUBLE)) AS value
  FROM (${placed(one)}) AS a JOIN (${placed(other)}) AS b ON b.customer_key = a.customer_key
  GROUP BY ALL ORDER BY ALL`
}

const flowRow = z.object({ from: z.number(), to: z.number(), customers: z.number(), value: z.number().nullable() })
type Flow = z.infer<typeof flowRow>

const numberOf = (flows: readonly Flow[]): number => flows.reduce((sum, { customers }) => sum + customers, 0)

/** Null where no flow has a value. */
function totalOf(flows: readonly Flow[]): number | null {
  const known = flows.flatMap(({ value }) => (value === null ? [] : [value]))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function sideOf(version: DecidedVersion, flowsOf: (index: number) => readonly Flow[]): VersionComparison['one'] {
  const groupsHeld = allGroups(version.definition).map(({ index, name, title }) => {
    const held = flowsOf(index)
    return { index, name, title, customers: numberOf(held), value: totalOf(held) }
  })
  return { ...decisionOf(version), groupsHeld }
}

export interface TwoVersions {
  readonly portfolioId: string
  readonly one: number
  readonly other: number
}

/**
 * Two versions of a portfolio on the customers of the newest date. Groups of one name are the same group.
 * @throws EngineError portfolio.not-found, portfolio.version-not-found, refresh.none
 */
export const compareVersions = (workspace: Workspace, asked: TwoVersions): Promise<VersionComparison> =>
  workspace.read(async (database) => {
    const one = await versionOf(database, asked.portfolioId, asked.one)
    const other = await versionOf(database, asked.portfolioId, asked.other)
    const asOf = await publishedDate(database, undefined)
    const flows = await database.rows(crossTable(one, other, asOf), flowRow)
    const [from, to] = [allGroups(one.definition), allGroups(other.definition)]
    const changed = flows.filter((flow) => from[flow.from]?.name !== to[flow.to]?.name)
    return {
      portfolioId: asked.portfolioId,
      asOf,
      one: sideOf(one, (index) => flows.filter((flow) => flow.from === index)),
      other: sideOf(other, (index) => flows.filter((flow) => flow.to === index)),
      customers: numberOf(flows),
      changed: numberOf(changed),
      changedValue: changed.length === 0 ? 0 : totalOf(changed),
      flows,
      differences: definitionDifferences(one, other),
    }
  })
