import { type ImportKind, importKind } from '@sabad/contract/schemas/imports'
import type { Field } from './field.ts'

export const kindNames = importKind.options

export type KindName = ImportKind

/** One kind of file: what its rows tell, and what makes two rows the same fact. */
export interface Kind {
  readonly name: KindName
  readonly table: string
  readonly fields: readonly Field[]
  /** Columns of the table by which a corrected file replaces rows. */
  readonly key: readonly string[]
  /** The table's id column where one is made up for files that have none. */
  readonly generatedId: string | null
  /** The field that dates the facts; null where they are not dated. */
  readonly date: string | null
}
