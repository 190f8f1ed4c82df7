import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { calibrate } from './calibrate.ts'
import { allGroups, labelsOfCell } from './cells.ts'
import { checkAgainstData } from './check-against-data.ts'
import { populationOf, variablesOf } from './levels.ts'
import { type Compiled, placesAt } from './places.ts'
import { publishedDates } from './published.ts'
import { sampleOf } from './sample.ts'
import { currentPortfolios, type StoredPortfolio } from './store.ts'
import { validateDefinition } from './validate.ts'
import { type CustomersAt, drawCustomers } from './variables.ts'
import { ruleClause, ruleInWords } from './words.ts'

interface TwoDates {
  readonly now: CustomersAt
  readonly before: CustomersAt
}

/** Customers and value of each move between two dates; NULL: not a customer then. */
export const previewFlows = (compiled: Compiled, { now, before }: TwoDates): Sql => {
  const at = (date: CustomersAt) => sql`SELECT customer_key, group_index, clv_12m FROM (${placesAt(compiled, date)})`
  return sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(CAST(b.clv_12m AS DOUBLE)) AS "valueBefore", sum(CAST(a.clv_12m AS DOUBLE)) AS "valueAfter"
  FROM (${at(now)}) AS a FULL JOIN (${at(before)}) AS b ON b.customer_key = a.customer_key
  GROUP BY ALL ORDER BY ALL`
}

const flowRow = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  customers: z.number(),
  valueBefore: z.number().nullable(),
  valueAfter: z.number().nullable(),
})
type Flow = z.infer<typeof flowRow>

/** Customers and value of each cell that holds anybody. */
export const previewCells = (compiled: Compiled, at: CustomersAt): Sql => sql`
  SELECT cell, group_index AS "group", count(*) AS customers, sum(CAST(clv_12m AS DOUBLE)) AS value
  FROM (${placesAt(compiled, at)}) GROUP BY ALL ORDER BY cell`

const cellRow = z.object({
  cell: z.number(),
  group: z.number(),
  customers: z.number(),
  value: z.number().nullable(),
})

/**
 * Customers of each pair of groups: that of the definition, and that in which a published version has them at the same
 * date. Both as the definitions say it, so that what is held back against flicker does not look like a change.
 */
export const flowsFromPublished = (compiled: Compiled, now: CustomersAt, versionId: number): Sql => sql`
  SELECT m.raw_group_index AS "from", a.group_index AS "to", count(*) AS customers
  FROM (SELECT customer_key, group_index FROM (${placesAt(compiled, now)})) AS a
  JOIN current_memberships AS m ON m.customer_key = a.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${now.asOf} AS DATE)
  GROUP BY ALL ORDER BY ALL`

const pairRow = z.object({ from: z.number(), to: z.number(), customers: z.number() })
type Pair = z.infer<typeof pairRow>

interface Published {
  readonly portfolio: StoredPortfolio
  readonly pairs: readonly Pair[]
}

/** Null where the definition is not the next version of anything. */
async function publishedBefore(database: Database, compiled: Compiled, now: CustomersAt): Promise<Published | null> {
  const { portfolioId } = compiled.definition
  const portfolio = (await currentPortfolios(database)).find(({ definition }) => definition.portfolioId === portfolioId)
  if (!portfolio) return null
  const pairs = await database.rows(flowsFromPublished(compiled, now, portfolio.versionId), pairRow)
  return { portfolio, pairs }
}

type Group = PortfolioPreview['groups'][number]

/** Groups of one name are the same group. */
function againstPublished({ name, index }: Pick<Group, 'name' | 'index'>, published: Published | null) {
  if (!published) return null
  const old = allGroups(published.portfolio.definition).find((group) => group.name === name)?.index
  const earlier = published.pairs.filter(({ from }) => from === old)
  const held = published.pairs.filter(({ to }) => to === index)
  return {
    customers: numberOf(earlier),
    joined: numberOf(held.filter(({ from }) => from !== old)),
    left: numberOf(earlier.filter(({ to }) => to !== index)),
  }
}

const numberOf = (flows: readonly Pick<Flow, 'customers'>[]): number =>
  flows.reduce((sum, { customers }) => sum + customers, 0)

/** Null where no flow has a value. */
function valueHeld(flows: readonly Flow[]): number | null {
  const known = flows.flatMap(({ valueAfter }) => (valueAfter === null ? [] : [valueAfter]))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

interface Counted {
  readonly flows: readonly Flow[]
  readonly published: Published | null
}

function groupsOf(compiled: Compiled, { flows, published }: Counted): Group[] {
  const now = flows.filter(({ to }) => to !== null)
  return allGroups(compiled.definition).map(({ index, name, title, isRest }) => {
    const held = now.filter(({ to }) => to === index)
    const earlier = flows.filter(({ from }) => from === index)
    return {
      index,
      name,
      title,
      isRest,
      rule: ruleInWords(compiled, index),
      ruleClause: ruleClause(compiled, index),
      customers: numberOf(held),
      customerShare: numberOf(now) === 0 ? 0 : numberOf(held) / numberOf(now),
      value: valueHeld(held),
      customersBefore: numberOf(earlier),
      joined: numberOf(held.filter(({ from }) => from !== index)),
      left: numberOf(earlier.filter(({ to }) => to !== index)),
      againstPublished: againstPublished({ name, index }, published),
    }
  })
}

async function cellsOf(database: Database, compiled: Compiled, now: CustomersAt): Promise<PortfolioPreview['cells']> {
  const rows = await database.rows(previewCells(compiled, now), cellRow)
  return rows.map(({ cell, ...held }) => {
    const labels = labelsOfCell(compiled.definition, cell)
    return { labels: compiled.definition.tiers.map((tier) => labels.get(tier.name) ?? tier.missing), ...held }
  })
}

/** The sample of both dates, each drawn once: a definition asks about it several times. */
async function drawSample(database: Database, definition: PortfolioDefinition, dates: TwoDates): Promise<TwoDates> {
  const now = { ...populationOf(definition, dates.now), drawn: 'preview_now' }
  const before = { ...populationOf(definition, dates.before), drawn: 'preview_before' }
  const kept = { now, before }
  await drawCustomers(database, variablesOf(definition), kept.now)
  if (dates.before.asOf === dates.now.asOf) return { now: kept.now, before: kept.now }
  await drawCustomers(database, variablesOf(definition), kept.before)
  return kept
}

/**
 * What a definition would do, before anything is kept: size, value and movement of each group, counted on a sample of
 * the customers where there are many. Cut points are those of the sample.
 * @throws EngineError as adding the definition would
 */
export const previewPortfolio = (workspace: Workspace, input: unknown): Promise<PortfolioPreview> => {
  const definition = validateDefinition(input)
  return workspace.read(async (database) => {
    const [asOf, before] = await publishedDates(database)
    if (!asOf) throw new EngineError('refresh.none')
    const { customers, oneIn } = await sampleOf(database, asOf)
    const wanted = { now: { asOf, oneIn }, before: { asOf: before ?? asOf, oneIn } }
    const dates = await drawSample(database, definition, wanted)
    const compiled = { definition, calibration: await calibrate(database, definition, dates.now) }
    await checkAgainstData(database, compiled, dates.now)
    const flows = await database.rows(previewFlows(compiled, dates), flowRow)
    const published = await publishedBefore(database, compiled, dates.now)
    return {
      asOf,
      before: before ?? null,
      published: published && { version: published.portfolio.number, title: published.portfolio.definition.title },
      customers,
      oneIn,
      calibration: compiled.calibration,
      groups: groupsOf(compiled, { flows, published }),
      cells: await cellsOf(database, compiled, dates.now),
    }
  })
}
