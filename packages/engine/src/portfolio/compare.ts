import type { PortfolioComparison } from '@sabad/contract/schemas/portfolio-comparison'
import { adjustedRand } from '@sabad/stats/clustering/comparison/adjusted-rand'
import { crossTableOf } from '@sabad/stats/clustering/comparison/cross-table'
import { explainedByGroups, explainedDifference, type FoldOfGroup } from '@sabad/stats/evaluation/explained-by-groups'
import { z } from 'zod'
import { contactsByGroup } from '../campaigns/contacts-by-group.ts'
import { measuresOfRun } from '../measures/of-run.ts'
import { factSpan } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql, trusted } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import { placesAt } from './places.ts'
import { currentPublications, type Publication, publicationOf, publishedDate, publishedDates } from './published.ts'
import { rowsOnce } from './rows-once.ts'
import { currentPortfolio, type StoredPortfolio } from './store.ts'

/** As text of the query: by a parameter the remainder is taken in 128 bits. */
const FOLDS = trusted('10')
const LEAST_CUSTOMERS = 100
/** Next-period margin is counted over about a year where history allows. */
const PERIOD_DAYS = 365

interface ComparedQuery {
  /** Relations with customer_key and group_index. */
  readonly one: Sql
  readonly other: Sql
  readonly from: Publication
  /** The same date: no margin is counted. */
  readonly until: Publication
}

/** Customers in each pair of groups and fold, with the moments of the margin they brought from one date to the other. */
const comparedGroups = ({ one, other, from, until }: ComparedQuery): Sql => sql`
  SELECT one, other, CAST(hash(customer_key) % ${FOLDS} AS INTEGER) AS fold,
         count(*) AS customers, coalesce(sum(margin), 0) AS sum, coalesce(sum(margin * margin), 0) AS "sumOfSquares"
  FROM (
    SELECT a.customer_key, a.group_index AS one, b.group_index AS other,
           (after.revenue - before.revenue) * CAST(coalesce(before.margin_rate, 1) AS DOUBLE) AS margin
    FROM (${one}) AS a JOIN (${other}) AS b ON b.customer_key = a.customer_key
    JOIN (${measuresOfRun(['revenue', 'margin_rate'], from)}) AS before ON before.customer_key = a.customer_key
    LEFT JOIN (${measuresOfRun(['revenue'], until)}) AS after ON after.customer_key = a.customer_key
  )
  GROUP BY ALL ORDER BY ALL`

const comparedRow = z.object({
  one: z.number(),
  other: z.number(),
  fold: z.number(),
  customers: z.number(),
  sum: z.number(),
  sumOfSquares: z.number(),
})
type ComparedRow = z.infer<typeof comparedRow>

/** Rows of the same key added up. */
function addedUp<Row extends ComparedRow>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const before = byKey.get(keyOf(row))
    const sums = before && {
      customers: before.customers + row.customers,
      sum: before.sum + row.sum,
      sumOfSquares: before.sumOfSquares + row.sumOfSquares,
    }
    byKey.set(keyOf(row), { ...row, ...sums })
  }
  return [...byKey.values()]
}

const foldsOf = (rows: readonly ComparedRow[], side: 'one' | 'other'): FoldOfGroup[] =>
  addedUp(rows, (row) => `${row.fold} ${row[side]}`).map((row) => ({ ...row, group: row[side] }))

function likenessOf(index: number): PortfolioComparison['verdict']['likeness'] {
  if (index >= 0.9) return 'same'
  if (index >= 0.65) return 'alike'
  return index >= 0.2 ? 'partly' : 'unrelated'
}

function explanation(rows: readonly ComparedRow[], customers: number, until: string | null) {
  if (until === null) return { explained: null, explainsMore: 'no-later-date' as const }
  if (customers < LEAST_CUSTOMERS) return { explained: null, explainsMore: 'too-few-customers' as const }
  const [one, other] = [foldsOf(rows, 'one'), foldsOf(rows, 'other')]
  const { difference, lower, upper } = explainedDifference(one, other)
  const more = upper < 0 ? 'other' : 'undecided'
  return {
    explained: { one: explainedByGroups(one), other: explainedByGroups(other), difference, lower, upper },
    explainsMore: lower > 0 ? ('one' as const) : (more as 'other' | 'undecided'),
  }
}

