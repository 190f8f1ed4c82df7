import { checkFinite, checkShare } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'

/** What a company is worth through its customers. Money in one currency, rates and shares of one, time in years. */
export interface CompanyAssumptions {
  /** What all present customers are worth. */
  readonly presentCustomers: number
  /** Customers won in a year, what each is worth when won and what winning it costs. */
  readonly acquiredPerYear: number
  readonly valuePerAcquired: number
  readonly costPerAcquired: number
  readonly years: number
  readonly overheadPerYear: number
  readonly discountRate: number
  readonly taxRate: number
  readonly otherAssets: number
  readonly debt: number
}

export interface CompanyBridge {
  readonly presentCustomers: number
  readonly futureCustomers: number
  /** Below zero, as tax and debt are. */
  readonly overhead: number
  readonly operating: number
  readonly tax: number
  readonly otherAssets: number
  readonly debt: number
  readonly shareholders: number
}

/** What one unit in each of some years is worth today, each coming in the middle of its year. */
export function annuityAtMidYear(years: number, discountRate: number): number {
  let worth = 0
  for (let year = 1; year <= years; year++) worth += (1 + discountRate) ** -(year - 0.5)
  return worth
}

/**
 * From customer equity to the value for shareholders: present customers, plus those still to be won less what winning
 * them costs, less costs that no customer carries, less tax on what is above zero, plus other assets, less debt
 * (Gupta, Lehmann & Stuart 2004, J. Marketing Research 41(1), 7-18, for the first two; the rest is corporate finance).
 * @throws StatsError when an amount is negative or not finite, or the tax rate no share
 */
export function companyBridge(assumed: CompanyAssumptions): CompanyBridge {
  for (const name of ['acquiredPerYear', 'costPerAcquired', 'years', 'overheadPerYear', 'discountRate'] as const)
    checkAmount(name, assumed[name])
  for (const name of ['otherAssets', 'debt'] as const) checkAmount(name, assumed[name])
  for (const name of ['presentCustomers', 'valuePerAcquired'] as const) checkFinite(name, assumed[name])
  checkShare('taxRate', assumed.taxRate)
  const { presentCustomers, acquiredPerYear, valuePerAcquired, costPerAcquired, otherAssets } = assumed
  const annuity = annuityAtMidYear(assumed.years, assumed.discountRate)
  const futureCustomers = annuity * acquiredPerYear * (valuePerAcquired - costPerAcquired)
  const overhead = 0 - annuity * assumed.overheadPerYear
  const operating = presentCustomers + futureCustomers + overhead
  const tax = 0 - Math.max(0, operating) * assumed.taxRate
  const debt = 0 - assumed.debt
  const shareholders = operating + tax + otherAssets + debt
  return { presentCustomers, futureCustomers, overhead, operating, tax, otherAssets, debt, shareholders }
}

export type ValueLever = 'margin' | 'acquired' | 'acquisition-cost' | 'overhead'

const ONE_PERCENT = 0.01

const bettered: Readonly<Record<ValueLever, (assumed: CompanyAssumptions) => Partial<CompanyAssumptions>>> = {
  margin: ({ presentCustomers, valuePerAcquired }) => ({
    presentCustomers: presentCustomers + Math.abs(presentCustomers) * ONE_PERCENT,
    valuePerAcquired: valuePerAcquired + Math.abs(valuePerAcquired) * ONE_PERCENT,
  }),
  acquired: ({ acquiredPerYear }) => ({ acquiredPerYear: acquiredPerYear * (1 + ONE_PERCENT) }),
  'acquisition-cost': ({ costPerAcquired }) => ({ costPerAcquired: costPerAcquired * (1 - ONE_PERCENT) }),
  overhead: ({ overheadPerYear }) => ({ overheadPerYear: overheadPerYear * (1 - ONE_PERCENT) }),
}

/** How much more the shareholders' value is if one thing is better by 1 % and all else stays. */
export function leverGain(assumed: CompanyAssumptions, lever: ValueLever): number {
  const better = companyBridge({ ...assumed, ...bettered[lever](assumed) })
  return better.shareholders - companyBridge(assumed).shareholders
}
