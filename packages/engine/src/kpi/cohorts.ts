import type { CohortCell, CohortPeriod, CohortTable } from '@sabad/contract/schemas/kpi'
import { wilsonInterval } from '@sabad/stats/kpi/interval'
import { z } from 'zod'
import { expressionOf } from '../measures/expression.ts'
import { snapshotAt } from '../movement/members.ts'
import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { salesByDay } from '../snapshot/sales-by-day.ts'
import { refuseElsewhere } from '../sources/refuse-elsewhere.ts'
import { type Sql, sql, trusted } from '../sql/sql.ts'
import { arePurchasesSummed } from '../sums/purchases-summed.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { inScope } from './group-scope.ts'
import type { KpiScope } from './values.ts'

interface CohortQuery {
  readonly asOf: string
  readonly period: CohortPeriod
  readonly whose: Sql
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<CohortPeriod, number>

/** Which period a day is in, counted from the year 0: numbers are grouped in a fifth of the time that dates take. */
const numberOf = (day: Sql, period: CohortPeriod): Sql =>
  sql`CAST((year(${day}) * 12 + month(${day}) - 1) // ${trusted(String(MONTHS[period]))} AS SMALLINT)`

/**
 * Customers by the period of their first purchase and by its age: who bought, what they brought, and its margin at each
 * customer's margin rate. Days after the last complete period take no part, so that whole months are enough: they are read
 * as the refresh has summed them (docs/decisions/0020).
 */
export const cohortCells = ({ asOf, period, whose }: CohortQuery, publication: Publication): Sql => {
  const months = trusted(String(MONTHS[period]))
  const running = numberOf(sql`(CAST(${asOf} AS DATE) + 1)`, period)
  return sql`
  WITH buyers AS (
    SELECT s.customer_key, ${numberOf(sql`s.first_purchase_on`, period)} AS cohort, ${expressionOf('margin_rate')} AS margin_rate
    FROM (${snapshotAt(publication)}) AS s WHERE s.first_purchase_on IS NOT NULL AND ${whose}
  ), sold AS (
    SELECT b.cohort, m.period, m.customer_key, m.bought, m.revenue, m.revenue * b.margin_rate AS margin
    FROM (SELECT customer_key, ${numberOf(sql`month`, period)} AS period, purchase_days > 0 AS bought, revenue
          FROM purchase_months WHERE month <= CAST(${asOf} AS DATE)) AS m
    JOIN buyers AS b ON b.customer_key = m.customer_key
    WHERE m.period >= b.cohort AND m.period < ${running}
  )
  SELECT make_date(cohort * ${months} // 12, cohort * ${months} % 12 + 1, 1) AS cohort, period - cohort AS age,
         count(${period === 'month' ? sql`*` : sql`DISTINCT customer_key`}) FILTER (bought) AS active,
         sum(revenue) AS revenue, sum(margin) AS margin
  FROM sold GROUP BY sold.cohort, period ORDER BY cohort, age`
}

/** The same from the facts themselves, where no month has been summed: published by an older program. */
export const cohortCellsOfFacts = ({ asOf, period, whose }: CohortQuery): Sql => sql`
  WITH days AS (
    SELECT customer_key, date_trunc(${period}, day) AS period, sum(revenue) AS revenue, bool_or(is_purchase) AS bought
    FROM (${salesByDay(whose, asOf)})
    WHERE day < date_trunc(${period}, CAST(${asOf} AS DATE) + 1) GROUP BY ALL
  ), acquired AS (
    SELECT customer_key, min(period) FILTER (bought) AS cohort FROM days GROUP BY ALL HAVING cohort IS NOT NULL
  )
  SELECT CAST(a.cohort AS DATE) AS cohort, datediff('month', a.cohort, d.period) // ${MONTHS[period]} AS age,
         count(*) FILTER (d.bought) AS active, sum(d.revenue) AS revenue, sum(d.revenue * s.margin_rate) AS margin
  FROM days AS d JOIN acquired AS a USING (customer_key)
  JOIN snapshot AS s ON s.customer_key = d.customer_key AND s.as_of = CAST(${asOf} AS DATE)
  WHERE d.period >= a.cohort GROUP BY ALL ORDER BY ALL`

const cellRow = z.object({
  cohort: z.string(),
  age: z.number(),
  active: z.number(),
  revenue: z.number(),
  margin: z.number(),
})
type CellRow = z.infer<typeof cellRow>
type Cohort = CohortTable['cohorts'][number]

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** Periods that are complete after the one that starts on a day: the period of the day after the date is not. */
function lastAge(start: string, asOf: string, period: CohortPeriod): number {
  const after = new Date(Date.parse(asOf) + 86_400_000).toISOString()
  return Math.floor((monthsOf(after) - (monthsOf(after) % MONTHS[period]) - monthsOf(start)) / MONTHS[period]) - 1
}

/** A complete age in which nobody did anything has no row, and is 0. */
function cohortOf(start: string, rows: readonly CellRow[], ages: number): Cohort {
  const byAge = new Map(rows.map((row) => [row.age, row]))
  const customers = byAge.get(0)?.active ?? 0
  const first = byAge.get(0)?.revenue ?? 0
  let margin = 0
  const cells = Array.from({ length: ages + 1 }, (_, age): CohortCell => {
    const { active = 0, revenue = 0, margin: added = 0 } = byAge.get(age) ?? {}
    margin += added
    const revenueShare = first > 0 ? revenue / first : null
    return { age, active, activeShare: active / customers, revenue, revenueShare, cumulativeMargin: margin / customers }
  })
  return { start, customers, cells }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** All cohorts that have come to an age, together: of unequal ages nothing is compared. */
function atAge(cohorts: readonly Cohort[], age: number): CohortTable['atEqualAge'][number] {
  const there = cohorts.flatMap(({ customers, cells }) => {
    const [first, cell] = [cells[0], cells[age]]
    return first && cell ? [{ customers, first, cell }] : []
  })
  const customers = sum(there.map((one) => one.customers))
  const first = sum(there.map((one) => one.first.revenue))
  const { value, lower, upper } = wilsonInterval(sum(there.map(({ cell }) => cell.active)), customers)
  return {
    age,
    cohorts: there.length,
    customers,
    activeShare: value,
    lower,
    upper,
    revenueShare: first > 0 ? sum(there.map(({ cell }) => cell.revenue)) / first : null,
    cumulativeMargin: sum(there.map((one) => one.cell.cumulativeMargin * one.customers)) / customers,
  }
}

function tableOf(rows: readonly CellRow[], asOf: string, period: CohortPeriod) {
  const starts = [...new Set(rows.map(({ cohort }) => cohort))].sort()
  const cohorts = starts.map((start) =>
    cohortOf(
      start,
      rows.filter(({ cohort }) => cohort === start),
      lastAge(start, asOf, period),
    ),
  )
  const ages = Math.max(0, ...cohorts.map(({ cells }) => cells.length))
  return { cohorts, atEqualAge: Array.from({ length: ages }, (_, age) => atAge(cohorts, age)) }
}

interface CohortsAsked extends KpiScope {
  readonly asOf?: string | undefined
  readonly period: CohortPeriod
}

/** Who stays of each cohort and what it brings, at each age that is complete by a published date. */
export const cohortTable = (workspace: Workspace, { asOf, period, ...scope }: CohortsAsked): Promise<CohortTable> =>
  workspace.read(async (database) => {
    const isSummed = await arePurchasesSummed(database)
    if (!isSummed) await refuseElsewhere(database, ['orders', 'order-lines'])
    const publication = publicationOf(await currentPublications(database), asOf)
    const date = publication.asOf
    const whose = await inScope(database, scope, date)
    const { currency } = await settingsOf(database)
    const query = { asOf: date, period, whose }
    const cells = isSummed ? cohortCells(query, publication) : cohortCellsOfFacts(query)
    const rows = await rowsOnce(database, publication, { query: cells, row: cellRow })
    const missing = rows.length === 0 ? { code: 'no-complete-period', params: { period } } : null
    const { portfolioId = null, group = null } = scope
    return { asOf: date, period, portfolioId, group, currency, ...tableOf(rows, date, period), missing }
  })
