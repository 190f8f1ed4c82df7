import type { MovementBetween } from '../movement/dates.ts'
import { movementBetween } from '../movement/movement.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'
import { inlineRows } from './inline-rows.ts'

const types = {
  from: 'DATE',
  to: 'DATE',
  from_group: 'VARCHAR',
  to_group: 'VARCHAR',
  customers: 'INTEGER',
  clv_12m_before: 'DOUBLE',
  clv_12m_after: 'DOUBLE',
} as const

/** How many customers went from which group to which between two dates, and their worth. */
export async function movementTable(workspace: Workspace, query: MovementBetween): Promise<ExportTable> {
  const { from, to, groups, flows } = await movementBetween(workspace, query)
  const nameOf = (index: number | null) => groups.find((group) => group.index === index)?.name ?? null
  const rows = flows.map((flow) => ({
    from,
    to,
    from_group: nameOf(flow.from),
    to_group: nameOf(flow.to),
    customers: flow.customers,
    clv_12m_before: flow.valueBefore,
    clv_12m_after: flow.valueAfter,
  }))
  return { columns: Object.keys(types), query: inlineRows(types, rows) }
}
