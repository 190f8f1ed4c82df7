import { type Day, isoDate } from './calendar.ts'
import { type Contact, isInWindow, type ResponseContext, type ResponseTrait, trueResponse } from './campaigns.ts'
import type { CommonFiles } from './company-files.ts'
import { money } from './money.ts'

export interface Bought {
  readonly day: Day
  readonly amount: number
}

/** One customer's contacts with what is needed to say what came of them and what was to be expected. */
export interface ContactHistory {
  readonly customer_id: string
  readonly contacts: readonly Contact[]
  readonly trait: ResponseTrait
  readonly context: ResponseContext
  readonly bought: readonly Bought[]
}

interface ContactKey {
  readonly contact_id: string
  readonly contact: Contact
}

function writeContact(files: CommonFiles, { contact_id, contact }: ContactKey, history: ContactHistory): void {
  const { campaign, arm } = contact
  const answers = history.bought.filter(({ day }) => isInWindow(campaign, day))
  const first = answers[0]
  files.contacts.write({
    contact_id,
    customer_id: history.customer_id,
    contacted_on: isoDate(campaign.day),
    campaign: campaign.name,
    arm: arm?.name ?? 'holdout',
    is_holdout: arm === null,
    channel: campaign.channel,
    cost: arm?.costPerContact ?? 0,
    responded: first !== undefined,
    responded_on: first === undefined ? null : isoDate(first.day),
    outcome_value: money(answers.reduce((sum, { amount }) => sum + amount, 0)),
  })
}

function writeTrueResponse(files: CommonFiles, { contact_id, contact }: ContactKey, history: ContactHistory): void {
  const { heldOut, inArm } = trueResponse(contact, history.trait, history.context)
  files.truth.responses.write({
    contact_id,
    customer_id: history.customer_id,
    campaign: contact.campaign.name,
    arm: contact.arm?.name ?? 'holdout',
    probability_held_out: Number(heldOut.toFixed(6)),
    probability_in_arm: Number(inArm.toFixed(6)),
  })
}

export function writeContacts(files: CommonFiles, contactId: () => string, history: ContactHistory): void {
  for (const contact of history.contacts) {
    const key = { contact_id: contactId(), contact }
    writeContact(files, key, history)
    writeTrueResponse(files, key, history)
  }
}
