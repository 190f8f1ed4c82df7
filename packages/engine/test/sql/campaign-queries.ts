import { anyDiscount, campaignRecords, campaignSums } from '../../src/campaigns/campaign-sums.ts'
import { type ContactsQuery, lastOf } from '../../src/campaigns/placed-contacts.ts'
import { binSums, trialContacts, trialValues } from '../../src/campaigns/trial-contacts.ts'
import type { Sql } from '../../src/sql/sql.ts'

const looked = [
  { name: 'recency_days', texts: null },
  { name: 'country', texts: ["Côte d'Ivoire", 'Iran'] },
]

/** What is asked about campaigns. */
export function campaignQueries(contacts: ContactsQuery): Readonly<Record<string, Sql>> {
  const asOf = lastOf(contacts)
  const figures = { ...contacts, windowDays: 30, isDiscountKnown: false }
  const trials = { ...figures, seed: 1, oneIn: 1, unit: 'customer' as const }
  return {
    'any-discount': anyDiscount(asOf),
    'campaign-records': campaignRecords(asOf),
    'campaign-sums': campaignSums({ ...figures, isDiscountKnown: true }),
    'campaign-sums-without-discounts': campaignSums(figures),
    'trial-contacts': trialContacts(trials),
    'trial-contacts-of-units': trialContacts({ ...trials, unit: 'topmost', oneIn: 3 }),
    'trial-values': trialValues({ ...trials, candidates: looked, dates: ['2024-10-31', '2024-11-30'] }),
    'bin-sums': binSums(looked),
  }
}
