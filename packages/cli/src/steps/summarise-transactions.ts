import { apiError } from '@sabad/contract/api-error'
import { isoDate } from '@sabad/contract/schemas/figures'
import type { ReadColumns } from './read-columns.ts'
import { placeOf, readTable } from './read-table.ts'

const NAMES = {
  customer: ['customerid', 'customer', 'cust', 'id', 'masterid'],
  date: ['date', 'orderdate', 'invoicedate', 'day'],
  amount: ['amount', 'sales', 'value', 'price', 'monetaryvalue', 'spend'],
} as const

export const DAYS_IN = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 } as const
export type TimeUnit = keyof typeof DAYS_IN

export interface Observation {
  /** Last day that counts. */
  readonly asOf: string
  readonly unit: TimeUnit
}

const MILLISECONDS_PER_DAY = 86_400_000

const refusal = (detail: string) => apiError('model.invalid-input', { detail })

/** 2026-11-21, with or without a time after it, or 20261121. */
function dayIn(cell: string, row: number): number {
  const text = /^\d{8}$/.test(cell) ? `${cell.slice(0, 4)}-${cell.slice(4, 6)}-${cell.slice(6)}` : cell.slice(0, 10)
  if (!isoDate.safeParse(text).success) throw refusal(`row ${row} has no date like 2026-11-21, but "${cell}"`)
  return Date.parse(text) / MILLISECONDS_PER_DAY
}

/** Amounts by customer and day up to the as-of date. */
async function amountsByDay(file: string, lastDay: number): Promise<Map<string, Map<number, number>>> {
  const customers = new Map<string, Map<number, number>>()
  for await (const { header, row, cells } of readTable(file)) {
    const cell = (name: keyof typeof NAMES) => cells[placeOf(header, NAMES[name])]?.trim()
    const [customer, date, amount] = [cell('customer'), cell('date'), Number(cell('amount') ?? 1)]
    if (customer === undefined || date === undefined) throw refusal('transactions need the columns customer and date')
    if (!Number.isFinite(amount)) throw refusal(`row ${row} has no number in amount, but "${cell('amount')}"`)
    const day = dayIn(date, row)
    if (day > lastDay) continue
    const days = customers.get(customer) ?? new Map<number, number>()
    days.set(day, (days.get(day) ?? 0) + amount)
    customers.set(customer, days)
  }
  return customers
}

/**
 * Purchase histories from transactions (domain 2.0): one purchase a customer and day, amounts of a day added up; the first
 * purchase is time zero and counts neither as a repeat nor in the mean value.
 */
export async function summariseTransactions(file: string, { asOf, unit }: Observation): Promise<ReadColumns> {
  const lastDay = Date.parse(asOf) / MILLISECONDS_PER_DAY
  const customers = [...(await amountsByDay(file, lastDay))]
  if (customers.length === 0) throw refusal(`there is no transaction up to ${asOf}`)
  const rows = customers.map(([, days]) =>
    historyOf(
      [...days].sort(([one], [other]) => one - other),
      lastDay,
    ),
  )
  const column = (of: (row: (typeof rows)[number]) => number) => rows.map(of)
  return {
    labels: customers.map(([customer]) => customer),
    covariates: {},
    columns: {
      frequency: column(({ repeats }) => repeats.length),
      recency: column(({ recency }) => recency / DAYS_IN[unit]),
      age: column(({ age }) => age / DAYS_IN[unit]),
      logGaps: column(({ gaps }) => gaps.reduce((sum, gap) => sum + Math.log(gap / DAYS_IN[unit]), 0)),
      monetaryValue: column(({ repeats }) => meanOf(repeats)),
    },
  }
}

function historyOf(days: readonly (readonly [number, number])[], lastDay: number) {
  const first = days[0]?.[0] ?? lastDay
  const last = days.at(-1)?.[0] ?? first
  const gaps = days.slice(1).map(([day], index) => day - (days[index]?.[0] ?? day))
  return { recency: last - first, age: lastDay - first, gaps, repeats: days.slice(1).map(([, amount]) => amount) }
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