/** Where the definition put each customer, whatever was held back. */
const placedMembers = ({ versionId }: StoredPortfolio, { runId, asOf }: Publication): Sql => sql`
  SELECT customer_key, raw_group_index AS group_index FROM memberships
  WHERE version_id = ${versionId} AND run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)`

const anyMember = z.object({ any: z.boolean() })

/** The group of each customer at a date, from the members that were assigned or, of a version without any, as it says. */
async function placesOf(database: Database, version: StoredPortfolio, at: Publication): Promise<Sql> {
  const members = placedMembers(version, at)
  const { any } = await database.row(sql`SELECT EXISTS (${members}) AS "any"`, anyMember)
  return any ? members : placesAt(version, { asOf: at.asOf })
}

const sideOf = ({ definition, number }: StoredPortfolio): PortfolioComparison['one'] => ({
  portfolioId: definition.portfolioId,
  title: definition.title,
  version: number,
  groups: allGroups(definition).map(({ index, name, title }) => ({ index, name, title })),
})

const dayOf = (date: string): number => Date.parse(date) / 86_400_000

/**
 * The date asked for or, left out, the one with most behind and before it: a year of facts that the groups rest on, and a
 * year of margin to hold against them, or as much of both as there is. With the date until which margin is counted.
 */
async function datesOf(database: Database, asOf: string | undefined) {
  const dates = await publishedDates(database)
  const newest = await publishedDate(database, undefined)
  const { first } = await factSpan(database)
  const days = (from: string, to: string) => Math.min(PERIOD_DAYS, dayOf(to) - dayOf(from))
  const worth = (date: string) => Math.min(days(first, date), days(date, newest))
  const best = dates
    .filter((date) => date < newest)
    .reduce((one, date) => (worth(date) > worth(one) ? date : one), newest)
  const start = asOf ? await publishedDate(database, asOf) : best
  const distance = (date: string) => Math.abs(dayOf(date) - dayOf(start) - PERIOD_DAYS)
  const [until] = dates.filter((date) => date > start).sort((one, other) => distance(one) - distance(other))
  return { asOf: start, until: until ?? null }
}

/** Two partitions of the same customers: how alike, and which explains more of what came. */
export async function comparison(
  database: Database,
  { one, other }: { readonly one: StoredPortfolio; readonly other: StoredPortfolio },
  asked: string | undefined,
): Promise<Omit<PortfolioComparison, 'contacts'>> {
  const { asOf, until } = await datesOf(database, asked)
  const publications = await currentPublications(database)
  const from = publicationOf(publications, asOf)
  const places = { one: await placesOf(database, one, from), other: await placesOf(database, other, from) }
  const query = { ...places, from, until: publicationOf(publications, until ?? asOf) }
  const rows = await rowsOnce(database, from, { query: comparedGroups(query), row: comparedRow })
  const table = addedUp(rows, (row) => `${row.one} ${row.other}`)
  const customers = table.reduce((sum, row) => sum + row.customers, 0)
  const counts = allGroups(one.definition).map(({ index }) =>
    allGroups(other.definition).map(
      (column) => table.find((row) => row.one === index && row.other === column.index)?.customers ?? 0,
    ),
  )
  const index = adjustedRand(crossTableOf(counts))
  const { explained, explainsMore } = explanation(rows, customers, until)
  return {
    asOf,
    until,
    customers,
    one: sideOf(one),
    other: sideOf(other),
    table: table.map((row) => ({ one: row.one, other: row.other, customers: row.customers })),
    adjustedRand: index,
    explained,
    verdict: { likeness: likenessOf(index), explainsMore },
  }
}

export interface ComparisonRequest {
  readonly portfolioId: string
  readonly other: string
  readonly asOf?: string | undefined
}

/** @throws EngineError portfolio.not-found, refresh.none, movement.date-not-computed */
export async function comparePortfolios(
  workspace: Workspace,
  { portfolioId, other, asOf }: ComparisonRequest,
): Promise<PortfolioComparison> {
  const compared = await workspace.read(async (database) => {
    const pair = { one: await currentPortfolio(database, portfolioId), other: await currentPortfolio(database, other) }
    return comparison(database, pair, asOf)
  })
  const contacts = {
    one: await contactsByGroup(workspace, portfolioId),
    other: await contactsByGroup(workspace, other),
  }
  return { ...compared, contacts }
}
