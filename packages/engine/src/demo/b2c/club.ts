import { addMonths, isoDate } from '../calendar.ts'
import { beta, chance, wholeBetween } from '../samplers.ts'
import type { Customer, Shop } from './shop.ts'

const MEMBER_SHARE = 0.15
const FEE_PER_YEAR = 36

/**
 * Club membership, renewed monthly: the contractual side. Each member leaves at the end of a month with a probability of
 * their own ~ Beta(0.8, 9), whatever they buy, as the shifted beta-geometric model assumes (Fader & Hardie 2007).
 */
export function writeClubMembership(shop: Shop, { random, customer_id, purchases }: Customer): void {
  if (!chance(random, MEMBER_SHARE)) return
  const { until } = shop.settings
  const started = purchases.firstOn + wholeBetween(random, 0, 60)
  if (started > until) return
  const churn = beta(random, 0.8, 9)
  let months = 1
  while (addMonths(started, months) <= until && !chance(random, churn)) months++
  const ends = addMonths(started, months)
  const hasEnded = ends <= until
  shop.files.contracts.write({
    contract_id: shop.contractId(),
    customer_id,
    started_on: isoDate(started),
    ends_on: isoDate(ends),
    ended_on: hasEnded ? isoDate(ends) : null,
    value_per_year: FEE_PER_YEAR,
    kind: 'club membership',
    status: hasEnded ? 'ended' : 'active',
  })
}
