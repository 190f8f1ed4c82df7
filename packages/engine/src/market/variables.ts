import type { MarketVariable, MarketVariables } from '@sabad/contract/schemas/market-analysis'
import { z } from 'zod'
import { registeredMeasures } from '../measures/registry.ts'
import { publishedDate } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { isSensitive, taxonomy } from './taxonomy.ts'

const measureNames = registeredMeasures
  .map(({ name }) => name)
  // Ends of intervals say nothing that their middle does not.
  .filter((name) => !/_(lower|upper)$/.test(name))

/** Customers, and how many of them have a value of each measure. One row, one column a measure. */
export const valuesOfMeasures = (asOf: string): Sql => sql`
  SELECT count(*) AS customers, ${join(measureNames.map((name) => sql`count(${identifier(name)}) AS ${identifier(name)}`))}
  FROM snapshot WHERE as_of = CAST(${asOf} AS DATE)`

/** Columns of customer files that have no field of their own, with the customers of the snapshot who have a value. */
export const valuesOfAttributes = (asOf: string): Sql => sql`
  SELECT entry.key AS name, count(*) AS customers FROM (
    SELECT unnest(map_entries(CAST(c.attributes AS MAP(VARCHAR, VARCHAR)))) AS entry
    FROM customers AS c JOIN snapshot AS s USING (customer_key)
    WHERE s.as_of = CAST(${asOf} AS DATE) AND c.attributes IS NOT NULL)
  WHERE coalesce(entry.value, '') <> '' GROUP BY entry.key ORDER BY entry.key`

/** Bought and borrowed tables that were valid by the day. */
export const enrichmentsBy = (asOf: string): Sql => sql`
  SELECT e.name || '/' || v.attribute AS name, any_value(e.source) AS source, max(e.match_rate) AS coverage,
         max(e.valid_from) AS freshest
  FROM enrichments AS e JOIN (SELECT DISTINCT import_id, attribute FROM enrichment_values) AS v USING (import_id)
  WHERE e.valid_from <= CAST(${asOf} AS DATE) GROUP BY e.name, v.attribute ORDER BY 1`

/** The newest day, not after the date, of each source that measures name. */
export const freshness = (asOf: string): Sql => sql`
  SELECT greatest((SELECT max(ordered_on) FROM orders WHERE ordered_on <= CAST(${asOf} AS DATE)),
                  (SELECT max(ordered_on) FROM order_lines WHERE ordered_on <= CAST(${asOf} AS DATE))) AS orders,
         greatest((SELECT max(occurred_on) FROM interactions WHERE occurred_on <= CAST(${asOf} AS DATE)),
                  (SELECT max(contacted_on) FROM contacts WHERE contacted_on <= CAST(${asOf} AS DATE)),
                  (SELECT max(started_on) FROM contracts WHERE started_on <= CAST(${asOf} AS DATE))) AS service`

const freshnessRow = z.object({ orders: z.string().nullable(), service: z.string().nullable() })
type Freshness = z.infer<typeof freshnessRow>

/** Attributes of customers carry no date; whatever else is not of service rests on purchases. */
function freshestOf(source: string, { orders, service }: Freshness): string | null {
  if (source === 'customers') return null
  return source.startsWith('interactions') ? service : orders
}

const countsRow = z.record(z.string(), z.number())

async function measureVariables(database: Database, asOf: string) {
  const { customers = 0, ...counts } = await database.row(valuesOfMeasures(asOf), countsRow)
  const fresh = await database.row(freshness(asOf), freshnessRow)
  const variables = registeredMeasures
    .filter(({ name }) => measureNames.includes(name))
    .map(
      ({ name, title, source }): MarketVariable => ({
        name,
        title,
        kind: 'measure',
        source,
        origin: 'internal',
        coverage: customers === 0 ? 0 : (counts[name] ?? 0) / customers,
        freshest: freshestOf(source, fresh),
        sensitive: isSensitive(name),
        testable: true,
      }),
    )
  return { customers, variables }
}

const attributeRow = z.object({ name: z.string(), customers: z.number() })

async function attributeVariables(database: Database, asOf: string, customers: number): Promise<MarketVariable[]> {
  const rows = await database.rows(valuesOfAttributes(asOf), attributeRow)
  return rows.map(({ name, customers: known }) => ({
    name: `attribute:${name}`,
    title: name,
    kind: 'attribute',
    source: 'customers',
    origin: 'internal',
    coverage: customers === 0 ? 0 : known / customers,
    freshest: null,
    sensitive: isSensitive(name),
    testable: true,
  }))
}

const enrichmentRow = z.object({
  name: z.string(),
  source: z.string().nullable(),
  coverage: z.number().nullable(),
  freshest: z.string(),
})

async function enrichmentVariables(database: Database, asOf: string): Promise<MarketVariable[]> {
  const rows = await database.rows(enrichmentsBy(asOf), enrichmentRow)
  return rows.map(({ name, source, coverage, freshest }) => ({
    name: `enrichment:${name}`,
    title: name,
    kind: 'enrichment',
    source: source ?? 'enrichment',
    origin: 'external',
    coverage: coverage ?? 0,
    freshest,
    sensitive: isSensitive(name),
    testable: false,
  }))
}

/** Every variable that the data hold as of a published date, and what textbooks name beside. */
export const marketVariables = (workspace: Workspace, given: string | undefined): Promise<MarketVariables> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, given)
    const { customers, variables } = await measureVariables(database, asOf)
    const attributes = await attributeVariables(database, asOf, customers)
    const enrichments = await enrichmentVariables(database, asOf)
    return { asOf, customers, variables: [...variables, ...attributes, ...enrichments], taxonomy: [...taxonomy] }
  })
