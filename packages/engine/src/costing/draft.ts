import { type CostActivity, type CostModel, type CostPool, costModel } from '@sabad/contract/schemas/cost-model'
import type { CostFinding, CostFindingCode, CostModelDraft } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import { MOST_NAMES } from '../sources/names.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import { costWarning } from './finding.ts'
import { channelOf, isFacility, type KnownNames, levelOf, recogniseDriver, recogniseStep } from './recognise.ts'

/** The texts of an account that share one activity, with the driver that most of the money names. */
const ledgerTexts: Sql = sql`
  SELECT pool AS account, coalesce(activity, '') AS activity, coalesce(arg_max(driver, amount), '') AS driver, sum(amount) AS amount
  FROM (SELECT pool, activity, driver, sum(amount) AS amount FROM costs WHERE customer_key IS NULL GROUP BY ALL)
  GROUP BY pool, coalesce(activity, '') ORDER BY sum(sum(amount)) OVER (PARTITION BY pool) DESC, account, amount DESC, activity`

const textsRow = z.object({ account: z.string(), activity: z.string(), driver: z.string(), amount: z.number() })
type LedgerTexts = z.infer<typeof textsRow>

const bookedTexts: Sql = sql`
  SELECT pool AS account, coalesce(min(activity), '') AS activity, coalesce(min(driver), '') AS driver, sum(amount) AS amount
  FROM costs WHERE customer_key IS NOT NULL GROUP BY pool ORDER BY amount DESC, account`

const nameRow = z.object({ name: z.string() })
async function namesOf(database: Database, table: string, column: string): Promise<string[]> {
  const rows = await database.rows(
    sql`SELECT DISTINCT ${identifier(column)} AS name FROM ${identifier(table)} WHERE ${identifier(column)} IS NOT NULL
        UNION SELECT name FROM source_names WHERE table_name = ${table} AND column_name = ${column}
        ORDER BY name LIMIT ${MOST_NAMES}`,
    nameRow,
  )
  return rows.map(({ name }) => name)
}

const knownNames = async (database: Database): Promise<KnownNames> => ({
  interactionKinds: await namesOf(database, 'interactions', 'kind'),
  interactionSubjects: await namesOf(database, 'interactions', 'subject'),
  orderChannels: await namesOf(database, 'orders', 'channel'),
  contactChannels: await namesOf(database, 'contacts', 'channel'),
})

interface DraftedPool {
  readonly pool: CostPool
  readonly activity: CostActivity | null
  readonly findings: readonly CostFinding[]
}

const warning = (code: CostFindingCode, params: CostFinding['params']): CostFinding =>
  costWarning(code, { place: 'ledger', params })

/** One account, or one activity of an account that has several. */
function draftPool(texts: LedgerTexts, known: KnownNames, isOnly: boolean): DraftedPool {
  const { account, activity, driver: text } = texts
  const name = isOnly ? account : `${account}: ${activity || 'other'}`
  const source = { kind: 'ledger' as const, accounts: [account], activities: isOnly ? null : [activity] }
  const facility = { name, level: 'facility' as const, source, capacity: null }
  if (isFacility(account, activity)) return { pool: facility, activity: null, findings: [] }
  const driver = recogniseDriver(text, known)
  if (!driver) {
    return { pool: facility, activity: null, findings: [warning('driver-not-recognised', { account, driver: text })] }
  }
  const channel = channelOf(account, known)
  const title = activity || name
  if (channel !== null && driver.count === 'orders') {
    const ofChannel = { ...driver, where: [{ column: 'channel' as const, values: [channel], except: false }] }
    return {
      pool: { ...facility, level: 'channel' },
      activity: { name: title, pool: name, step: 'channel-cost', driver: ofChannel, minutes: null, share: null },
      findings: [],
    }
  }
  const step = recogniseStep(account, activity, text)
  return {
    pool: { ...facility, level: levelOf(driver) },
    activity: { name: title, pool: name, step: step ?? 'service', driver, minutes: null, share: null },
    findings: step ? [] : [warning('step-not-recognised', { account, step: 'service' })],
  }
}

/** Two accounts may pay for activities of the same name. */
function distinctNames(activities: readonly CostActivity[]): CostActivity[] {
  return activities.map((activity) => {
    const isShared = activities.some((other) => other !== activity && other.name === activity.name)
    return isShared ? { ...activity, name: `${activity.name} (${activity.pool})` } : activity
  })
}

function draftDirect({ account, activity, driver }: LedgerTexts) {
  const step = recogniseStep(account, activity, driver)
  return {
    entry: { account, step: step ?? ('service' as const) },
    findings: step ? [] : [warning('step-not-recognised', { account, step: 'service' })],
  }
}

/**
 * A model from what the ledger says of itself: each account a pool, its activity and driver as named there. Drivers are
 * recognised by name; a cost whose driver is not stays with the company, unassigned, and is told. No capacities: they
 * are not in a ledger.
 */
export async function draftCostModel(database: Database): Promise<CostModelDraft> {
  const known = await knownNames(database)
  const texts = await database.rows(ledgerTexts, textsRow)
  const pools = texts.map((text) =>
    draftPool(text, known, texts.filter(({ account }) => account === text.account).length === 1),
  )
  const direct = (await database.rows(bookedTexts, textsRow)).map(draftDirect)
  const activities = pools.flatMap(({ activity }) => (activity ? [activity] : []))
  const model: CostModel = {
    pools: pools.map(({ pool }) => pool),
    activities: distinctNames(activities),
    direct: direct.map(({ entry }) => entry),
    measured: [],
    financing: null,
  }
  return { model: costModel.parse(model), findings: [...pools, ...direct].flatMap(({ findings }) => findings) }
}

const anyRow = z.object({ any: z.boolean() })

/** Whether there is anything to assign. */
export const hasCosts = async (database: Database): Promise<boolean> =>
  (await database.row(sql`SELECT EXISTS (SELECT 1 FROM costs) AS "any"`, anyRow)).any
