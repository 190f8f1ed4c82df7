import type { Day } from '../calendar.ts'
import type { ResponseTrait } from '../campaigns.ts'
import { type Behaviour, drawBehaviour } from '../purchase-process.ts'
import type { Random } from '../random.ts'
import { beta, chance, pickWeighted, wholeBetween } from '../samplers.ts'
import type { Need } from './catalogue.ts'
import { coffeePopulation } from './company.ts'
import type { Gender } from './names.ts'

/** How a person is, all of it drawn before anything happens. */
export interface Person {
  readonly behaviour: Behaviour
  readonly trait: ResponseTrait
  readonly need: Need
  readonly gender: Gender
  readonly birthDay: Day
  readonly acquisitionChannel: string
  readonly channelWeights: Readonly<Record<'shop' | 'web' | 'app', number>>
  readonly hasNewsletter: boolean
}

/** Loyal people come by word of mouth, fleeting ones through advertising: drawn after the behaviour, which stays as it is. */
function drawAcquisitionChannel(random: Random, { dropout }: Behaviour): string {
  return pickWeighted(random, {
    shop: 0.35,
    search: 0.2,
    social: 0.1 + 0.3 * dropout,
    referral: 0.25 * (1 - dropout),
    marketplace: 0.05 + 0.15 * dropout,
  })
}

function drawTrait(random: Random, person: Pick<Person, 'behaviour' | 'need' | 'acquisitionChannel'>, age: number) {
  const isSeeker = person.need === 'price' || person.acquisitionChannel === 'social'
  const isTraditional = age > 55 && person.acquisitionChannel === 'shop'
  const kind = pickWeighted(random, {
    persuadable: isSeeker ? 0.55 : 0.12,
    'sleeping dog': isTraditional ? 0.5 : 0.06,
    indifferent: 0.5,
  })
  const isFrequent = person.behaviour.ratePerWeek > coffeePopulation.r / coffeePopulation.alpha
  const trait: ResponseTrait = {
    type: kind === 'indifferent' ? (isFrequent ? 'sure thing' : 'lost cause') : kind,
    lift: kind === 'persuadable' ? beta(random, 4, 26) : 0,
    spoil: kind === 'sleeping dog' ? beta(random, 6, 8) : 0,
  }
  return trait
}

const DAYS_PER_YEAR = 365.25

export function drawPerson(random: Random, until: Day): Person {
  const behaviour = drawBehaviour(random, coffeePopulation)
  const need = pickWeighted(random, { quality: 0.3, price: 0.3, convenience: 0.25, sustainability: 0.15 })
  const acquisitionChannel = drawAcquisitionChannel(random, behaviour)
  const age = wholeBetween(random, 19, 78)
  const isOnline = acquisitionChannel !== 'shop'
  return {
    behaviour,
    need,
    acquisitionChannel,
    trait: drawTrait(random, { behaviour, need, acquisitionChannel }, age),
    gender: chance(random, 0.54) ? 'female' : 'male',
    birthDay: Math.floor(until - age * DAYS_PER_YEAR - random() * DAYS_PER_YEAR),
    channelWeights: { shop: isOnline ? 0.2 : 0.8, web: isOnline ? 0.5 : 0.12, app: age < 40 ? 0.3 : 0.08 },
    hasNewsletter: chance(random, 0.75),
  }
}
