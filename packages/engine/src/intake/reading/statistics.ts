import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'

export type Statistics = Readonly<Record<string, number>>

/** Evaluates named aggregates in one pass; NULL (nothing to aggregate) becomes 0. */
export async function statistics(
  database: Database,
  from: Sql,
  aggregates: Readonly<Record<string, Sql>>,
): Promise<Statistics> {
  const names = Object.keys(aggregates)
  if (names.length === 0) return {}
  const select = join(
    Object.entries(aggregates).map(([name, value]) => sql`coalesce((${value})::DOUBLE, 0) AS ${identifier(name)}`),
  )
  const schema = z.record(z.string(), z.number())
  return database.row(sql`SELECT ${select} FROM (${from})`, schema)
}

/** The statistics of one field out of those of all: names before the last dot are the field's. */
export const statisticsOf = (all: Statistics, field: string): Statistics =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      name.startsWith(`${field}.`) ? [[name.slice(field.length + 1), value]] : [],
    ),
  )
