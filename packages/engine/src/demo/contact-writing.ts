import { type Day, isoDate } from './calendar.ts'
import { type Contact, isInWindow, type ResponseContext, type ResponseTrait, trueResponse } from './campaigns.ts'
import type { CommonFiles } from './company-files.ts'
import { money } from './money.ts'

export interface Bought {
  readonly day: Day
  readonly amount: number
}

export interface ContactRow {
  readonly contact_id: string
  readonly customer_id: string
  readonly contact: Contact
}

export function writeContact(files: CommonFiles, row: ContactRow, bought: readonly Bought[]): void {
  const { campaign, arm } = row.contact
  const answers = bought.filter(({ day }) => isInWindow(campaign, day))
  const first = answers[0]
  files.contacts.write({
    contact_id: row.contact_id,
    customer_id: row.customer_id,
    contacted_on: isoDate(campaign.day),
    campaign: campaign.name,
    arm: arm?.name ?? 'holdout',
    is_holdout: arm === null,
    channel: campaign.channel,
    cost: arm === null ? 0 : campaign.costPerContact,
    responded: first !== undefined,
    responded_on: first === undefined ? null : isoDate(first.day),
    outcome_value: money(answers.reduce((sum, { amount }) => sum + amount, 0)),
  })
}

export interface TrueResponseRow extends ContactRow {
  readonly trait: ResponseTrait
  readonly context: ResponseContext
}

export function writeTrueResponse(files: CommonFiles, row: TrueResponseRow): void {
  const { heldOut, inArm } = trueResponse(row.contact, row.trait, row.context)
  files.truth.responses.write({
    contact_id: row.contact_id,
    customer_id: row.customer_id,
    campaign: row.contact.campaign.name,
    arm: row.contact.arm?.name ?? 'holdout',
    probability_held_out: Number(heldOut.toFixed(6)),
    probability_in_arm: Number(inArm.toFixed(6)),
  })
}
