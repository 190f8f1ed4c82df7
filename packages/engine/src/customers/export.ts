import { registeredMeasures } from '../measures/registry.ts'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { publishedDate } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import { reasonOfCell } from '../portfolio/words.ts'
import type { Plain } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface CustomersExport {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly group?: string | undefined
}

/** Takes rows as they come; the next are read when it is done. */
export type RowReceiver = (rows: readonly (readonly Plain[])[]) => Promise<void>

const measureNames = registeredMeasures.map(({ name }) => name)

const header = ['as_of', 'customer_id', 'name', 'group', 'group_title', 'reason', ...measureNames]

interface MembersQuery {
  readonly versionId: number
  readonly asOf: string
  /** Null: of every group. */
  readonly groupIndex: number | null
}

/** Every customer with group, cell and all measures. */
export const membersWithMeasures = ({ versionId, asOf, groupIndex }: MembersQuery): Sql => sql`
  SELECT m.group_index, m.cell, s.customer_id, s.name,
         ${join(measureNames.map((name) => sql`s.${identifier(name)}`))}
  FROM snapshot AS s
  JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)
    AND (${groupIndex === null} OR m.group_index = ${groupIndex ?? -1})`

/** Says a cell's group and reason; there are few cells and many customers, so each is put into words once. */
function wordsOfCells(portfolio: StoredPortfolio) {
  const groups = allGroups(portfolio.definition)
  const known = new Map<number, readonly Plain[]>()
  return (groupIndex: number, cell: number): readonly Plain[] => {
    const group = groups[groupIndex]
    const words = known.get(cell) ?? [group?.name ?? '', group?.title ?? '', reasonOfCell(portfolio, cell)]
    known.set(cell, words)
    return words
  }
}

/**
 * Every customer of a portfolio with group, reason and all measures, header first, in no order. Nothing is held in
 * memory but the rows under way.
 */
export const exportCustomers = (workspace: Workspace, query: CustomersExport, receive: RowReceiver): Promise<void> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, query.asOf)
    const portfolio = await currentPortfolio(database, query.portfolioId)
    const groupIndex = query.group === undefined ? null : groupIndexOf(portfolio, query.group)
    const words = wordsOfCells(portfolio)
    await receive([header])
    for await (const rows of database.stream(
      membersWithMeasures({ versionId: portfolio.versionId, asOf, groupIndex }),
    )) {
      await receive(
        rows.map(([group, cell, customerId = null, name = null, ...values]) => [
          asOf,
          customerId,
          name,
          ...words(Number(group), Number(cell)),
          ...values,
        ]),
      )
    }
  })
