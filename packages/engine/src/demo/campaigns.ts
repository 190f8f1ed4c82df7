import type { Day } from './calendar.ts'
import type { Behaviour, Purchases, Stimuli } from './purchase-process.ts'
import type { Random } from './random.ts'
import { chance, pick, wholeBetween } from './samplers.ts'
import { type Season, seasonalDays } from './season.ts'

export interface Arm {
  readonly name: string
  /** Multiplies the customer's lift and spoil. */
  readonly strength: number
  /** Part of the list value given away on an order that answers this arm. */
  readonly discountShare: number
  readonly costPerContact: number
}

/** Everybody who may be contacted is drawn into one of the arms or held out at random, whatever they are like. */
export interface Campaign {
  readonly name: string
  readonly day: Day
  /** A purchase within so many days counts as a response, in the holdout too. */
  readonly windowDays: number
  readonly channel: string
  readonly holdoutShare: number
  readonly arms: readonly Arm[]
}

/** How a customer takes being contacted; who buys anyway and who never does follows from their buying rate. */
export interface ResponseTrait {
  readonly type: 'persuadable' | 'sure thing' | 'lost cause' | 'sleeping dog'
  /** Chance that a contact of strength 1 causes a purchase. */
  readonly lift: number
  /** Chance that a contact of strength 1 spoils all purchases of the window. */
  readonly spoil: number
}

export interface Contact {
  readonly campaign: Campaign
  /** null: held out. */
  readonly arm: Arm | null
  readonly causedOn: Day | null
  readonly isSpoiled: boolean
}

const lastDay = ({ day, windowDays }: Campaign): Day => day + windowDays - 1

const drawArm = (random: Random, { arms, holdoutShare }: Campaign): Arm | null =>
  chance(random, holdoutShare) ? null : pick(random, arms)

export function drawContact(random: Random, campaign: Campaign, trait: ResponseTrait): Contact {
  const arm = drawArm(random, campaign)
  const strength = arm?.strength ?? 0
  const causes = chance(random, Math.min(1, trait.lift * strength))
  const isSpoiled = chance(random, Math.min(1, trait.spoil * strength))
  const delay = wholeBetween(random, 0, Math.min(6, campaign.windowDays - 1))
  return { campaign, arm, causedOn: causes ? campaign.day + delay : null, isSpoiled }
}

export const stimuliOf = (contacts: readonly Contact[]): Stimuli => ({
  extra: contacts.flatMap(({ causedOn }) => (causedOn === null ? [] : [causedOn])),
  suppressed: contacts.flatMap(({ campaign, isSpoiled }) =>
    isSpoiled ? [{ from: campaign.day, until: lastDay(campaign) }] : [],
  ),
})

export const isInWindow = (campaign: Campaign, day: Day): boolean => day >= campaign.day && day <= lastDay(campaign)

export interface TrueResponse {
  readonly heldOut: number
  readonly inArm: number
}

/** What the chance of a purchase in the window was, held out and in the arm, given whether the customer was lost by then. */
export function trueResponse(contact: Contact, trait: ResponseTrait, context: ResponseContext): TrueResponse {
  const { behaviour, purchases, season } = context
  const { campaign, arm } = contact
  if (purchases.lostOn !== null && purchases.lostOn < campaign.day) return { heldOut: 0, inArm: 0 }
  const weeks = seasonalDays(season, campaign.day, campaign.windowDays) / 7
  const heldOut = -Math.expm1(-behaviour.ratePerWeek * weeks)
  const lift = Math.min(1, trait.lift * (arm?.strength ?? 0))
  const spoil = Math.min(1, trait.spoil * (arm?.strength ?? 0))
  return { heldOut, inArm: 1 - (1 - heldOut * (1 - spoil)) * (1 - lift) }
}

export interface ResponseContext {
  readonly behaviour: Behaviour
  readonly purchases: Purchases
  readonly season: Season
}

/** Spread over the last years of the history, far enough apart that no two windows touch. */
export function planCampaigns(names: readonly string[], until: Day, plan: Omit<Campaign, 'name' | 'day'>): Campaign[] {
  const everyDays = 91
  return names.map((name, index) => {
    const back = names.length - 1 - index
    return { ...plan, name, day: until - plan.windowDays - 10 - back * everyDays }
  })
}
