import { equityLedger } from '../equity/ledger.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'
import { inlineRows } from './inline-rows.ts'

export interface EquityExport {
  readonly portfolioId: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const types = {
  from: 'DATE',
  to: 'DATE',
  group: 'VARCHAR',
  group_title: 'VARCHAR',
  line: 'VARCHAR',
  customers: 'INTEGER',
  amount: 'DOUBLE',
} as const

const lines = [
  ['opening', 'opening'],
  ['moved_in', 'movedIn'],
  ['moved_out', 'movedOut'],
  ['acquired', 'acquired'],
  ['won_back', 'wonBack'],
  ['lost', 'lost'],
  ['grown', 'grown'],
  ['shrunk', 'shrunk'],
  ['left', 'left'],
  ['closing', 'closing'],
] as const

/** Customer equity between two dates, a row for each line of each group's account: opening and changes add up to closing. */
export async function equityTable(workspace: Workspace, { to, ...query }: EquityExport): Promise<ExportTable> {
  const ledger = await equityLedger(workspace, { ...query, asOf: to, measure: 'clv_residual' })
  const rows = ledger.groups.flatMap(({ name, title, account }) =>
    lines.map(([line, key]) => ({
      from: ledger.from,
      to: ledger.asOf,
      group: name,
      group_title: title,
      line,
      ...account[key],
    })),
  )
  return { columns: Object.keys(types), query: inlineRows(types, rows) }
}
