import type { CostModel, CostStep } from '@sabad/contract/schemas/cost-model'
import type { CostingReport, CustomerProfit, ProfitLine } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { publishedDate } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type ApportionedCosts, readApportioned } from './apportioned.ts'
import { driversOf, positions } from './drivers.ts'
import { measuredSums } from './measured.ts'
import { readSteps, type StepAmounts, stepsOf, sumsOf } from './report.ts'
import { reportOf } from './store.ts'
import { storedVersion } from './versions.ts'

export interface CustomerAt {
  readonly customerId: string
  readonly asOf?: string | undefined
}

const keyRow = z.object({ key: z.number(), name: z.string().nullable() })

/** The customer's row of a costed date. */
const rowOf = (key: number, asOf: string): Sql => sql`(SELECT c.* FROM customer_profits AS c
  JOIN current_publications AS p ON p.run_id = c.run_id AND p.as_of = c.as_of
  WHERE c.as_of = CAST(${asOf} AS DATE) AND c.customer_key = ${key})`

const bookedRow = z.object({ account: z.string(), entries: z.number(), amount: z.number() })

/** What the ledger books on one customer in the window, by account. */
const bookedOn = (key: number, { asOf, after }: CostingReport): Sql => sql`
  SELECT pool AS account, count(*) AS entries, sum(CAST(amount AS DECIMAL(38, 4))) AS amount FROM costs
  WHERE customer_key = ${key} AND incurred_on > CAST(${after} AS DATE) AND incurred_on <= CAST(${asOf} AS DATE)
  GROUP BY pool ORDER BY pool`

async function bookedLines(database: Database, { direct }: CostModel, query: Sql): Promise<ProfitLine[]> {
  const rows = await database.rows(query, bookedRow)
  return rows.flatMap(({ account, entries, amount }): ProfitLine[] => {
    const booked = direct.find((entry) => entry.account === account)
    return booked
      ? [{ step: booked.step, amount, source: 'measured', from: { kind: 'account', account, entries } }]
      : []
  })
}

/** How an activity came to its cost: units, minutes, rate, and the pool with its entries in the ledger. */
function activityLines(model: CostModel, report: CostingReport, costs: ApportionedCosts): ProfitLine[] {
  const positionOf = positions(driversOf(model))
  const quantityOf = (driver: CostModel['activities'][number]['driver']) => costs.quantities[positionOf(driver)] ?? 0
  return model.activities.flatMap((activity, index): ProfitLine[] => {
    const { use = 0, cost = 0 } = costs.activities[index] ?? {}
    const costed = report.activities[index]
    const pool = report.pools.find(({ name }) => name === activity.pool)
    if (use === 0 || !costed || costed.rate === null || !pool) return []
    const extra = (activity.minutes?.extra ?? []).map((more) => ({
      driver: more.driver,
      quantity: quantityOf(more.driver),
      minutes: more.minutes * quantityOf(more.driver),
    }))
    return [
      {
        step: activity.step,
        amount: cost,
        source: 'apportioned',
        from: {
          kind: 'activity',
          activity: activity.name,
          driver: activity.driver,
          quantity: quantityOf(activity.driver),
          minutes: activity.minutes === null ? null : use,
          extra: extra.filter(({ quantity }) => quantity > 0),
          rate: costed.rate,
          per: costed.per,
          pool: pool.name,
          poolCost: pool.cost,
          entries: pool.source === 'ledger' ? pool.accounts.reduce((sum, { entries }) => sum + entries, 0) : null,
        },
      },
    ]
  })
}

const sales = (step: ProfitLine['step'], amount: number): ProfitLine => ({
  step,
  amount,
  source: 'measured',
  from: { kind: 'sales' },
})

interface Known {
  readonly amounts: StepAmounts
  readonly estimated: number
  readonly report: CostingReport
  readonly model: CostModel
  readonly costs: ApportionedCosts
}

const sumOfStep = (step: CostStep, lines: readonly ProfitLine[]): number =>
  lines.filter((line) => line.step === step).reduce((sum, { amount }) => sum + amount, 0)

/** Goods whose cost is known, and those that the base's margin rate stood in for. */
function goodsLines({ amounts, estimated, report }: Known, others: readonly ProfitLine[]): ProfitLine[] {
  const { marginRate } = report.uncosted
  const known = amounts['product-cost'] - estimated - sumOfStep('product-cost', others)
  const revenue = marginRate === 1 ? 0 : estimated / (1 - marginRate)
  return [
    sales('product-cost', known),
    {
      step: 'product-cost',
      amount: estimated,
      source: 'estimated',
      from: { kind: 'margin-rate', revenue, marginRate },
    },
  ]
}

function receivableLines({ model, amounts, costs }: Known): ProfitLine[] {
  if (!model.financing || costs.financed === 0) return []
  const { costOfCapital } = model.financing
  const { netRevenue } = sumsOf(amounts)
  const days = (costs.financed * 365) / (costOfCapital * netRevenue)
  return [
    {
      step: 'financing',
      amount: costs.financed,
      source: 'apportioned',
      from: { kind: 'receivables', days, costOfCapital, netRevenue },
    },
  ]
}

async function linesOf(database: Database, key: number, known: Known): Promise<ProfitLine[]> {
  const { model, report, costs, amounts } = known
  const facts = await measuredSums(database, model, { asOf: report.asOf, after: report.after, customerKey: key })
  const others: readonly ProfitLine[] = [
    ...(await bookedLines(database, model, bookedOn(key, report))),
    ...facts.map(
      ({ source, where, step, amount }): ProfitLine => ({
        step,
        amount,
        source: 'measured',
        from: { kind: 'facts', source, where },
      }),
    ),
    ...activityLines(model, report, costs),
    ...receivableLines(known),
  ]
  const lines = [
    ...(['list-revenue', 'on-invoice-discount', 'returns'] as const).map((step) => sales(step, amounts[step])),
    ...goodsLines(known, others),
    ...others,
  ]
  const order = Object.keys(amounts)
  // A sale of nothing is told; of the others only what there is.
  return lines
    .filter(({ step, amount }) => Math.abs(amount) >= 0.005 || step === 'list-revenue')
    .sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
}

/**
 * A customer's profit and loss on a published date; each step is the sum of its lines, each line with its source.
 * @throws EngineError costing.none, customer.not-found
 */
export const customerProfit = (workspace: Workspace, at: CustomerAt): Promise<CustomerProfit> =>
  workspace.read(async (database) => {
    const { customerId } = at
    const asOf = await publishedDate(database, at.asOf)
    const report = await reportOf(database, asOf)
    const [found] = await database.rows(
      sql`SELECT customer_key AS key, name FROM customers WHERE customer_id = ${customerId}`,
      keyRow,
    )
    const rows = rowOf(found?.key ?? -1, asOf)
    const { customers, amounts, estimated } = await readSteps(database, rows)
    if (!found || customers === 0) throw new EngineError('customer.not-found', { customerId, asOf })
    const { model } = await storedVersion(database, report.version)
    const costs = await readApportioned(database, { model, activities: report.activities, rows, asOf: report.asOf })
    const lines = await linesOf(database, found.key, { amounts, estimated, report, model, costs })
    const measured = (step: CostStep) =>
      sumOfStep(
        step,
        lines.filter(({ source }) => source === 'measured'),
      )
    return {
      customerId,
      name: found.name,
      asOf,
      after: report.after,
      version: report.version,
      steps: stepsOf(amounts, measured),
      sums: sumsOf(amounts),
      lines,
    }
  })
