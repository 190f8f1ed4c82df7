import type { CostFinding, CostFindingCode, CostingReport } from '@sabad/contract/schemas/costing'
import { costWarning } from './finding.ts'
import { notTaken } from './ledger.ts'
import type { CostingFigures } from './report.ts'
import { MONTHS } from './window.ts'

type Report = Omit<CostingReport, 'findings'>

const warning = (code: CostFindingCode, place: string, params: CostFinding['params']): CostFinding =>
  costWarning(code, { place, params })

function ofPools({ model, pools }: CostingFigures): CostFinding[] {
  return pools.flatMap((pool, index): CostFinding[] => {
    const place = `pools[${index}]`
    const { name, level, cost, capacity, usedMinutes, utilisation } = pool
    const found: CostFinding[] = []
    if (pool.source === 'ledger' && pool.accounts.length === 0)
      found.push(warning('pool-without-entries', place, { pool: name }))
    if (cost < 0) found.push(warning('pool-below-zero', place, { pool: name, cost }))
    if (level !== 'facility' && !model.activities.some((activity) => activity.pool === name)) {
      found.push(warning('pool-without-activity', place, { pool: name, cost }))
    }
    if (utilisation !== null && utilisation > 1) {
      found.push(
        warning('over-capacity', `${place}.capacity`, {
          pool: name,
          used: usedMinutes ?? 0,
          capacity: capacity ?? 0,
          utilisation,
        }),
      )
    }
    return found
  })
}

function ofActivities({ activities, totals }: CostingFigures): CostFinding[] {
  return activities.flatMap(({ name, quantity, driver }, index) => {
    const place = `activities[${index}]`
    const below = totals[`below ${index}`] ?? 0
    const isUsed = quantity > 0 || (totals[`use ${index}`] ?? 0) > 0
    return [
      ...(isUsed ? [] : [warning('driver-without-data', `${place}.driver`, { activity: name, driver: driver.count })]),
      ...(below > 0 ? [warning('negative-time', `${place}.minutes`, { activity: name, customers: below })] : []),
    ]
  })
}

function ofLedger(
  { model, ledger, monthsWithEntries }: CostingFigures,
  { months, reconciliation }: Report,
): CostFinding[] {
  const { shared, onCustomers } = notTaken(model, ledger)
  const isEmpty =
    monthsWithEntries >= Math.min(months, MONTHS) || !model.pools.some(({ source }) => source.kind === 'ledger')
  return [
    ...shared.map((entry) => warning('account-not-taken', 'ledger', entry)),
    ...onCustomers.map((entry) => warning('booking-not-taken', 'direct', entry)),
    ...(isEmpty ? [] : [warning('months-without-entries', 'ledger', { months: monthsWithEntries, of: months })]),
    ...(reconciliation.difference === 0
      ? []
      : [warning('does-not-reconcile', 'ledger', { difference: reconciliation.difference })]),
  ]
}

/** Revenue whose cost of goods is estimated, where it is more than a trace. */
const TRACE = 0.001

function ofSales({ uncosted, sums }: Report): CostFinding[] {
  const share = sums.netRevenue > 0 ? uncosted.revenue / sums.netRevenue : 0
  return share > TRACE
    ? [warning('uncosted-revenue', 'sales', { revenue: uncosted.revenue, share, marginRate: uncosted.marginRate })]
    : []
}

/** What is not as it should be in a costing, each with its place in the model. */
export const findingsOfCosting = (figures: CostingFigures, report: Report): CostFinding[] => [
  ...ofPools(figures),
  ...ofActivities(figures),
  ...ofLedger(figures, report),
  ...ofSales(report),
]
