import {
  type CostModel,
  type CostStep,
  costStep,
  type ProfitStep,
  profitStep,
} from '@sabad/contract/schemas/cost-model'
import type { ActivityCosting, CostingReport, PoolCosting, ProfitSums } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { rowOnce } from '../portfolio/rows-once.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { CostTotals } from './base.ts'
import { driversOf } from './drivers.ts'
import { findingsOfCosting } from './findings.ts'
import { bookedByAccount, type LedgerSum, notTaken, toCents, totalOf } from './ledger.ts'
import { measuredSums } from './measured.ts'
import { stepColumn } from './profits.ts'
import type { CostWindow } from './window.ts'

/** Everything that a costing knows before it is told. */
export interface CostingFigures {
  readonly window: CostWindow
  readonly version: number
  readonly model: CostModel
  readonly totals: CostTotals
  readonly ledger: readonly LedgerSum[]
  readonly months: number
  readonly monthsWithEntries: number
  readonly pools: readonly PoolCosting[]
  readonly activities: readonly ActivityCosting[]
  readonly marginRate: number
}

const stepsRow = z.record(z.string(), z.number().nullable())

/** What all rows of a table of profits add up to. */
export const sumOfSteps = (profits: Sql): Sql => sql`
  SELECT count(*) AS customers, sum(estimated_product_cost) AS estimated,
         ${join(profitStep.options.map((step) => sql`sum(${stepColumn(step)}) AS ${identifier(step)}`))}
  FROM ${profits}`

export type StepAmounts = Readonly<Record<ProfitStep, number>>

export interface SummedSteps {
  readonly customers: number
  readonly amounts: StepAmounts
  readonly estimated: number
}

/** @param at where the rows are those of a published date, which are added up once */
export async function readSteps(database: Database, profits: Sql, at?: Publication): Promise<SummedSteps> {
  const asked = { query: sumOfSteps(profits), row: stepsRow }
  const row = at ? await rowOnce(database, at, asked) : await database.row(asked.query, asked.row)
  const amounts = Object.fromEntries(profitStep.options.map((step) => [step, row[step] ?? 0])) as StepAmounts
  return { customers: row.customers ?? 0, amounts, estimated: row.estimated ?? 0 }
}

/** The sums of the waterfall: list revenue less what follows, step by step. */
export function sumsOf(amounts: StepAmounts): ProfitSums {
  const invoiceRevenue = amounts['list-revenue'] - amounts['on-invoice-discount']
  const back = amounts.rebates + amounts.promotions + amounts.terms + amounts['freight-allowances'] + amounts.returns
  const netRevenue = invoiceRevenue - back
  const grossMargin = netRevenue - amounts['product-cost']
  const costToServe =
    amounts['order-cost'] + amounts.delivery + amounts.service + amounts.selling + amounts.financing + amounts.marketing
  const contribution = grossMargin - costToServe
  return {
    invoiceRevenue,
    netRevenue,
    grossMargin,
    costToServe,
    contribution,
    channelMargin: contribution - amounts['channel-cost'],
  }
}

/** Each step with the part of it that facts tell: all of what sales say, else what is given. */
export const stepsOf = (amounts: StepAmounts, told: (step: CostStep) => number) =>
  profitStep.options.map((step) => {
    const asCost = costStep.safeParse(step)
    return { step, amount: amounts[step], measured: asCost.success ? told(asCost.data) : amounts[step] }
  })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + toCents(value), 0) / 100

type Amount = { readonly step: ProfitStep; readonly amount: number }

const ofStep = (step: ProfitStep, rows: readonly Amount[]): number =>
  rows.filter((row) => row.step === step).reduce((total, { amount }) => total + amount, 0)

/** Entries on customers, by account, in the step that the model gives it. */
const bookedOf = ({ model, ledger }: CostingFigures): CostingReport['direct'] =>
  bookedByAccount(model, ledger).flatMap((entry) => {
    const booked = model.direct.find(({ account }) => account === entry.account)
    return booked ? [{ ...entry, step: booked.step }] : []
  })

interface Told {
  readonly steps: SummedSteps
  readonly booked: CostingReport['direct']
  readonly measured: CostingReport['measured']
}

/** What facts tell of a step: entries on customers, facts with a cost of their own, goods whose cost is known. */
const toldOf =
  ({ totals }: CostingFigures, { booked, measured }: Told) =>
  (step: CostStep): number =>
    ofStep(step, booked) + ofStep(step, measured) + (step === 'product-cost' ? (totals.cost_of_goods ?? 0) : 0)

/** What an activity charged, exactly: the costs that a report tells are rounded so that they add up. */
const chargedBy = ({ rate, minutes, quantity }: CostingReport['activities'][number]): number =>
  (rate ?? 0) * (minutes ?? quantity)

function reconciled(figures: CostingFigures, told: Told, financed: number): CostingReport['reconciliation'] {
  const { model, ledger, pools } = figures
  const { amounts, estimated } = told.steps
  const left = notTaken(model, ledger)
  const measured = toldOf(figures, told)
  const rows = costStep.options.reduce((total, step) => total + amounts[step] - measured(step), 0)
  const charged = figures.activities.reduce((all, activity) => all + chargedBy(activity), 0)
  const poolsFrom = (source: PoolCosting['source']) =>
    sum(pools.filter((pool) => pool.source === source).map(({ cost }) => cost))
  return {
    ledger: toCents(totalOf(ledger)) / 100,
    inPools: poolsFrom('ledger'),
    direct: sum(told.booked.map(({ amount }) => amount)),
    notTaken: sum([...left.shared, ...left.onCustomers].map(({ amount }) => amount)),
    typed: poolsFrom('typed'),
    assigned: sum(pools.map((pool) => pool.assigned)),
    unassigned: sum(pools.map(({ unassigned }) => unassigned)),
    unused: sum(pools.map(({ unused }) => unused)),
    difference: toCents(rows - estimated - financed - charged) / 100,
  }
}

/** The report of a costing whose customers are in `costed_profits`. */
export async function costingReportOf(database: Database, figures: CostingFigures): Promise<CostingReport> {
  const { window, model, activities, totals } = figures
  const steps = await readSteps(database, sql`costed_profits`)
  const told: Told = { steps, booked: bookedOf(figures), measured: await measuredSums(database, model, window) }
  const measured = toldOf(figures, told)
  const { financing } = steps.amounts
  const financed = model.financing
    ? financing -
      measured('financing') -
      ofStep(
        'financing',
        activities.map((activity) => ({ step: activity.step, amount: chargedBy(activity) })),
      )
    : 0
  const report: Omit<CostingReport, 'findings'> = {
    asOf: window.asOf,
    after: window.after,
    months: figures.months,
    version: figures.version,
    customers: steps.customers,
    pools: [...figures.pools],
    activities: [...activities],
    direct: told.booked,
    measured: told.measured,
    financing: model.financing && { ...model.financing, amount: financed },
    uncosted: { revenue: toCents(totals.uncosted ?? 0) / 100, marginRate: figures.marginRate },
    drivers: [...driversOf(model)],
    steps: stepsOf(steps.amounts, measured),
    sums: sumsOf(steps.amounts),
    reconciliation: reconciled(figures, told, financed),
  }
  return { ...report, findings: findingsOfCosting(figures, report) }
}
