import { portfolioOverview } from '../portfolio/overview.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'
import { inlineRows } from './inline-rows.ts'

export interface GroupsExport {
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

const types = {
  as_of: 'DATE',
  group: 'VARCHAR',
  group_title: 'VARCHAR',
  customers: 'INTEGER',
  customer_share: 'DOUBLE',
  clv_12m_total: 'DOUBLE',
  clv_12m_share: 'DOUBLE',
  revenue_12m: 'DOUBLE',
  repeat_rate: 'DOUBLE',
  clv_12m_mean: 'DOUBLE',
  profit_per_customer: 'DOUBLE',
  probability_alive: 'DOUBLE',
} as const

/** The groups of a portfolio at a date, with their sizes and worth. */
export async function groupsTable(workspace: Workspace, query: GroupsExport): Promise<ExportTable> {
  const { asOf, groups } = await portfolioOverview(workspace, query)
  const rows = groups.map(({ name, title, customers, customerShare, value, valueShare, revenue12m, kpis }) => ({
    as_of: asOf,
    group: name,
    group_title: title,
    customers,
    customer_share: customerShare,
    clv_12m_total: value,
    clv_12m_share: valueShare,
    revenue_12m: revenue12m,
    repeat_rate: kpis.repeatRate.value,
    clv_12m_mean: kpis.clv.value,
    profit_per_customer: kpis.profitPerCustomer.value,
    probability_alive: kpis.probabilityAlive.value,
  }))
  return { columns: Object.keys(types), query: inlineRows(types, rows) }
}
