import { type Day, monthOf, monthsBetween } from '../calendar.ts'
import { drawContact, stimuliOf } from '../campaigns.ts'
import { counter, openCommonFiles, openNamed, type Place } from '../company-files.ts'
import { writeContacts } from '../contact-writing.ts'
import { drawFirstDay } from '../first-day.ts'
import { createTally, writeLedger } from '../ledger.ts'
import { type Order, orderAmount } from '../order-writing.ts'
import { simulatePurchases } from '../purchase-process.ts'
import { createRandom, type Random } from '../random.ts'
import { chance, logNormal } from '../samplers.ts'
import type { CompanySettings } from '../settings.ts'
import { writeTrueCustomer } from '../truth-writing.ts'
import { writeBonuses } from './bonuses.ts'
import { catalogue } from './catalogue.ts'
import { accountColumns, bureauColumns, outlookColumns } from './columns.ts'
import { packagingCampaigns, packagingPools } from './company.ts'
import { writeFrameContract } from './contracts.ts'
import { drawGroup, type Site, writeAccount } from './group.ts'
import { industries } from './industries.ts'
import { writeOrders } from './orders.ts'
import { writePipeline } from './pipeline.ts'
import type { Client, Plant } from './plant.ts'
import { writeRatings } from './ratings.ts'
import { writeServices, writeVisits } from './service.ts'

const HISTORY_STREAM = 33
const LEDGER_STREAM = 34
/** In the pipeline, and has never bought. */
const PROSPECT_SHARE = 0.06
const BUREAU_SHARE = 0.8
/** A mature company: it won more accounts when the history began than it wins now. */
const GROWTH = 0.35

const firstDay = (random: Random, { account }: Site, { from, until }: CompanySettings): Day =>
  drawFirstDay(random, { from, until, season: account.industry.season, growth: GROWTH })

function liveThrough(plant: Plant, { account, customer_id }: Site, past: { random: Random; first: Day }): Client {
  const { random, first } = past
  const { until } = plant.settings
  const campaigns = plant.campaigns.filter(({ day }) => first < day)
  const contacts = campaigns.map((campaign) => drawContact(random, campaign, account.trait))
  const span = { first, until, season: account.industry.season, stimuli: stimuliOf(contacts) }
  return { ...past, customer_id, account, contacts, purchases: simulatePurchases(random, account.behaviour, span) }
}

function writeCampaigns(plant: Plant, client: Client, orders: readonly Order[]): void {
  const { customer_id, contacts, account, purchases } = client
  const bought = orders.map((order) => ({ day: order.day, amount: orderAmount(order) }))
  const context = { behaviour: account.behaviour, purchases, season: account.industry.season }
  writeContacts(plant.files, plant.contactId, { customer_id, contacts, trait: account.trait, context, bought })
  for (const { arm, campaign } of contacts) if (arm) plant.tally.add(monthOf(campaign.day), 'contacts')
}

function writeClient(plant: Plant, client: Client): void {
  const { random, customer_id, account, first } = client
  const orders = writeOrders(plant, client)
  writeVisits(plant, client)
  writeServices(plant, client, orders)
  writePipeline(plant, { customer_id, random, volumePerYear: account.volumePerYear, from: first, perYear: 0.7 })
  writeCampaigns(plant, client, orders)
  writeFrameContract(plant, client)
  writeRatings(plant, client)
  writeBonuses(plant, client, orders)
  writeTrueCustomer(plant.files, { ...client, behaviour: account.behaviour, trait: account.trait })
}

/** Late payers are those that a rating agency thinks little of, mostly. */
function writeBureau(plant: Plant, { customer_id, account }: Site, random: Random): void {
  if (!chance(random, BUREAU_SHARE)) return
  const days = Math.round(logNormal(random, 28 + 12 * Math.sqrt(account.default_probability * 100), 0.25))
  plant.bureau.write({ customer_id, payment_days: days, bureau_score: Math.max(1, Math.min(100, 118 - days)) })
}

function writeSite(plant: Plant, site: Site): void {
  const random = createRandom(plant.settings.seed, HISTORY_STREAM, site.index)
  const first = firstDay(random, site, plant.settings)
  writeAccount(plant, site, first)
  writeBureau(plant, site, random)
  const { customer_id, account } = site
  if (chance(random, PROSPECT_SHARE)) {
    writePipeline(plant, { customer_id, random, volumePerYear: account.volumePerYear, from: first, perYear: 2 })
    return
  }
  writeClient(plant, liveThrough(plant, site, { random, first }))
}

const openPlant = (settings: CompanySettings, place: Place): Plant => ({
  settings,
  files: openCommonFiles(place),
  accounts: openNamed(place, 'customers', accountColumns),
  bureau: openNamed(place, 'credit-bureau', bureauColumns),
  campaigns: packagingCampaigns(settings.until),
  tally: createTally(),
  orderId: counter('O'),
  interactionId: counter('I'),
  opportunityId: counter('P'),
  contractId: counter('K'),
  contactId: counter('M'),
  costId: counter('L'),
})

function writeOutlook(place: Place) {
  const outlook = openNamed(place, 'industry-outlook', outlookColumns)
  for (const { industry, kind, marketGrowth } of industries) {
    outlook.write({ industry, market_growth: marketGrowth, recycling_duty: kind === 'company' ? 'full' : 'exempt' })
  }
  return outlook
}

/** The packaging maker. Writes all files and gives the open ones back to be closed in import order. */
export function writeB2b(settings: CompanySettings, place: Place) {
  const plant = openPlant(settings, place)
  for (const product of catalogue) plant.files.products.write({ ...product })
  for (let index = 0; index < settings.customers; ) {
    const group = drawGroup(plant, index)
    for (const site of group) writeSite(plant, site)
    index += group.length
  }
  writeLedger(plant.files, createRandom(settings.seed, LEDGER_STREAM), {
    pools: packagingPools,
    tally: plant.tally,
    months: monthsBetween(settings.from, settings.until),
    customers: settings.customers,
    costId: plant.costId,
  })
  return {
    files: plant.files,
    customers: plant.accounts,
    enrichments: [
      { name: 'industry-outlook', keyKind: 'industry', file: writeOutlook(place) },
      { name: 'credit-bureau', keyKind: 'customer', file: plant.bureau },
    ],
  }
}
