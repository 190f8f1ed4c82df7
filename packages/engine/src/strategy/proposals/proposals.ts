import type { Allocation } from '@sabad/contract/schemas/allocation'
import type { Insight } from '@sabad/contract/schemas/insights'
import type { Movement, MovementAlert } from '@sabad/contract/schemas/movement'
import { type Proposal, type ProposalList, proposal } from '@sabad/contract/schemas/proposals'
import { type SignificanceCandidate, significanceKind } from '@sabad/contract/schemas/significance'
import { allocate } from '../../allocation/allocate.ts'
import { readWorth } from '../../allocation/response-curves.ts'
import { EngineError } from '../../errors.ts'
import { movementAlerts } from '../../movement/alerts.ts'
import { movementBetween } from '../../movement/movement.ts'
import { currentPublications, publicationOf } from '../../portfolio/published.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { flagCandidates } from '../candidates.ts'
import { insightLog } from '../insights.ts'
import { type BoardAsked, boardOf } from '../monitoring/board.ts'
import { watchOf } from '../monitoring/monitor.ts'
import { portfolioContext } from '../plan/group-context.ts'
import { proposalsOfStrategies, type StrategiesSeen } from './of-strategies.ts'

const strategiesSeen = (workspace: Workspace, asked: BoardAsked): Promise<StrategiesSeen> =>
  workspace.read(async (database) => {
    const context = await portfolioContext(database, asked)
    const { portfolio, asOf } = context
    const publication = publicationOf(await currentPublications(database), asOf)
    return {
      context,
      board: await boardOf(database, await watchOf(database, context, asked)),
      worth: await readWorth(database, { versionId: portfolio.versionId, ...publication }),
    }
  })

interface At {
  readonly portfolioId: string
  readonly asOf: string
}

/** Whether more of those who moved so went down than up. */
function leadsDown({ from, to }: MovementAlert, { flows }: Movement): boolean {
  const customers = (direction: Movement['flows'][number]['direction']) =>
    flows
      .filter((flow) => flow.direction === direction && flow.from === from?.index)
      .filter((flow) => to === null || flow.to === to.index)
      .reduce((sum, flow) => sum + flow.customers, 0)
  return customers('downgraded') > customers('upgraded')
}

/** Groups that lost more than usual in the newest month, to lesser ones. */
async function ofMovement(workspace: Workspace, at: At): Promise<Proposal[]> {
  const { alerts, from, to } = await movementAlerts(workspace, at)
  const left = alerts.filter(({ amount, ...alert }) => amount === 'more' && alert.from !== null)
  if (left.length === 0 || !from || !to) return []
  const movement = await movementBetween(workspace, { portfolioId: at.portfolioId, from, to })
  return left
    .filter((alert) => leadsDown(alert, movement))
    .flatMap((alert): Proposal[] => {
      const { from: group, value } = alert
      const worth = value === null ? null : ({ amount: value, of: 'at-stake' } as const)
      return group ? [{ kind: 'look-into-leaving', group, worth, alert }] : []
    })
}

/** Of what effort brings: for less nobody moves money about. */
const WORTH_MOVING = 0.001

const tellEffort: Proposal = { kind: 'tell-effort', group: null, worth: null }

/** Nobody has answered, or what was measured is no longer in the facts. */
const WITHOUT_CURVES: readonly string[] = ['allocation.no-curves', 'allocation.no-experiment']

/** Null where there is nothing to split by. */
async function splitOf(workspace: Workspace, at: At): Promise<Allocation | null> {
  try {
    return await allocate(workspace, { ...at, limits: [], answers: [] })
  } catch (error) {
    if (error instanceof EngineError && WITHOUT_CURVES.includes(error.code)) return null
    throw error
  }
}

async function ofEffort(workspace: Workspace, at: At): Promise<Proposal[]> {
  const split = await splitOf(workspace, at)
  if (!split) return [tellEffort]
  const { loss, presentValue, presentBudget: budget } = split
  const moves = split.groups
    .map(({ index, name, title, move }) => ({ index, name, title, amount: move ?? 0 }))
    .sort((one, other) => other.amount - one.amount)
  const [more, less] = [moves.at(0), moves.at(-1)]
  if (!more || !less || loss === null || loss <= WORTH_MOVING * presentValue) return []
  const worth = { amount: loss, of: 'gain' } as const
  return [{ kind: 'move-budget', group: null, worth, budget, more, less: { ...less, amount: -less.amount } }]
}

/** Of each kind that data can tell, those who are among the largest and have no flag in force. */
function ofCandidates(candidates: readonly SignificanceCandidate[]): Proposal[] {
  return significanceKind.options.flatMap((significance): Proposal[] => {
    const unflagged = candidates.filter(({ kind }) => kind === significance)
    if (unflagged.length === 0) return []
    const share = unflagged.reduce((sum, { evidence }) => sum + evidence.params.share, 0)
    const customers = unflagged.map(({ customerId, name }) => ({ customerId, name }))
    return [{ kind: 'flag-customers', group: null, worth: null, significance, share, customers }]
  })
}

/** Insights that wait for a decision or for what was decided; what a strategy took up is followed there. */
function ofInsights(insights: readonly Insight[], { board }: StrategiesSeen): Proposal[] {
  return insights.flatMap((one): Proposal[] => {
    const { insightId, kind, state, portfolioId, action, owner, due, insight, taken } = one
    if (portfolioId !== null && portfolioId !== board.portfolioId) return []
    if (taken.length > 0 || !(state === 'decided' || (state === 'open' && kind === 'insight'))) return []
    const named = portfolioId === null ? undefined : board.groups.find(({ group }) => group.name === one.group)
    const group = named?.group ?? null
    return [{ kind: 'act-on-insight', group, worth: null, insightId, insight, state, action, owner, due }]
  })
}

const kinds: readonly string[] = proposal.options.map((option) => option.shape.kind.value)

/** Worth most first; those without a sum by their kinds, and of one kind by the place of the group. */
function worthMostFirst(one: Proposal, other: Proposal): number {
  if (one.worth && other.worth && one.worth.amount !== other.worth.amount) return other.worth.amount - one.worth.amount
  if (Boolean(one.worth) !== Boolean(other.worth)) return one.worth ? -1 : 1
  const place = (of: Proposal) => kinds.indexOf(of.kind)
  return place(one) - place(other) || (one.group?.index ?? -1) - (other.group?.index ?? -1)
}

/**
 * What to do now for a portfolio: what its pages say of strategies, movement, effort, insights and significance, put
 * together. Nothing is counted that a page does not show.
 * @throws EngineError refresh.none, movement.date-not-computed or portfolio.not-found
 */
export async function listProposals(workspace: Workspace, asked: BoardAsked): Promise<ProposalList> {
  const seen = await strategiesSeen(workspace, asked)
  const at = { portfolioId: seen.board.portfolioId, asOf: seen.board.asOf }
  const [moved, effort, { insights }, candidates] = await Promise.all([
    ofMovement(workspace, at),
    ofEffort(workspace, at),
    insightLog(workspace, {}),
    workspace.read((database) => flagCandidates(database, at.asOf)),
  ])
  const found = [
    ...proposalsOfStrategies(seen),
    ...moved,
    ...effort,
    ...ofInsights(insights, seen),
    ...ofCandidates(candidates),
  ]
  return { ...at, proposals: found.sort(worthMostFirst) }
}
