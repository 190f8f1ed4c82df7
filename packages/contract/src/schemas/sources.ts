import { z } from 'zod'
import { failure, isoDate } from './figures.ts'

/** What can stay in a cluster: facts at the grain of orders, and the categories of products. */
export const sourceKind = z.enum(['orders', 'order-lines', 'interactions', 'costs', 'contacts', 'products'])
export type SourceKind = z.infer<typeof sourceKind>

const name = z.string().trim().min(1).max(200)

export const sourceTable = z.strictObject({
  kind: sourceKind,
  /** Name of a table or view in the schema of the source, or schema.table. */
  table: name,
  /** { field: column }. When a source is added, fields left out are recognised by the names of the columns. */
  mapping: z.record(z.string(), z.string()).default({}),
})
export type SourceTable = z.infer<typeof sourceTable>

/** A cluster and its tables. Passwords and tokens are no part of it: see docs/guide/trino.md. */
export const newSource = z.strictObject({
  kind: z.literal('trino'),
  /** https://host:port, or http://host:port. */
  url: z.url({ protocol: /^https?$/ }).max(500),
  catalog: name,
  schema: name,
  user: name,
  /** Certificates of authorities in PEM, where the cluster's own is signed by none that the machine knows. */
  certificates: z.string().max(100_000).nullable().default(null),
  tables: z.array(sourceTable).min(1).max(sourceKind.options.length),
})
export type NewSource = z.infer<typeof newSource>

export const source = newSource.extend({ addedAt: z.string() })
export type Source = z.infer<typeof source>

const sourceTableCheck = z.object({
  kind: sourceKind,
  table: z.string(),
  mapping: z.record(z.string(), z.string()),
  /** Null where the table could not be read. */
  rows: z.number().nullable(),
  earliest: isoDate.nullable(),
  latest: isoDate.nullable(),
  /** Rows that are left out, because a field without which they say nothing is empty. */
  incomplete: z.number(),
  /** Rows dated after today, which nothing sees until their day. */
  future: z.number(),
  /** The version at which a refresh would hold the table now: null where it has none, and may change under a refresh. */
  version: z.string().nullable(),
  problems: z.array(failure),
})

/** What a cluster says of the tables of its source, today. */
export const sourceCheck = z.object({ isSound: z.boolean(), tables: z.array(sourceTableCheck) })
export type SourceCheck = z.infer<typeof sourceCheck>
