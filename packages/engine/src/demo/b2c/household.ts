import { isoDate } from '../calendar.ts'
import { createRandom, type Random } from '../random.ts'
import { pickWeighted, wholeBetween } from '../samplers.ts'
import { coffeePopulation } from './company.ts'
import { drawFamilyName, type FamilyName } from './names.ts'
import { drawPerson, type Person } from './person.ts'
import { drawPostcode, type Postcode } from './places.ts'
import type { Shop } from './shop.ts'

export interface Member {
  readonly customer_id: string
  readonly index: number
  readonly person: Person
}

export interface Household {
  /** null: lives alone, and needs no row above them. */
  readonly household_id: string | null
  readonly name: FamilyName
  readonly place: Postcode
  readonly members: readonly Member[]
}

const PERSON_STREAM = 21
const HOUSEHOLD_STREAM = 22

const padded = (prefix: string, index: number) => `${prefix}${String(index + 1).padStart(6, '0')}`

const drawSize = (random: Random): number => Number(pickWeighted(random, { '1': 0.7, '2': 0.2, '3': 0.07, '4': 0.03 }))

/** The household that starts with the person of this index. */
export function drawHousehold(shop: Shop, index: number): Household {
  const { seed, customers, until } = shop.settings
  const random = createRandom(seed, HOUSEHOLD_STREAM, index)
  const members = Array.from({ length: Math.min(drawSize(random), customers - index) }, (_, offset): Member => {
    const person = drawPerson(createRandom(seed, PERSON_STREAM, index + offset), until)
    return { customer_id: padded('C', index + offset), index: index + offset, person }
  })
  const averageSpend = (coffeePopulation.p * coffeePopulation.gamma) / (coffeePopulation.q - 1)
  const isBigSpender = (members[0]?.person.behaviour.meanSpend ?? 0) > averageSpend
  const place = drawPostcode(random, shop.postcodes, isBigSpender)
  const name = drawFamilyName(random, place.country)
  return { household_id: members.length > 1 ? padded('H', index) : null, name, place, members }
}

const address = ({ country, region, city, postcode }: Postcode) => ({ country, region, city, postcode })

const unknown = {
  gender: null,
  birth_date: null,
  acquisition_channel: null,
  email: null,
  phone: null,
  newsletter: null,
}

/** A household buys through its members and was never a customer by itself, so it has no `since`. */
export function writeHousehold(shop: Shop, { household_id, name, place }: Household): void {
  if (household_id === null) return
  const family = { customer_id: household_id, name: name.family, kind: 'household', parent_id: null, since: null }
  shop.people.write({ ...family, ...address(place), ...unknown })
}

export interface PersonRow {
  readonly member: Member
  readonly random: Random
  readonly since: number
}

/** Phone numbers lie in the range that Ofcom keeps free for drama; e-mail addresses in a domain that cannot exist. */
export function writePerson(shop: Shop, { household_id, name, place }: Household, row: PersonRow): void {
  const { member, random, since } = row
  const { customer_id, person } = member
  const phone = `+44 7700 900${String(wholeBetween(random, 0, 999)).padStart(3, '0')}`
  shop.people.write({
    customer_id,
    name: `${name.given(random, person.gender)} ${name.family}`,
    kind: 'person',
    parent_id: household_id,
    since: isoDate(since),
    ...address(place),
    gender: person.gender,
    birth_date: isoDate(person.birthDay),
    acquisition_channel: person.acquisitionChannel,
    email: `${customer_id.toLowerCase()}@mail.example.com`,
    phone: place.country === 'GB' ? phone : null,
    newsletter: person.hasNewsletter ? 'yes' : 'no',
  })
}
