import type { MarketVariable, MarketVariables } from '@sabad/contract/schemas/market-analysis'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { z } from 'zod'
import { publishedDate } from '../portfolio/published.ts'
import { variablesAt } from '../portfolio/variable-list.ts'
import { readVariable } from '../portfolio/variables.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { isSensitive, taxonomy } from './taxonomy.ts'

/** Bought and borrowed tables, each as it was last valid by the day. */
export const enrichmentsBy = (asOf: string): Sql => sql`
  SELECT name, arg_max(source, (valid_from, import_id)) AS source, max(valid_from) AS freshest
  FROM enrichments WHERE valid_from <= CAST(${asOf} AS DATE) GROUP BY name ORDER BY name`

/** The newest day, not after the date, of each source that measures name, and of ratings by criterion. */
export const freshness = (asOf: string): Sql => sql`
  SELECT greatest((SELECT max(ordered_on) FROM orders WHERE ordered_on <= CAST(${asOf} AS DATE)),
                  (SELECT max(ordered_on) FROM order_lines WHERE ordered_on <= CAST(${asOf} AS DATE))) AS orders,
         greatest((SELECT max(occurred_on) FROM interactions WHERE occurred_on <= CAST(${asOf} AS DATE)),
                  (SELECT max(contacted_on) FROM contacts WHERE contacted_on <= CAST(${asOf} AS DATE)),
                  (SELECT max(started_on) FROM contracts WHERE started_on <= CAST(${asOf} AS DATE))) AS service,
         (SELECT max(rated_on) FROM ratings WHERE rated_on <= CAST(${asOf} AS DATE)) AS ratings`

const freshnessRow = z.object({
  orders: z.string().nullable(),
  service: z.string().nullable(),
  ratings: z.string().nullable(),
})
type Freshness = z.infer<typeof freshnessRow>

const enrichmentRow = z.object({ name: z.string(), source: z.string().nullable(), freshest: z.string() })
type Enrichment = z.infer<typeof enrichmentRow>

interface Sources {
  readonly fresh: Freshness
  readonly enrichments: readonly Enrichment[]
}

/** Customer files carry no date; whatever else is not of service rests on purchases. */
function freshestOf(source: string, { orders, service }: Freshness): string | null {
  if (source === 'customers') return null
  return source.startsWith('interactions') ? service : orders
}

/** Where a variable comes from, and how fresh it is. */
function originOf({ name, source }: PortfolioVariable, { fresh, enrichments }: Sources) {
  const variable = readVariable(name)
  const kind = variable?.kind ?? 'attribute'
  if (variable?.kind === 'enrichment') {
    const table = enrichments.find((one) => one.name === variable.table)
    return { kind, source: table?.source ?? source, origin: 'external', freshest: table?.freshest ?? null } as const
  }
  const freshest = kind === 'rating' ? fresh.ratings : freshestOf(source, fresh)
  return { kind, source, origin: 'internal', freshest } as const
}

/** Ends of intervals say nothing that their middle does not; a column that is empty for everyone is none. */
const isCandidate = ({ name, coverage }: PortfolioVariable): boolean =>
  !/_(lower|upper)$/.test(name) && (coverage > 0 || readVariable(name)?.kind === 'measure')

async function sourcesAt(database: Database, asOf: string): Promise<Sources> {
  return {
    fresh: await database.row(freshness(asOf), freshnessRow),
    enrichments: await database.rows(enrichmentsBy(asOf), enrichmentRow),
  }
}

/** Every variable that the data hold as of a published date, and what textbooks name beside. */
export const marketVariables = (workspace: Workspace, given: string | undefined): Promise<MarketVariables> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, given)
    const sources = await sourcesAt(database, asOf)
    const { customers, oneIn, variables } = await variablesAt(database, asOf)
    const candidates = variables.filter(isCandidate).map((variable): MarketVariable => {
      const { name, title, coverage } = variable
      return { name, title, coverage, sensitive: isSensitive(name), ...originOf(variable, sources) }
    })
    return { asOf, customers, oneIn, variables: candidates, taxonomy: [...taxonomy] }
  })
