import type { FactRow, Facts, FactTable } from './company.ts'

const dateOf: Readonly<Partial<Record<FactTable, string>>> = {
  orders: 'ordered_on',
  order_lines: 'ordered_on',
  interactions: 'occurred_on',
  contracts: 'started_on',
  costs: 'incurred_on',
  contacts: 'contacted_on',
  ratings: 'rated_on',
}

const isAfter = (value: unknown, day: string): boolean => typeof value === 'string' && value > day

/** What a dated row could say on that day: a contract has not ended yet, an answer has not come yet. */
function asKnownOn(row: FactRow, day: string): FactRow {
  if (isAfter(row.ended_on, day)) return { ...row, ended_on: null }
  if (isAfter(row.responded_on, day)) return { ...row, responded: null, responded_on: null, outcome_value: null }
  return row
}

/** The facts as they stood at the end of a day: later rows dropped, later endings and answers blank. */
export function truncated(facts: Facts, day: string): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([table, rows]) => {
      const column = dateOf[table as FactTable]
      const kept = column ? rows.filter((row) => !isAfter(row[column], day)) : rows
      return [table, kept.map((row) => asKnownOn(row, day))]
    }),
  )
}
