import type { NextAction, NextActions } from '@sabad/contract/schemas/next-actions'
import { z } from 'zod'
import { effectsIfHere } from '../campaigns/contacts-by-group.ts'
import { EngineError } from '../errors.ts'
import { membersAt, snapshotAt } from '../movement/members.ts'
import { allGroups } from '../portfolio/cells.ts'
import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { insightLog } from '../strategy/insights.ts'
import { isClosed } from '../strategy/monitoring/alerts.ts'
import { followedRevision } from '../strategy/monitoring/monitor.ts'
import { strategyRecords } from '../strategy/plan/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type CustomerAt, customerKey } from './customer-key.ts'

interface MemberAt extends Publication {
  readonly versionId: number
  readonly key: number
}

/** Where a customer stands on a date. */
export const standingOfCustomer = ({ key, ...at }: MemberAt): Sql => sql`
  SELECT m.group_index AS "group", s.probability_alive AS "probabilityAlive", s.clv_12m AS value, s.margin_rate AS "marginRate"
  FROM (SELECT * FROM (${membersAt(at)}) WHERE customer_key = ${key}) AS m
  JOIN (SELECT * FROM (${snapshotAt(at)}) WHERE customer_key = ${key}) AS s ON s.customer_key = m.customer_key`

const standingRow = z.object({
  group: z.number(),
  probabilityAlive: z.number().nullable(),
  value: z.number().nullable(),
  marginRate: z.number(),
})
type Standing = z.infer<typeof standingRow>

/** Renewals are talked about a quarter before. */
const DAYS_BEFORE_RENEWAL = 90

/** Contracts in force whose term ends soon, as it was known on the date. */
export const contractsToRenew = ({ key, asOf }: Pick<MemberAt, 'key' | 'asOf'>): Sql => sql`
  SELECT contract_id AS "contractId", ends_on AS "endsOn", value_per_year AS "valuePerYear" FROM contracts
  WHERE customer_key = ${key} AND started_on <= CAST(${asOf} AS DATE)
    AND (ended_on IS NULL OR ended_on > CAST(${asOf} AS DATE))
    AND ends_on BETWEEN CAST(${asOf} AS DATE) AND CAST(${asOf} AS DATE) + ${DAYS_BEFORE_RENEWAL}
  ORDER BY ends_on, contract_id`

const contractRow = z.object({ contractId: z.string(), endsOn: z.string(), valuePerYear: z.number().nullable() })

async function ofContracts(database: Database, member: MemberAt, { marginRate }: Standing): Promise<NextAction[]> {
  const contracts = await database.rows(contractsToRenew(member), contractRow)
  return contracts.map(({ valuePerYear, ...contract }) => ({
    kind: 'renew-contract',
    worth: valuePerYear === null ? null : { amount: valuePerYear * marginRate, of: 'at-stake' },
    ...contract,
  }))
}

/** Value is the probability of being alive times the value if so: what is missing of it can be regained at most. */
function ofSilence({ probabilityAlive, value }: Standing): NextAction[] {
  if (probabilityAlive === null || value === null || probabilityAlive >= 0.5 || value <= 0) return []
  return [{ kind: 'win-back', worth: { amount: value / probabilityAlive - value, of: 'regained' }, probabilityAlive }]
}

/** What the strategy in force says is next, and whether it means to spend on its customers at all. */
async function ofStrategy(database: Database, { portfolioId, group }: { portfolioId: string; group: string }) {
  const record = (await strategyRecords(database, portfolioId)).get(group)
  const followed = record && followedRevision(record)
  if (!record || followed?.status !== 'active') return { spends: true, actions: [] }
  const { kind, actions } = followed.revision.document
  const open = actions.filter(({ actionId }) => !isClosed(record.progress, actionId))
  const [next] = open.sort((one, other) => one.until.localeCompare(other.until))
  const spends = kind !== 'end' && kind !== 'harvest'
  if (!next) return { spends, actions: [] }
  const { title, owner, until, channel } = next
  const action: NextAction = { kind: 'group-action', worth: null, strategy: kind, title, owner, until, channel }
  return { spends, actions: [action] }
}

/** What contacts with holdouts changed in the group: whether another one pays. Nothing where that cannot be told. */
async function ofContacts(workspace: Workspace, at: { portfolioId: string; asOf: string; group: number }) {
  const { group, ...asked } = at
  const effects = await effectsIfHere(workspace, asked)
  const found = effects?.inAll.groups.find(({ index }) => index === group)
  if (!found?.shrunken) return []
  const { shrunken: net, contacted, heldOut } = found
  const told = { net, contacted, heldOut }
  if (net.lower > 0)
    return [{ kind: 'contact' as const, worth: { amount: net.value, of: 'of-contact' as const }, ...told }]
  if (net.upper < 0)
    return [{ kind: 'spare-contact' as const, worth: { amount: -net.value, of: 'saved' as const }, ...told }]
  return []
}

/** What people noted about this customer and did not close. */
async function ofPlan(workspace: Workspace, customerId: string): Promise<NextAction[]> {
  const { insights } = await insightLog(workspace, { customerId })
  return insights
    .flatMap(({ insightId, insight, state, action, owner, due }) =>
      state === 'open' || state === 'decided'
        ? [{ kind: 'planned' as const, worth: null, insightId, insight, state, action, owner, due }]
        : [],
    )
    .sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9') || one.insightId - other.insightId)
}

const worthMostFirst = (one: NextAction, other: NextAction): number =>
  (other.worth?.amount ?? Number.NEGATIVE_INFINITY) - (one.worth?.amount ?? Number.NEGATIVE_INFINITY) || 0

/** One of the groups of a definition, the rest among them. */
function groupAt({ definition }: StoredPortfolio, at: number) {
  const found = allGroups(definition)[at]
  if (!found) throw new RangeError(`no group ${at}`)
  const { index, name, title } = found
  return { index, name, title }
}

/**
 * What to do next for a customer: what was planned, contracts to renew, whether to win back, whether another contact pays by
 * what campaigns with holdouts changed in the group, and what the group's strategy in force says. Where that strategy spends
 * nothing on its customers, nothing that costs is proposed.
 * @throws EngineError customer.not-found, portfolio.not-found, refresh.none or movement.date-not-computed
 */
export async function nextActionsOf(
  workspace: Workspace,
  { customerId, portfolioId, asOf: day }: CustomerAt,
): Promise<NextActions> {
  const seen = await workspace.read(async (database) => {
    const at = publicationOf(await currentPublications(database), day)
    const portfolio = await currentPortfolio(database, portfolioId)
    const member = { ...at, versionId: portfolio.versionId, key: await customerKey(database, customerId, at) }
    const [standing] = await database.rows(standingOfCustomer(member), standingRow)
    if (!standing) throw new EngineError('customer.not-found', { customerId, asOf: at.asOf })
    const group = groupAt(portfolio, standing.group)
    const { spends, actions } = await ofStrategy(database, { portfolioId, group: group.name })
    const found = [
      ...(await ofContracts(database, member, standing)),
      ...(spends ? ofSilence(standing) : []),
      ...actions,
    ]
    return { asOf: at.asOf, group, spends, found }
  })
  const { asOf, group, spends, found } = seen
  const contacts = await ofContacts(workspace, { portfolioId, asOf, group: group.index })
  const others = [...found, ...contacts.filter(({ kind }) => spends || kind === 'spare-contact')]
  const actions = [...(await ofPlan(workspace, customerId)), ...others.sort(worthMostFirst)]
  return { customerId, portfolioId, asOf, group, actions }
}
