import { type Day, isoDate, monthOf } from '../calendar.ts'
import { money } from '../money.ts'
import type { Order } from '../order-writing.ts'
import { chance, exponential, logNormal, normal, wholeBetween } from '../samplers.ts'
import type { PackagingDriver } from './company.ts'
import type { Client, Plant } from './plant.ts'

interface Service {
  readonly kind: string
  readonly driver: PackagingDriver
  readonly channel: string
  readonly medianMinutes: number
  readonly costPerMinute: number
  readonly fixedCost: number
  readonly subject: string
}

const visit: Service = {
  kind: 'visit',
  driver: 'visits',
  channel: 'on site',
  medianMinutes: 110,
  costPerMinute: 1.1,
  fixedCost: 60,
  subject: 'Account review',
}

const rushDelivery: Service = {
  kind: 'rush delivery',
  driver: 'rush deliveries',
  channel: 'phone',
  medianMinutes: 35,
  costPerMinute: 0.9,
  fixedCost: 115,
  subject: 'Delivery within 24 hours',
}

const specialPacking: Service = {
  kind: 'special packing',
  driver: 'special packings',
  channel: 'warehouse',
  medianMinutes: 70,
  costPerMinute: 0.8,
  fixedCost: 25,
  subject: 'Packed by hand',
}

const complaint: Service = {
  kind: 'ticket',
  driver: 'complaints',
  channel: 'phone',
  medianMinutes: 60,
  costPerMinute: 1,
  fixedCost: 40,
  subject: 'Complaint',
}

function writeService(
  plant: Plant,
  client: Client,
  event: { service: Service; day: Day; satisfaction: number | null },
) {
  const { service, day, satisfaction } = event
  if (day > plant.settings.until) return
  const minutes = Math.round(logNormal(client.random, service.medianMinutes, 0.4))
  plant.tally.add(monthOf(day), service.driver)
  plant.files.interactions.write({
    interaction_id: plant.interactionId(),
    customer_id: client.customer_id,
    occurred_on: isoDate(day),
    kind: service.kind,
    channel: service.channel,
    duration_minutes: minutes,
    satisfaction,
    cost: money(service.fixedCost + minutes * service.costPerMinute),
    subject: service.subject,
  })
}

/** Accounts that are easily lost complain in a worse mood. */
function drawSatisfaction({ random, account }: Client): number {
  const score = 7 + 0.8 * account.axes['relationship strength'] + 1.2 * normal(random)
  return Math.min(10, Math.max(0, Math.round(score)))
}

const COMPLAINT_SHARE = 0.03
/** Salesmen find out after a while that nothing comes any more. */
const VISITS_AFTER_LOSS_DAYS = 120

export function writeVisits(plant: Plant, client: Client): void {
  const { first, purchases, random, account } = client
  const last = Math.min(plant.settings.until, (purchases.lostOn ?? plant.settings.until) + VISITS_AFTER_LOSS_DAYS)
  const ratePerDay = account.demands.visitsPerYear / 365
  for (let day = first + exponential(random, ratePerDay); day <= last; day += exponential(random, ratePerDay)) {
    writeService(plant, client, { service: visit, day: Math.floor(day), satisfaction: null })
  }
}

export function writeServices(plant: Plant, client: Client, orders: readonly Order[]): void {
  const { random, account } = client
  for (const { day } of orders) {
    const { rushShare, specialPackingShare } = account.demands
    if (chance(random, rushShare)) writeService(plant, client, { service: rushDelivery, day, satisfaction: null })
    if (chance(random, specialPackingShare)) {
      writeService(plant, client, { service: specialPacking, day, satisfaction: null })
    }
    if (chance(random, COMPLAINT_SHARE)) {
      const asked = day + wholeBetween(random, 1, 15)
      writeService(plant, client, { service: complaint, day: asked, satisfaction: drawSatisfaction(client) })
    }
  }
}
