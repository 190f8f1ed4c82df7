import type { PortfolioRisk, RiskBasis } from '@sabad/contract/schemas/portfolio-risk'
import { meansOf } from '@sabad/stats/portfolio-risk/covariance'
import { returnsOf } from '@sabad/stats/portfolio-risk/group-margins'
import { EngineError } from '../errors.ts'

/** A group over the months: its total margin in each, and its customers when each began. */
export interface GroupMonths {
  readonly index: number
  readonly margins: readonly number[]
  readonly customers: readonly number[]
}

/** Groups that can be looked at as a portfolio, and their returns. Lists go together by place. */
export interface GroupReturns {
  readonly groups: readonly GroupMonths[]
  readonly leftOut: readonly { readonly index: number; readonly reason: PortfolioRisk['leftOut'][number]['reason'] }[]
  /** What is told in money: margin per customer, or in total where returns are growth. */
  readonly money: readonly (readonly number[])[]
  readonly returns: readonly (readonly number[])[]
  /** Weights as they are now; they add up to 1. */
  readonly weights: readonly number[]
}

type Reason = PortfolioRisk['leftOut'][number]['reason']

/** Why a group cannot take part, if so. */
function obstacle({ margins, customers }: GroupMonths, basis: RiskBasis): Reason | null {
  if (customers.some((count) => count === 0)) return 'empty'
  if (basis === 'growth' && margins.some((margin) => margin <= 0)) return 'not-above-zero'
  const series = basis === 'growth' ? growth(margins) : perCustomer({ margins, customers })
  const [mean = 0] = meansOf([series])
  const size = Math.max(...series.map(Math.abs))
  return series.every((value) => Math.abs(value - mean) <= 1e-9 * size) ? 'constant' : null
}

const growth = (margins: readonly number[]): number[] =>
  margins.slice(1).map((margin, at) => margin / (margins[at] ?? 1) - 1)

const perCustomer = ({ margins, customers }: Pick<GroupMonths, 'margins' | 'customers'>): number[] =>
  margins.map((margin, at) => margin / (customers[at] ?? 1))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const shares = (amounts: readonly number[]): number[] => amounts.map((amount) => amount / sum(amounts))

/** Two make a portfolio. */
export const LEAST_GROUPS = 2

/**
 * Returns of the groups that have customers and a margin that varies.
 * @throws EngineError risk.too-few-groups or risk.no-margin
 */
export function groupReturns(
  all: readonly GroupMonths[],
  { basis, portfolioId }: { readonly basis: RiskBasis; readonly portfolioId: string },
): GroupReturns {
  const judged = all.map((group) => ({ group, reason: obstacle(group, basis) }))
  const groups = judged.flatMap(({ group, reason }) => (reason === null ? [group] : []))
  const leftOut = judged.flatMap(({ group, reason }) => (reason === null ? [] : [{ index: group.index, reason }]))
  if (groups.length < LEAST_GROUPS) {
    throw new EngineError('risk.too-few-groups', { needed: LEAST_GROUPS, found: groups.length })
  }
  if (sum(groups.flatMap(({ margins }) => margins)) <= 0) throw new EngineError('risk.no-margin', { portfolioId })
  if (basis === 'growth') {
    const money = groups.map(({ margins }) => margins)
    return { groups, leftOut, money, returns: returnsOf(money, { kind: 'growth' }), weights: shares(money.map(sum)) }
  }
  const money = groups.map(perCustomer)
  const weights = shares(groups.map(({ customers }) => customers.at(-1) ?? 0))
  if (!(sum(money.map((series, s) => (weights[s] ?? 0) * sum(series))) > 0)) {
    throw new EngineError('risk.no-margin', { portfolioId })
  }
  return { groups, leftOut, money, returns: returnsOf(money, { kind: 'of-base-mean', weights }), weights }
}
