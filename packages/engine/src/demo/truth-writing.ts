import { isoDate } from './calendar.ts'
import type { ResponseTrait } from './campaigns.ts'
import type { CommonFiles } from './company-files.ts'
import { type Behaviour, expectedPurchasesNextYear, type Purchases } from './purchase-process.ts'

export interface TrueCustomer {
  readonly customer_id: string
  readonly behaviour: Behaviour
  readonly purchases: Purchases
  readonly trait: ResponseTrait
}

const digits = (value: number): number => Number(value.toPrecision(8))

export function writeTrueCustomer(files: CommonFiles, customer: TrueCustomer): void {
  const { behaviour, purchases, trait } = customer
  const isAlive = purchases.lostOn === null
  files.truth.customers.write({
    customer_id: customer.customer_id,
    alive: isAlive,
    first_ordered_on: isoDate(purchases.firstOn),
    lost_on: purchases.lostOn === null ? null : isoDate(purchases.lostOn),
    rate_per_week: digits(behaviour.ratePerWeek),
    dropout_probability: digits(behaviour.dropout),
    mean_order_value: digits(behaviour.meanSpend),
    expected_purchases_next_year: digits(expectedPurchasesNextYear(behaviour, isAlive)),
    response_type: trait.type,
  })
}
