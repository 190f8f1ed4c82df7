import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { calibrate } from './calibrate.ts'
import { allGroups } from './cells.ts'
import { checkAgainstData } from './check-against-data.ts'
import { variablesOf } from './levels.ts'
import { type Compiled, placesAt } from './places.ts'
import { publishedDates } from './published.ts'
import { sampleOf } from './sample.ts'
import { validateDefinition } from './validate.ts'
import { type CustomersAt, drawCustomers } from './variables.ts'
import { ruleInWords } from './words.ts'

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

const numberOf = (flows: readonly Flow[]): number => flows.reduce((sum, { customers }) => sum + customers, 0)

/** Null where no flow has a value. */
function valueHeld(flows: readonly Flow[]): number | null {
  const known = flows.flatMap(({ valueAfter }) => (valueAfter === null ? [] : [valueAfter]))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function groupsOf(compiled: Compiled, flows: readonly Flow[]): PortfolioPreview['groups'] {
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
      customers: numberOf(held),
      customerShare: numberOf(now) === 0 ? 0 : numberOf(held) / numberOf(now),
      value: valueHeld(held),
      customersBefore: numberOf(earlier),
      joined: numberOf(held.filter(({ from }) => from !== index)),
      left: numberOf(earlier.filter(({ to }) => to !== index)),
    }
  })
}

/** The sample of both dates, each drawn once: a definition asks about it several times. */
async function drawSample(database: Database, definition: PortfolioDefinition, dates: TwoDates): Promise<TwoDates> {
  const kept = { now: { ...dates.now, drawn: 'preview_now' }, before: { ...dates.before, drawn: 'preview_before' } }
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
    return {
      asOf,
      before: before ?? null,
      customers,
      oneIn,
      calibration: compiled.calibration,
      groups: groupsOf(compiled, flows),
    }
  })
}
