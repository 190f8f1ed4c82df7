import type { CustomerRow } from '@sabad/contract/schemas/customers'
import type { Format } from '../language/format.ts'
import type { Column } from './columns.ts'

/** A number of a customer as it is shown; null where it is not known. */
export function writeColumn(column: Column, row: CustomerRow, format: Format): string | null {
  const value = column.value?.(row) ?? null
  return value === null || !column.unit ? null : format[column.unit](value)
}
