import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { expressionOf } from '../measures/expression.ts'
import { joinEnds } from '../measures/interval-ends.ts'
import { registeredMeasures } from '../measures/registry.ts'
import { publishedUntil } from '../movement/dates.ts'
import { membersAt, snapshotAt } from '../movement/members.ts'
import { customerAxes } from '../portfolio/axes/customer-axes.ts'
import { reachedGroups } from '../portfolio/borders.ts'
import { allGroups } from '../portfolio/cells.ts'
import { type Clause, clause, inEnglish } from '../portfolio/clause.ts'
import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import { findRunnersUp, runnerUpClause } from '../portfolio/runner-up.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import { reasonClause } from '../portfolio/words.ts'
import { type Progress, silent } from '../runs/progress.ts'
import { openCluster } from '../sources/open-cluster.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type CustomerAt, customerKey } from './customer-key.ts'
import { forecastOf } from './forecast.ts'
import { timelineOf } from './timeline.ts'
import { wayOf, worthOfGroups } from './way.ts'

const plain = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]).nullable())

const names = registeredMeasures.map(({ name }) => name)

/** Every registered measure of one customer: both sides of the join are narrowed to the key, which a view would not do. */
const measuresOfCustomer = (key: number, at: Publication): Sql => sql`
  SELECT ${join(names.map((name) => sql`${expressionOf(name)} AS ${identifier(name)}`))}
  FROM (SELECT * FROM (${snapshotAt(at)}) WHERE customer_key = ${key}) AS s
  JOIN (SELECT * FROM customers WHERE customer_key = ${key}) AS c ON c.customer_key = s.customer_key${joinEnds(names, { asOf: at.asOf, key })}`

async function measuresOf(database: Database, key: number, at: Publication): Promise<CustomerPage['measures']> {
  const row = await database.row(measuresOfCustomer(key, at), plain)
  return names.map((name) => {
    const value = row[name] ?? null
    return { name, value: typeof value === 'boolean' ? String(value) : value }
  })
}

const membershipRow = z.object({ asOf: z.string(), group: z.number(), raw: z.number(), cell: z.number() })

type Step = z.infer<typeof membershipRow>

const stepsOf = (database: Database, key: number, { versionId }: StoredPortfolio): Promise<Step[]> =>
  database.rows(
    sql`SELECT as_of AS "asOf", group_index AS "group", raw_group_index AS raw, cell FROM current_memberships
        WHERE version_id = ${versionId} AND customer_key = ${key} ORDER BY as_of`,
    membershipRow,
  )

const titleAt = ({ definition }: StoredPortfolio, group: number): string => allGroups(definition)[group]?.title ?? ''

/** Why the customer was where it was; `more` are further reasons. */
function whyOf(portfolio: StoredPortfolio, { group, raw, cell }: Step, more: readonly Clause[] = []): Clause {
  const held = raw === group ? [] : [clause('held-back', { group: titleAt(portfolio, raw) })]
  return reasonClause(portfolio, cell, [...held, ...more])
}

const pathOf = (portfolio: StoredPortfolio, steps: readonly Step[]): CustomerPage['path'] =>
  steps.map((step) => ({
    asOf: step.asOf,
    group: step.group,
    title: titleAt(portfolio, step.group),
    reason: inEnglish(whyOf(portfolio, step)),
  }))

const profileFields = [
  'name',
  'kind',
  'since',
  'country',
  'region',
  'city',
  'postcode',
  'industry',
  'acquisition_channel',
] as const

async function profileOf(database: Database, key: number): Promise<CustomerPage['profile']> {
  const row = await database.row(
    sql`SELECT ${join(profileFields.map(identifier))}, attributes FROM customers WHERE customer_key = ${key}`,
    plain,
  )
  const { attributes, ...fields } = row
  const extra = typeof attributes === 'string' ? Object.entries(plain.parse(JSON.parse(attributes))) : []
  return [...Object.entries(fields), ...extra]
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => ({ field, value: String(value) }))
}

const relativeRow = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  relation: z.enum(['parent', 'member']),
})
const MOST_RELATIVES = 50

/** Parent company or household, and the members of the customer's own. */
const relativesOf = (database: Database, key: number) =>
  database.rows(
    sql`SELECT p.customer_id AS "customerId", p.name, 'parent' AS relation
        FROM customers AS c JOIN customers AS p ON p.customer_id = c.parent_id WHERE c.customer_key = ${key}
        UNION ALL
        SELECT m.customer_id, m.name, 'member' FROM customers AS c JOIN customers AS m ON m.parent_id = c.customer_id
        WHERE c.customer_key = ${key} LIMIT ${MOST_RELATIVES}`,
    relativeRow,
  )

/** Nobody waits longer for a page. */
const LONGEST_WAIT_MS = 30_000

const briefly = (): Progress => ({ ...silent, signal: AbortSignal.timeout(LONGEST_WAIT_MS) })

interface PageOf {
  readonly database: Database
  readonly directory: string
  readonly portfolio: StoredPortfolio
  readonly key: number
  readonly customerId: string
  readonly at: Publication
}

/** What models say of the customer. */
const toldByModels = async (database: Database, key: number, at: Publication) => ({
  measures: await measuresOf(database, key, at),
  forecast: await forecastOf(database, key, at.asOf),
})

/** What is known of the customer and of the groups it went through. */
async function toldByFacts({ database, directory, portfolio, key, customerId, at }: PageOf) {
  const date = at.asOf
  const steps = await stepsOf(database, key, portfolio)
  const path = pathOf(portfolio, steps)
  const now = steps.find((step) => step.asOf === date)
  const group = allGroups(portfolio.definition)[now?.group ?? portfolio.definition.groups.length]
  if (!now || !group) throw new EngineError('customer.not-found', { customerId, asOf: date })
  const cluster = await openCluster({ database, directory, progress: briefly() })
  const members = membersAt({ versionId: portfolio.versionId, ...at })
  const seconds = await findRunnersUp(database, portfolio, { asOf: date, members, customerKeys: [key] })
  const second = seconds.get(key) ?? null
  const reason = whyOf(portfolio, now, second ? [runnerUpClause(second)] : [])
  return {
    profile: await profileOf(database, key),
    relatives: await relativesOf(database, key),
    group: { portfolioId: portfolio.definition.portfolioId, index: group.index, name: group.name, title: group.title },
    reason: inEnglish(reason),
    reasonClause: reason,
    runnerUp: second,
    reaches: await reachedGroups(database, { portfolio, customerKey: key, asOf: date }),
    axes: await customerAxes(database, { definition: portfolio.definition, customerKey: key, asOf: date }),
    path,
    way: wayOf(
      path.filter((step) => step.asOf <= date),
      await worthOfGroups(database, portfolio, (await publishedUntil(database, date)).last),
    ),
    ...(await timelineOf(database, { customerKey: key, customerId, asOf: date, cluster })),
  }
}

/** Everything about one customer. What models say is asked for on a connection of its own: it takes as long as all else. */
export const customerPage = (
  workspace: Workspace,
  { customerId, portfolioId, asOf }: CustomerAt,
): Promise<CustomerPage> =>
  workspace.read(async (database) => {
    const at = publicationOf(await currentPublications(database), asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const key = await customerKey(database, customerId, at)
    const [facts, models] = await Promise.all([
      toldByFacts({ database, directory: workspace.directory, portfolio, key, customerId, at }),
      workspace.read((other) => toldByModels(other, key, at)),
    ])
    return { customerId, asOf: at.asOf, ...facts, ...models }
  })
