import { type Day, monthOf, monthsBetween } from '../calendar.ts'
import { drawContact, stimuliOf } from '../campaigns.ts'
import { counter, openCommonFiles, openNamed, type Place } from '../company-files.ts'
import { writeContacts } from '../contact-writing.ts'
import { drawFirstDay } from '../first-day.ts'
import { createTally, writeLedger } from '../ledger.ts'
import { type Order, orderAmount } from '../order-writing.ts'
import { simulatePurchases } from '../purchase-process.ts'
import { createRandom, type Random } from '../random.ts'
import { chance } from '../samplers.ts'
import type { CompanySettings } from '../settings.ts'
import { writeTrueCustomer } from '../truth-writing.ts'
import { catalogue } from './catalogue.ts'
import { writeClubMembership } from './club.ts'
import { personColumns, postcodeColumns } from './columns.ts'
import { coffeeCampaigns, coffeePools, coffeeSeason } from './company.ts'
import { drawHousehold, type Household, type Member, writeHousehold, writePerson } from './household.ts'
import { writeOrders } from './orders.ts'
import { createPostcodes } from './places.ts'
import type { Customer, Shop } from './shop.ts'
import { writeSurvey } from './survey.ts'
import { writeTickets } from './tickets.ts'

const HISTORY_STREAM = 23
const LEDGER_STREAM = 24
/** Signed up and never bought. */
const PROSPECT_SHARE = 0.02
/** How many times as many customers the last day wins as the first. */
const GROWTH = 1.6

const firstDay = (random: Random, { from, until }: CompanySettings): Day =>
  drawFirstDay(random, { from, until, season: coffeeSeason, growth: GROWTH })

function liveThrough(shop: Shop, member: Member, random: Random): Customer {
  const { person, customer_id } = member
  const first = firstDay(random, shop.settings)
  const campaigns = person.hasNewsletter ? shop.campaigns.filter(({ day }) => first < day) : []
  const contacts = campaigns.map((campaign) => drawContact(random, campaign, person.trait))
  const span = { first, until: shop.settings.until, season: coffeeSeason, stimuli: stimuliOf(contacts) }
  const purchases = simulatePurchases(random, person.behaviour, span)
  return { random, customer_id, person, contacts, purchases }
}

function writeCampaigns(shop: Shop, customer: Customer, orders: readonly Order[]): void {
  const { customer_id, contacts, person, purchases } = customer
  const bought = orders.map((order) => ({ day: order.day, amount: orderAmount(order) }))
  const context = { behaviour: person.behaviour, purchases, season: coffeeSeason }
  writeContacts(shop.files, shop.contactId, { customer_id, contacts, trait: person.trait, context, bought })
  for (const { arm, campaign } of contacts) if (arm) shop.tally.add(monthOf(campaign.day), 'e-mails')
}

function writeCustomer(shop: Shop, household: Household, member: Member): void {
  const random = createRandom(shop.settings.seed, HISTORY_STREAM, member.index)
  if (chance(random, PROSPECT_SHARE)) {
    writePerson(shop, household, { member, random, since: firstDay(random, shop.settings) })
    return
  }
  const customer = liveThrough(shop, member, random)
  const { behaviour, trait } = member.person
  writePerson(shop, household, { member, random, since: customer.purchases.firstOn })
  const orders = writeOrders(shop, customer)
  writeTickets(shop, customer, orders)
  writeCampaigns(shop, customer, orders)
  writeClubMembership(shop, customer)
  writeSurvey(shop, customer)
  writeTrueCustomer(shop.files, { ...customer, behaviour, trait })
}

function writeAllCustomers(shop: Shop): void {
  for (let index = 0; index < shop.settings.customers; ) {
    const household = drawHousehold(shop, index)
    writeHousehold(shop, household)
    for (const member of household.members) writeCustomer(shop, household, member)
    index += household.members.length
  }
}

const openShop = (settings: CompanySettings, place: Place): Shop => ({
  settings,
  files: openCommonFiles(place),
  people: openNamed(place, 'customers', personColumns),
  postcodes: createPostcodes(settings.seed),
  campaigns: coffeeCampaigns(settings.until),
  tally: createTally(),
  orderId: counter('O'),
  interactionId: counter('I'),
  contractId: counter('K'),
  contactId: counter('M'),
})

/** The coffee retailer. Writes all files and gives the open ones back to be closed in import order. */
export function writeB2c(settings: CompanySettings, place: Place) {
  const shop = openShop(settings, place)
  const enrichment = openNamed(place, 'postcode-income', postcodeColumns)
  for (const { postcode, incomeIndex, urbanity } of shop.postcodes) {
    enrichment.write({ postcode, income_index: incomeIndex, urbanity })
  }
  for (const product of catalogue) shop.files.products.write({ ...product })
  writeAllCustomers(shop)
  writeLedger(shop.files, createRandom(settings.seed, LEDGER_STREAM), {
    pools: coffeePools,
    tally: shop.tally,
    months: monthsBetween(settings.from, settings.until),
    customers: settings.customers,
    costId: counter('L'),
  })
  return {
    files: shop.files,
    customers: shop.people,
    enrichments: [{ name: 'postcode-income', keyKind: 'postcode', file: enrichment }],
  }
}
