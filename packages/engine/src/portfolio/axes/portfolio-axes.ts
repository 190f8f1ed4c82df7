import type { Axis, AxisCriterion, PortfolioAxes } from '@sabad/contract/schemas/portfolio-axes'
import type { Calibration } from '@sabad/contract/schemas/portfolio-definition'
import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { PortfolioAt } from '../overview.ts'
import { publishedDate } from '../published.ts'
import { currentPortfolio } from '../store.ts'
import type { CustomersAt } from '../variables.ts'
import { agreementOn } from './agreement.ts'
import { columnsOf, type ScoredTier, scoredTiers, scoresAt, thinSql, totalWeight } from './scored-tiers.ts'
import { sensitivityOf } from './sensitivity.ts'

const THIN_SHOWN = 20

/** How many have a score, how many of them a thin one, and how many each rating; one row. */
export const axisTotals = (tiers: readonly ScoredTier[], at: CustomersAt): Sql => {
  const counts = tiers.flatMap((tier) => {
    const { score, coverage, ratings } = columnsOf(tier)
    return [
      sql`count(${identifier(score)}) AS ${identifier(score)}`,
      sql`count(*) FILTER (${identifier(score)} IS NOT NULL AND ${thinSql(identifier(coverage))}) AS ${identifier(coverage)}`,
      ...ratings.map((rating) => sql`count(${identifier(rating)}) AS ${identifier(rating)}`),
    ]
  })
  return sql`SELECT count(*) AS customers, ${join(counts)} FROM (${scoresAt(tiers, at)})`
}

/** The most valuable customers whose score on an axis is thin. */
export const thinlyRated = (tier: ScoredTier, at: CustomersAt): Sql => {
  const { score, coverage } = columnsOf(tier)
  return sql`SELECT c.customer_id AS "customerId", c.name, r.* EXCLUDE (customer_key, clv_12m)
    FROM (${scoresAt([tier], at)}) AS r JOIN customers AS c USING (customer_key)
    WHERE r.${identifier(score)} IS NOT NULL AND ${thinSql(sql`r.${identifier(coverage)}`)}
    ORDER BY r.clv_12m DESC NULLS LAST, c.customer_id LIMIT ${THIN_SHOWN}`
}

/** How many people rated a criterion. */
const ratersOf = (criterion: string, asOf: string): Sql => sql`
  SELECT count(DISTINCT rater) AS raters FROM ratings WHERE criterion = ${criterion} AND rated_on <= CAST(${asOf} AS DATE)`

const totalsRow = z.record(z.string(), z.number())
const ratersRow = z.object({ raters: z.number() })
const thinRow = z
  .object({ customerId: z.string(), name: z.string().nullable() })
  .catchall(z.union([z.number(), z.string()]).nullable())

async function judgedBy(database: Database, variable: string, asOf: string) {
  if (!variable.startsWith('ratings.')) return { raters: null, agreement: null }
  const criterion = variable.slice('ratings.'.length)
  const { raters } = await database.row(ratersOf(criterion, asOf), ratersRow)
  return { raters, agreement: raters < 2 ? null : await agreementOn(database, criterion, asOf) }
}

interface OfTier {
  readonly tier: ScoredTier
  readonly totals: Readonly<Record<string, number>>
  readonly calibration: Calibration
}

async function criteriaOf(database: Database, { tier, totals }: OfTier, asOf: string): Promise<AxisCriterion[]> {
  const { ratings } = columnsOf(tier)
  const criteria: AxisCriterion[] = []
  for (const [index, { title, variable, weight }] of tier.score.criteria.entries())
    criteria.push({
      title,
      variable,
      weight: weight / totalWeight(tier),
      customers: totals[ratings[index] ?? ''] ?? 0,
      ...(await judgedBy(database, variable, asOf)),
    })
  return criteria
}

async function thinCustomersOf(database: Database, tier: ScoredTier, at: CustomersAt): Promise<Axis['thinCustomers']> {
  const { coverage, ratings } = columnsOf(tier)
  return (await database.rows(thinlyRated(tier, at), thinRow)).map((row) => ({
    customerId: row.customerId,
    name: row.name,
    coverage: Number(row[coverage]),
    missing: tier.score.criteria.flatMap(({ title }, index) => (row[ratings[index] ?? ''] === null ? [title] : [])),
  }))
}

async function axisOf(database: Database, of: OfTier, at: CustomersAt): Promise<Axis> {
  const { tier, totals, calibration } = of
  const { score, coverage } = columnsOf(tier)
  const thin = totals[coverage] ?? 0
  return {
    tier: tier.name,
    title: tier.title,
    minimumCoverage: tier.score.minimumCoverage,
    cuts: Object.hasOwn(calibration.cuts, tier.name) ? (calibration.cuts[tier.name] ?? []) : [],
    scored: totals[score] ?? 0,
    thin,
    thinCustomers: thin === 0 ? [] : await thinCustomersOf(database, tier, at),
    criteria: await criteriaOf(database, of, at.asOf),
  }
}

/** How the axes of a portfolio are scored: who rated what, whether raters agree, and what hangs by the weights. */
export const portfolioAxes = (workspace: Workspace, { portfolioId, asOf }: PortfolioAt): Promise<PortfolioAxes> =>
  workspace.read(async (database) => {
    const at = { asOf: await publishedDate(database, asOf) }
    const { definition, calibration } = await currentPortfolio(database, portfolioId)
    const tiers = scoredTiers(definition)
    if (tiers.length === 0) return { portfolioId, asOf: at.asOf, customers: 0, axes: [], sensitivity: null }
    const { customers = 0, ...totals } = await database.row(axisTotals(tiers, at), totalsRow)
    const axes: Axis[] = []
    for (const tier of tiers) axes.push(await axisOf(database, { tier, totals, calibration }, at))
    return {
      portfolioId,
      asOf: at.asOf,
      customers,
      axes,
      sensitivity: await sensitivityOf(database, { tiers, calibration }, at),
    }
  })
