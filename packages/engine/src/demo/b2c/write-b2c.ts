import { monthOf } from '../calendar.ts'
import { drawContact, stimuliOf } from '../campaigns.ts'
import { counter, openCommonFiles, openNamed, type Place } from '../company-files.ts'
import { writeContact, writeTrueResponse } from '../contact-writing.ts'
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
/** How many more customers the last day wins than the first. */
const GROWTH = 1.6

/** More customers come when more is bought, and more every year. */
function drawFirstDay(random: Random, { from, until }: CompanySettings): number {
  for (;;) {
    const day = from + Math.floor(random() * (until - from + 1))
    const growth = (1 + (GROWTH - 1) * ((day - from) / (until - from))) / GROWTH
    if (chance(random, (growth * coffeeSeason.factor(day)) / coffeeSeason.maximum)) return day
  }
}

function liveThrough(shop: Shop, member: Member, random: Random): Customer {
  const { person, customer_id } = member
  const first = drawFirstDay(random, shop.settings)
  const campaigns = person.hasNewsletter ? shop.campaigns.filter(({ day }) => first < day) : []
  const contacts = campaigns.map((campaign) => drawContact(random, campaign, person.trait))
  const span = { first, until: shop.settings.until, season: coffeeSeason, stimuli: stimuliOf(contacts) }
  const purchases = simulatePurchases(random, person.behaviour, span)
  return { random, customer_id, person, contacts, purchases }
}

function writeContacts(shop: Shop, customer: Customer, orders: readonly Order[]): void {
  const { customer_id, person, purchases } = customer
  const bought = orders.map((order) => ({ day: order.day, amount: orderAmount(order) }))
  const context = { behaviour: person.behaviour, purchases, season: coffeeSeason }
  for (const contact of customer.contacts) {
    const row = { contact_id: shop.contactId(), customer_id, contact }
    writeContact(shop.files, row, bought)
    writeTrueResponse(shop.files, { ...row, trait: person.trait, context })
    if (contact.arm) shop.tally.add(monthOf(contact.campaign.day), 'e-mails')
  }
}

function writeCustomer(shop: Shop, household: Household, member: Member): void {
  const random = createRandom(shop.settings.seed, HISTORY_STREAM, member.index)
  if (chance(random, PROSPECT_SHARE)) {
    writePerson(shop, household, { member, random, since: drawFirstDay(random, shop.settings) })
    return
  }
  const customer = liveThrough(shop, member, random)
  const { behaviour, trait } = member.person
  writePerson(shop, household, { member, random, since: customer.purchases.days[0] as number })
  const orders = writeOrders(shop, customer)
  writeTickets(shop, customer, orders)
  writeContacts(shop, customer, orders)
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
  const first = monthOf(settings.from)
  const months = Array.from({ length: monthOf(settings.until) - first }, (_, index) => first + index)
  const random = createRandom(settings.seed, LEDGER_STREAM)
  writeLedger(shop.files, random, { pools: coffeePools, tally: shop.tally, months, customers: settings.customers })
  return { files: shop.files, customers: shop.people, enrichment }
}
