import { leaving } from './beta-geometric/living-customer.ts'
import { type CustomerHistory, checkCustomer } from './frequency-recency-age.ts'
import type { PurchaseModel } from './purchase-model.ts'

/**
 * The probability that the customer is still one at the end of observation. With k chances to leave so far
 * (x in BG/NBD, x+1 in MBG/NBD) it is 1 when k = 0, else
 * 1 / (1 + e^D), D = ln a − ln(b+k−1) + (r+x) ln[(α+T)/(α+t)]
 * (Fader, Hardie & Lee 2008, brucehardie.com/notes/021; Batislam et al. 2007).
 * In NBD it is 1 by assumption: the model lets nobody leave, so this is no finding about the customer.
 * @throws StatsError when the history breaks a rule
 */
export function probabilityAlive(model: PurchaseModel, customer: CustomerHistory): number {
  checkCustomer(customer)
  const { r, alpha } = model.parameters
  const { a, b, firstChances } = leaving(model)
  const { frequency, recency, age } = customer
  const chances = frequency + firstChances
  if (chances === 0 || a === 0) return 1
  const silence = Math.log((alpha + age) / (alpha + recency))
  return 1 / (1 + Math.exp(Math.log(a / (b + chances - 1)) + (r + frequency) * silence))
}
