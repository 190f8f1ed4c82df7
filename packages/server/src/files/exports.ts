import { isoDate } from '@sabad/contract/schemas/figures'
import { exportCustomers } from '@sabad/engine/customers/export'
import { movementBetween } from '@sabad/engine/movement/movement'
import { portfolioOverview } from '@sabad/engine/portfolio/overview'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { z } from 'zod'
import { byteOrderMark, csvLines } from './csv.ts'
import { streamed, type Write } from './streamed.ts'

export const exportQuery = z.object({
  portfolioId: z.string(),
  asOf: isoDate.optional(),
  group: z.string().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
})
export type ExportQuery = z.infer<typeof exportQuery>

interface Export {
  readonly workspace: Workspace
  readonly query: ExportQuery
}

const customers = ({ workspace, query }: Export) =>
  streamed(async (write) => {
    let mark = byteOrderMark
    await exportCustomers(workspace, query, (rows) => {
      const lines = mark + csvLines(rows)
      mark = ''
      return write(lines)
    })
  })

const groupColumns = [
  ...['as_of', 'group', 'group_title', 'customers', 'customer_share', 'clv_12m_total', 'clv_12m_share', 'revenue_12m'],
  ...['repeat_rate', 'clv_12m_mean', 'profit_per_customer', 'probability_alive'],
]

const groups = ({ workspace, query }: Export) =>
  streamed(async (write) => {
    const { asOf, groups: all } = await portfolioOverview(workspace, query)
    const rows = all.map(({ name, title, customers: size, customerShare, value, valueShare, revenue12m, kpis }) => [
      ...[asOf, name, title, size, customerShare, value, valueShare, revenue12m],
      ...[kpis.repeatRate, kpis.clv, kpis.profitPerCustomer, kpis.probabilityAlive].map((figure) => figure.value),
    ])
    await write(byteOrderMark + csvLines([groupColumns, ...rows]))
  })

const movementColumns = ['from', 'to', 'from_group', 'to_group', 'customers', 'clv_12m_before', 'clv_12m_after']

const movement = ({ workspace, query }: Export) =>
  streamed(async (write: Write) => {
    const { from, to, groups: all, flows } = await movementBetween(workspace, query)
    const nameOf = (index: number | null) => all.find((group) => group.index === index)?.name ?? null
    const rows = flows.map((flow) => [
      ...[from, to, nameOf(flow.from), nameOf(flow.to)],
      ...[flow.customers, flow.valueBefore, flow.valueAfter],
    ])
    await write(byteOrderMark + csvLines([movementColumns, ...rows]))
  })

/** What can be taken out as a file. */
export const fileExports = { customers, groups, movement } as const satisfies Record<
  string,
  (asked: Export) => Promise<ReadableStream<Uint8Array>>
>

export const isExport = (what: string): what is keyof typeof fileExports => Object.hasOwn(fileExports, what)
