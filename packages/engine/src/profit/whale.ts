import type { ProfitDiagnosis, ProfitWhale } from '@sabad/contract/schemas/profit'
import { type DependenceAndSubsidy, dependenceAndSubsidy } from '@sabad/stats/concentration/dependence-and-subsidy'
import type { WeightedAmounts } from '@sabad/stats/concentration/weighted-amounts'
import { whaleCurve } from '@sabad/stats/concentration/whale-curve'
import { z } from 'zod'
import { named } from '../customers/named.ts'
import { publishedUntil } from '../movement/dates.ts'
import { groupNamed } from '../portfolio/group-page.ts'
import { answerOnce, rowsOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql, trusted } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type ProfitQuery, profits } from './population.ts'
import { profitMeasureAt } from './profit-measure.ts'

/** Cells of profit in which the largest is at most 2^(1/512), 0.14 %, above the smallest. */
const CELLS_PER_DOUBLING = 512

/**
 * Customers by cells of nearly equal profit: how many and what each earns in the mean (NULL: not known). Sums over whole
 * cells are exact; only inside a cell, where the curve is as good as straight, is it drawn straight.
 */
export const profitCells = (query: ProfitQuery): Sql => sql`
  SELECT count(*) AS weight, sum(profit) / count(*) AS amount FROM (${profits(query)})
  GROUP BY sign(profit), CASE WHEN profit <> 0 THEN floor(${CELLS_PER_DOUBLING} * log2(abs(profit))) END`

const orders = { earners: ['profit > 0', 'profit DESC'], losers: ['profit < 0', 'profit'] } as const

/** Who earns most, or who loses most. */
export function extremeCustomers(query: ProfitQuery, side: keyof typeof orders, most: number): Sql {
  const [condition, order] = orders[side]
  return sql`
  SELECT customer_key AS "customerKey", profit FROM (${profits(query)}) WHERE ${trusted(condition)}
  ORDER BY ${trusted(order)}, customer_key LIMIT ${most}`
}

const extremeRow = z.object({ customerKey: z.number(), profit: z.number() })

const INDEX_FORMULA =
  'area between the curve and the diagonal ÷ area between the level of the peak and the diagonal (0: all earn alike; 1: one of very many earns all)'

/**
 * From where a side is called high, a choice of this house: van Raaij draws no numbers. A fifth that earns four fifths is
 * Pareto’s rule; a third of the peak lost again is a peak of 150 %, the low end of what Kaplan calls usual (domain 4).
 */
const HIGH_FROM = { dependence: 0.8, subsidy: 1 / 3 }

function diagnosisOf({ dependence, subsidy }: DependenceAndSubsidy): ProfitDiagnosis {
  const side = (value: number, highFrom: number) => ({ value, isHigh: value >= highFrom, highFrom })
  const sides = {
    dependence: side(dependence, HIGH_FROM.dependence),
    subsidy: side(subsidy, HIGH_FROM.subsidy),
  }
  return { kind: kindOf(sides.dependence.isHigh, sides.subsidy.isHigh), ...sides }
}

function kindOf(isDependent: boolean, isSubsidised: boolean): ProfitDiagnosis['kind'] {
  if (isDependent) return isSubsidised ? 'dependent-and-subsidised' : 'dependent'
  return isSubsidised ? 'subsidised' : 'even'
}

const sum = (values: Float64Array): number => values.reduce((before, value) => before + value, 0)

const knownColumns = z.object({ amount: z.array(z.number()), weight: z.array(z.number()), unknown: z.number() })

/** The cells whose profit is known, and how many customers are in none of them. */
function knownCells({ amount, weight }: WeightedAmounts): z.infer<typeof knownColumns> {
  const isKnown = (_: number, row: number) => !Number.isNaN(amount[row])
  const known = weight.filter(isKnown)
  return { amount: [...amount.filter(isKnown)], weight: [...known], unknown: sum(weight) - sum(known) }
}

async function knownCellsOf(database: Database, query: ProfitQuery) {
  const cells = profitCells(query)
  const { unknown, ...known } = await answerOnce(database, query.publication, {
    queries: [cells],
    schema: knownColumns,
    work: async () => knownCells(await database.columns(cells, ['amount', 'weight'])),
  })
  return { known: { amount: Float64Array.from(known.amount), weight: Float64Array.from(known.weight) }, unknown }
}

/** The curve of customers in cells; null where there are none. */
function curveOf(cells: WeightedAmounts): ProfitWhale['curve'] {
  const customers = sum(cells.weight)
  if (customers === 0) return null
  const curve = whaleCurve(cells)
  const found = dependenceAndSubsidy(cells)
  return {
    customers,
    ...curve,
    points: [...curve.points],
    indexFormula: INDEX_FORMULA,
    diagnosis: found && diagnosisOf(found),
  }
}

export interface WhaleRequest {
  readonly asOf?: string | undefined
  /** Left out: contribution, or what stands in for it. */
  readonly measure?: string | undefined
  /** With `group`: only its members. */
  readonly portfolioId?: string | undefined
  readonly group?: string | undefined
}

async function membersAsked(database: Database, { portfolioId, group }: WhaleRequest) {
  if (portfolioId === undefined || group === undefined) return { group: null, members: undefined }
  const portfolio = await currentPortfolio(database, portfolioId)
  const { index, name, title } = groupNamed(portfolio, group)
  return { group: { index, name, title }, members: { versionId: portfolio.versionId, groupIndex: index } }
}

const SHOWN = 10

/**
 * Who earns the profit and who loses it again: the whale curve of the base or of a group.
 * @throws EngineError refresh.none, movement.date-not-computed, profit.unknown-measure, portfolio.not-found, group.not-found
 */
export const profitWhale = (workspace: Workspace, request: WhaleRequest): Promise<ProfitWhale> =>
  workspace.read(async (database) => {
    const { last: publication } = await publishedUntil(database, request.asOf)
    const measure = await profitMeasureAt(database, publication, request.measure)
    const { group, members } = await membersAsked(database, request)
    const query = { measure: measure.name, publication, members }
    const { known, unknown } = await knownCellsOf(database, query)
    const extremes = (side: keyof typeof orders) =>
      rowsOnce(database, publication, { query: extremeCustomers(query, side, SHOWN), row: extremeRow })
    const shown = await named(database, [...(await extremes('earners')), ...(await extremes('losers'))])
    return {
      asOf: publication.asOf,
      measure,
      group,
      unknown,
      curve: curveOf(known),
      earners: shown.filter(({ profit }) => profit > 0),
      losers: shown.filter(({ profit }) => profit < 0),
    }
  })
