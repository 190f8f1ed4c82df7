import type { CostDriver, CostModel, ProfitStep } from '@sabad/contract/schemas/cost-model'
import type { CostFinding } from '@sabad/contract/schemas/costing'
import { decimal } from './numbers.ts'
import { printable } from './printable.ts'
import { words } from './words.ts'

const STEPS: Readonly<Record<ProfitStep, string>> = {
  'list-revenue': 'List revenue',
  'on-invoice-discount': 'On-invoice discount',
  rebates: 'Rebates',
  promotions: 'Promotions',
  terms: 'Payment terms',
  'freight-allowances': 'Freight allowances',
  returns: 'Returns',
  'product-cost': 'Product cost',
  'order-cost': 'Order cost',
  delivery: 'Delivery',
  service: 'Service and support',
  selling: 'Selling and account management',
  financing: 'Financing',
  marketing: 'Marketing',
  'channel-cost': 'Channel cost',
}

export const stepText = (step: ProfitStep): string => STEPS[step]

/** What is counted: "interactions (kind ticket, call)". */
export function driverText({ count, where }: CostDriver): string {
  if (where.length === 0) return words(count)
  const filters = where.map(({ column, values, except }) => `${column} ${except ? 'not ' : ''}${values.join(', ')}`)
  return `${words(count)} (${filters.join('; ')})`
}

/** A time equation: "8 min + 15 × interactions (kind special packing)". */
export function minutesText(minutes: CostModel['activities'][number]['minutes']): string {
  if (minutes === null) return ''
  const extra = minutes.extra.map((more) => ` + ${decimal(more.minutes)} × ${driverText(more.driver)}`)
  return `${decimal(minutes.base)} min${extra.join('')}`
}

export const findingLines = (findings: readonly CostFinding[]): readonly string[] =>
  findings.map(({ severity, place, message }) => printable(`${severity} at ${place}: ${message}`))
