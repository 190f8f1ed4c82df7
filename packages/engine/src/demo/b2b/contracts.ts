import { addMonths, isoDate } from '../calendar.ts'
import { chance, wholeBetween } from '../samplers.ts'
import type { Client, Plant } from './plant.ts'

const CONTRACT_SHARE = 0.6

/**
 * Frame contracts, renewed term by term while the account is alive: one ends with the first term that ends after the
 * account was lost. `ends_on` is the end of the term that was running on the last day of the history.
 */
export function writeFrameContract(plant: Plant, { random, customer_id, account, first, purchases }: Client): void {
  const isInstitution = account.industry.kind === 'institution'
  if (!isInstitution && !chance(random, CONTRACT_SHARE)) return
  const { until } = plant.settings
  const started = first + wholeBetween(random, 0, 90)
  const term = isInstitution || chance(random, 0.3) ? 24 : 12
  if (started > until) return
  let months = term
  while (addMonths(started, months) <= Math.min(until, purchases.lostOn ?? until)) months += term
  const ends = addMonths(started, months)
  const hasEnded = ends <= until
  plant.files.contracts.write({
    contract_id: plant.contractId(),
    customer_id,
    started_on: isoDate(started),
    ends_on: isoDate(ends),
    ended_on: hasEnded ? isoDate(ends) : null,
    value_per_year: Math.round((0.8 * account.volumePerYear) / 100) * 100,
    kind: isInstitution ? 'tender' : 'frame agreement',
    status: hasEnded ? 'ended' : 'active',
  })
}
