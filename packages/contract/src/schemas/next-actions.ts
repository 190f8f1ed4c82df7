import { z } from 'zod'
import { isoDate } from './figures.ts'
import { namedGroup } from './movement.ts'
import { strategyKind } from './portfolio-definition.ts'

/** Money of a year; each sum is made of something else, so they put actions in order and are never added up. */
export const actionWorth = z.object({
  amount: z.number(),
  /**
   * - `at-stake`: what the contract brings in a year × the customer's margin rate.
   * - `regained`: 12-month lifetime value of one like this who is still a customer, less what is expected now; at most.
   * - `of-contact`: what a contact brought net in this group, drawn towards the other groups.
   * - `saved`: what a contact cost net in this group, drawn likewise.
   */
  of: z.enum(['at-stake', 'regained', 'of-contact', 'saved']),
})
export type ActionWorth = z.infer<typeof actionWorth>

const worth = actionWorth.nullable()
const contacts = z.object({
  /** Net of what contacts and discounts cost, money per contact, with the interval of 95 %. */
  net: z.object({ value: z.number(), lower: z.number(), upper: z.number() }),
  contacted: z.number(),
  heldOut: z.number(),
})

/** Something to do for one customer, with where it comes from. */
export const nextAction = z.discriminatedUnion('kind', [
  /** An insight about this customer that waits for a decision (`open`), or what was decided. */
  z.object({
    kind: z.literal('planned'),
    worth,
    insightId: z.number(),
    insight: z.string(),
    state: z.enum(['open', 'decided']),
    action: z.string(),
    owner: z.string(),
    due: isoDate.nullable(),
  }),
  /** A contract whose term ends within 90 days. */
  z.object({ kind: z.literal('renew-contract'), worth, contractId: z.string(), endsOn: isoDate }),
  /** More likely lost than not. */
  z.object({ kind: z.literal('win-back'), worth, probabilityAlive: z.number() }),
  /** Campaigns with holdouts say that a contact pays in this group, or that it costs more than it brings. */
  z.object({ kind: z.literal('contact'), worth, ...contacts.shape }),
  z.object({ kind: z.literal('spare-contact'), worth, ...contacts.shape }),
  /** The next action of the group's strategy in force. */
  z.object({
    kind: z.literal('group-action'),
    worth,
    strategy: strategyKind,
    title: z.string(),
    owner: z.string(),
    until: isoDate,
    channel: z.string(),
  }),
])
export type NextAction = z.infer<typeof nextAction>

/** What to do next for a customer: what was planned by its day, then worth most first. */
export const nextActions = z.object({
  customerId: z.string(),
  portfolioId: z.string(),
  asOf: isoDate,
  group: namedGroup,
  actions: z.array(nextAction),
})
export type NextActions = z.infer<typeof nextActions>
