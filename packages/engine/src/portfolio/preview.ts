import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { calibrate } from './calibrate.ts'
import { allGroups } from './cells.ts'
import { checkAgainstData } from './check-against-data.ts'
import { type Compiled, placesAt } from './places.ts'
import { publishedDates } from './published.ts'
import { validateDefinition } from './validate.ts'
import { ruleInWords } from './words.ts'

/** Enough for shares within a percentage point, few enough to answer while somebody drags a cut point. */
const SAMPLE = 20_000

interface TwoDates {
  readonly asOf: string
  readonly before: string
  readonly oneIn: number
}

/** Customers and value of each move between two dates; NULL: not a customer then. */
export const previewFlows = (compiled: Compiled, { asOf, before, oneIn }: TwoDates): Sql => {
  const at = (date: string) =>
    sql`SELECT customer_key, group_index, clv_12m FROM (${placesAt(compiled, { asOf: date, oneIn })})`
  return sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(CAST(b.clv_12m AS DOUBLE)) AS "valueBefore", sum(CAST(a.clv_12m AS DOUBLE)) AS "valueAfter"
  FROM (${at(asOf)}) AS a FULL JOIN (${at(before)}) AS b ON b.customer_key = a.customer_key
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

const countRow = z.object({ customers: z.number() })

async function customersIn(database: Database, asOf: string): Promise<number> {
  const { customers } = await database.row(
    sql`SELECT customers FROM current_publications WHERE as_of = CAST(${asOf} AS DATE)`,
    countRow,
  )
  return customers
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
    const customers = await customersIn(database, asOf)
    const oneIn = Math.max(1, Math.ceil(customers / SAMPLE))
    const at = { asOf, oneIn }
    const compiled = { definition, calibration: await calibrate(database, definition, at) }
    await checkAgainstData(database, compiled, at)
    const flows = await database.rows(previewFlows(compiled, { asOf, before: before ?? asOf, oneIn }), flowRow)
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
