import type { SabadClient } from '@sabad/contract/client'
import { count, NONE } from './numbers.ts'
import { table } from './table.ts'
import { words } from './words.ts'

const COLUMNS = [
  { title: 'row', align: 'right' },
  { title: 'column' },
  { title: 'value' },
  { title: 'reason' },
] as const

type Rejects = Awaited<ReturnType<SabadClient['imports']['rejects']>>

export function rejectsText(rejects: Rejects): string {
  if (rejects.length === 0) return 'The import rejected no row.'
  return table(
    COLUMNS,
    rejects.map(({ rowNumber, column, value, reason }) => [
      count(rowNumber),
      column ?? NONE,
      value ?? NONE,
      words(reason),
    ]),
  )
}
