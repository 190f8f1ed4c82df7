import type { SourceKind } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { kinds } from '../facts/kinds.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Cluster } from './cluster.ts'

/** Columns whose texts are names that a cost model may speak of. */
const named: readonly (readonly [SourceKind, string])[] = [
  ['interactions', 'kind'],
  ['interactions', 'subject'],
  ['orders', 'channel'],
  ['contacts', 'channel'],
]

/** Beyond so many different texts a column is no list of names. */
export const MOST_NAMES = 200

export interface SourceName {
  readonly kind: SourceKind
  readonly column: string
  readonly name: string
}

const nameRow = z.tuple([z.string()])

/** The first names of a column, in order. */
export const namesOfColumn = (rows: Sql, column: string): Sql => sql`
  SELECT DISTINCT ${identifier(column)} FROM ${rows} AS f WHERE ${identifier(column)} IS NOT NULL ORDER BY 1 LIMIT ${MOST_NAMES}`

export async function namesOfCluster(cluster: Cluster): Promise<readonly SourceName[]> {
  const names: SourceName[] = []
  for (const [kind, column] of named) {
    if (!cluster.has(kind)) continue
    for (const row of await cluster.rows(namesOfColumn(cluster.tableOf(kind), column)))
      names.push({ kind, column, name: nameRow.parse(row)[0] })
  }
  return names
}

export async function storeNames(database: Database, names: readonly SourceName[]): Promise<void> {
  await database.execute(sql`DELETE FROM source_names`)
  if (names.length === 0) return
  const rows = names.map(({ kind, column, name }) => sql`(${kinds[kind].table}, ${column}, ${name})`)
  await database.execute(sql`INSERT INTO source_names VALUES ${join(rows)}`)
}
