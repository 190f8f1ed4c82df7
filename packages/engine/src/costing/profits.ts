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

/** What is left of a unit of list price; only of who bought, and did not send all of it back, there is one. */
export const netPrice = sql`CASE WHEN list_revenue > 0 AND ${netRevenue} > 0
    THEN 1 - (${plus(['on-invoice-discount', 'rebates', 'promotions', 'terms', 'freight-allowances'])}) / list_revenue END`
export const costToServe = plus(['order-cost', 'delivery', 'service', 'selling', 'financing', 'marketing'])

export interface Costed {
  readonly model: CostModel
  /** In the model's order, with exact rates. */
  readonly activities: readonly ActivityCosting[]
  /** Of the base where no cost of goods is known. */
  readonly marginRate: number
  readonly asOf: string
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

/**
 * Over the steps of a customer and, where days are an attribute, its `own_days`: receivables of so many days, at the cost
 * of capital; who has been paid back more than paid is owed nothing for it.
 */
export function financed({ financing }: CostModel): Sql {
  if (!financing) return sql`0`
  const { days, attribute, costOfCapital } = financing
  const own = attribute === null ? sql`${days}` : sql`coalesce(greatest(own_days, 0), ${days})`
  return sql`${own} / 365.0 * ${costOfCapital} * greatest(${netRevenue}, 0)`
}

/**
 * Receivable days of each customer as they were on a day: of the tables that tell them by customer and from a day on, the
 * newest then valid; else the customers' own column, which has no history (docs/decisions/0006).
 */
const ownDays = (attribute: string, asOf: string): Sql => sql`
    SELECT c.customer_key, coalesce(dated.days, TRY_CAST(c.attributes ->> ${attribute} AS DOUBLE)) AS own_days
    FROM customers AS c LEFT JOIN (
      SELECT v.key, arg_max(TRY_CAST(v.value AS DOUBLE), (e.valid_from, e.import_id)) AS days
      FROM enrichments AS e JOIN enrichment_values AS v USING (import_id)
      WHERE e.key_kind = 'customer' AND e.valid_from <= CAST(${asOf} AS DATE) AND v.attribute = ${attribute} GROUP BY v.key
    ) AS dated ON dated.key = c.customer_id`

/** Adds `own_days` to rows of customers, where the model asks for them. */
export const joinOwnDays = ({ financing }: CostModel, asOf: string): Sql =>
  financing?.attribute ? sql`JOIN (${ownDays(financing.attribute, asOf)}) AS own USING (customer_key)` : sql``

const sold: readonly ProfitStep[] = ['list-revenue', 'on-invoice-discount', 'returns']

/** The profit and loss of every customer of `cost_base`, in the columns of `customer_profits` after the keys. */
export function profits(costed: Costed): Sql {
  const { model, marginRate, asOf } = costed
  const steps = costStep.options.map((step) => {
    const goods = step === 'product-cost' ? sql` + cost_of_goods + (1 - ${marginRate}) * uncosted` : sql``
    return sql`${costOfStep(step, costed)}${goods} AS ${stepColumn(step)}`
  })
  const quantities = driversOf(model).map((_, position) => sql`CAST(${quantityColumn(position)} AS DOUBLE)`)
  const columns = profitStep.options.map((step) =>
    step === 'financing' ? sql`financing + ${financed(model)} AS financing` : stepColumn(step),
  )
  return sql`
  SELECT customer_key, ${join(columns)}, estimated_product_cost, drivers
  FROM (
    SELECT customer_key, ${join(sold.map(stepColumn))}, ${join(steps)}, (1 - ${marginRate}) * uncosted AS estimated_product_cost,
           CAST([${join(quantities)}] AS DOUBLE[]) AS drivers
    FROM cost_base
  ) ${joinOwnDays(model, asOf)}`
}

/**
 * What the snapshot keeps. The contribution rate is drawn towards the base's by one typical purchase, as the margin rate
 * is: the cost of one visit must not be foretold for ever of a customer with one small order.
 */
export const profitMeasures = (runId: number, asOf: string): Sql => sql`
  WITH own AS (
    SELECT customer_key, ${netRevenue} AS net_revenue_12m, ${netPrice} AS net_price_12m,
           ${netRevenue} - product_cost AS gross_margin_12m, ${costToServe} AS cost_to_serve_12m
    FROM customer_profits WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)
  ), base AS (
    SELECT sum(gross_margin_12m - cost_to_serve_12m) / nullif(sum(net_revenue_12m), 0) AS rate,
           greatest(sum(net_revenue_12m) / nullif(sum(purchase_days_12m), 0), 0) AS mean_purchase
    FROM own JOIN summary USING (customer_key)
  )
  SELECT customer_key, net_revenue_12m, net_price_12m, gross_margin_12m, cost_to_serve_12m,
         CAST((gross_margin_12m - cost_to_serve_12m + base.rate * base.mean_purchase)
           / nullif(greatest(net_revenue_12m, 0) + base.mean_purchase, 0) AS FLOAT) AS contribution_margin
  FROM own, base`
