import { z } from 'zod'
import { isoDate } from './figures.ts'
import { movementAlert, namedGroup } from './movement.ts'
import { strategyKind } from './portfolio-definition.ts'
import { significanceKind } from './significance.ts'
import { strategyStatus } from './strategy.ts'
import { strategyAlert } from './strategy-monitoring.ts'

/** Money of a year. What the sums are made of differs, so they put proposals in order and are never added up. */
export const proposalWorth = z.object({
  amount: z.number(),
  /**
   * - `gain`: what the money that is spent now would bring more in its best split, by what was answered about effort.
   * - `shortfall`: profit per customer, or cost to serve, short of the line to its target × customers, or net revenue.
   * - `loss`: negative profit per customer of the last 12 months × customers.
   * - `at-stake`: 12-month lifetime value of the customers whom it is about; what doing it would bring of that, nobody
   *   can say.
   */
  of: z.enum(['gain', 'shortfall', 'loss', 'at-stake']),
})
export type ProposalWorth = z.infer<typeof proposalWorth>

const worth = proposalWorth.nullable()

/** Something to be done now, with where it comes from. Those without a sum stand in the order of the kinds. */
export const proposal = z.discriminatedUnion('kind', [
  /** In force, while another is recommended by now and no reason was given for this one. */
  z.object({
    kind: z.literal('change-strategy'),
    group: namedGroup,
    worth,
    strategy: strategyKind,
    recommended: strategyKind,
  }),
  z.object({
    kind: z.literal('draw-up-strategy'),
    group: namedGroup,
    worth,
    recommended: strategyKind,
    customers: z.number(),
  }),
  /** The newest version is not in force: to be approved, to be put into force, or later than the one in force. */
  z.object({
    kind: z.literal('decide-strategy'),
    group: namedGroup,
    worth,
    version: z.number(),
    status: strategyStatus,
  }),
  z.object({ kind: z.literal('see-to-strategy'), group: namedGroup, worth, alert: strategyAlert }),
  /** More customers than usual left a group, most of them for a lesser one. */
  z.object({ kind: z.literal('look-into-leaving'), group: namedGroup, worth, alert: movementAlert }),
  z.object({
    kind: z.literal('move-budget'),
    group: z.null(),
    worth,
    budget: z.number(),
    /** The groups that should get most more and most less, and how much. */
    more: namedGroup.extend({ amount: z.number() }),
    less: namedGroup.extend({ amount: z.number() }),
  }),
  z.object({
    kind: z.literal('act-on-insight'),
    group: namedGroup.nullable(),
    worth,
    insightId: z.number(),
    insight: z.string(),
    state: z.enum(['open', 'decided']),
    /** Empty while nothing is decided. */
    action: z.string(),
    owner: z.string(),
    due: isoDate.nullable(),
  }),
  z.object({
    kind: z.literal('flag-customers'),
    group: z.null(),
    worth,
    significance: significanceKind,
    /** Of all lifetime value, or of all volume, what they have together. */
    share: z.number(),
    customers: z.array(z.object({ customerId: z.string(), name: z.string().nullable() })),
  }),
  /** Nobody has answered yet what effort brings, so nobody can say how a budget is best split. */
  z.object({ kind: z.literal('tell-effort'), group: z.null(), worth }),
])
export type Proposal = z.infer<typeof proposal>

/** What to do now for a portfolio, worth most first. */
export const proposalList = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  proposals: z.array(proposal),
})
export type ProposalList = z.infer<typeof proposalList>
