import {
  type CostModel,
  type CostStep,
  costStep,
  type ProfitStep,
  profitStep,
} from '@sabad/contract/schemas/cost-model'
import type { ActivityCosting } from '@sabad/contract/schemas/costing'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { useOf } from './base.ts'
import { driversOf, positions, quantityColumn } from './drivers.ts'
import { ownColumn } from './gather.ts'

/** The column of `customer_profits` that holds a step. */
export const stepColumn = (step: ProfitStep): Sql => identifier(step.replaceAll('-', '_'))

const minus = (steps: readonly ProfitStep[]): Sql => join(steps.map(stepColumn), ' - ')
const plus = (steps: readonly ProfitStep[]): Sql => join(steps.map(stepColumn), ' + ')

/** The sums of the waterfall over columns named as the steps are. */
export const netRevenue = minus([
  'list-revenue',
  'on-invoice-discount',
  'rebates',
  'promotions',
  'terms',
  'freight-allowances',
  'returns',
])
export const costToServe = plus(['order-cost', 'delivery', 'service', 'selling', 'financing', 'marketing'])

export interface Costed {
  readonly model: CostModel
  /** In the model's order, with exact rates. */
  readonly activities: readonly ActivityCosting[]
  /** Of the base where no cost of goods is known. */
  readonly marginRate: number
}

/** What a step takes of a customer before financing: its own costs, and those apportioned. */
function costOfStep(step: CostStep, { model, activities }: Costed): Sql {
  const positionOf = positions(driversOf(model))
  const parts = model.activities.flatMap((activity, index) => {
    const rate = activities[index]?.rate ?? null
    return activity.step === step && rate !== null ? [sql`${rate} * ${useOf(activity, positionOf)}`] : []
  })
  return join([ownColumn(step), ...parts], ' + ')
}

/** Over the steps of a customer and, where days are an attribute, its `attributes`: receivables of so many days, at the cost of capital; who has been paid back more than paid is owed nothing for it. */
export function financed({ financing }: CostModel): Sql {
  if (!financing) return sql`0`
  const { days, attribute, costOfCapital } = financing
  const own =
    attribute === null
      ? sql`${days}`
      : sql`coalesce(greatest(TRY_CAST(attributes ->> ${attribute} AS DOUBLE), 0), ${days})`
  return sql`${own} / 365.0 * ${costOfCapital} * greatest(${netRevenue}, 0)`
}

const sold: readonly ProfitStep[] = ['list-revenue', 'on-invoice-discount', 'returns']

/** The profit and loss of every customer of `cost_base`, in the columns of `customer_profits` after the keys. */
export function profits(costed: Costed): Sql {
  const { model, marginRate } = costed
  const steps = costStep.options.map((step) => {
    const goods = step === 'product-cost' ? sql` + cost_of_goods + (1 - ${marginRate}) * uncosted` : sql``
    return sql`${costOfStep(step, costed)}${goods} AS ${stepColumn(step)}`
  })
  const quantities = driversOf(model).map((_, position) => sql`CAST(${quantityColumn(position)} AS DOUBLE)`)
  const columns = profitStep.options.map((step) =>
    step === 'financing' ? sql`financing + ${financed(model)} AS financing` : stepColumn(step),
  )
  const attributes = model.financing?.attribute
    ? sql`JOIN (SELECT customer_key, attributes FROM customers) AS c USING (customer_key)`
    : sql``
  return sql`
  SELECT customer_key, ${join(columns)}, estimated_product_cost, drivers
  FROM (
    SELECT customer_key, ${join(sold.map(stepColumn))}, ${join(steps)}, (1 - ${marginRate}) * uncosted AS estimated_product_cost,
           CAST([${join(quantities)}] AS DOUBLE[]) AS drivers
    FROM cost_base
  ) ${attributes}`
}

/**
 * What the snapshot keeps. The contribution rate is drawn towards the base's by one typical purchase, as the margin rate
 * is: the cost of one visit must not be foretold for ever of a customer with one small order.
 */
export const profitMeasures = (runId: number, asOf: string): Sql => sql`
  WITH own AS (
    SELECT customer_key, ${netRevenue} AS net_revenue_12m, ${netRevenue} - product_cost AS gross_margin_12m,
           ${costToServe} AS cost_to_serve_12m
    FROM customer_profits WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)
  ), base AS (
    SELECT sum(gross_margin_12m - cost_to_serve_12m) / nullif(sum(net_revenue_12m), 0) AS rate,
           greatest(sum(net_revenue_12m) / nullif(sum(purchase_days_12m), 0), 0) AS mean_purchase
    FROM own JOIN summary USING (customer_key)
  )
  SELECT customer_key, net_revenue_12m, gross_margin_12m, cost_to_serve_12m,
         CAST((gross_margin_12m - cost_to_serve_12m + base.rate * base.mean_purchase)
           / nullif(greatest(net_revenue_12m, 0) + base.mean_purchase, 0) AS FLOAT) AS contribution_margin
  FROM own, base`
