import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import { populationOf, variablesOf } from './levels.ts'
import { noValues } from './no-values.ts'
import { type Compiled, placesAt } from './places.ts'
import { kindOf } from './tiers/kinds.ts'
import type { Tier } from './tiers/tier-kind.ts'
import { mismatchedCells } from './validate.ts'
import { type CustomersAt, customersAt } from './variables.ts'

/** How many customers there are, and how many have a value of each variable. */
export const coverage = (variables: readonly string[], at: CustomersAt): Sql => sql`
  SELECT ${join([sql`count(*) AS customers`, ...variables.map((name) => sql`count(${identifier(name)}) AS ${identifier(`of ${name}`)}`)])}
  FROM (${customersAt(variables, at)})`

/** Who has no value, be they all, does no harm where no rule reads the tier, or one has a use for them. */
export const isPreparedForMissing = (
  { definition }: Pick<Compiled, 'definition'>,
  { name, missing }: Tier,
): boolean => {
  const reading = definition.groups.flatMap(({ anyOf }) => anyOf.filter((rule) => Object.hasOwn(rule, name)))
  return reading.length === 0 || reading.some((rule) => rule[name]?.includes(missing))
}

async function checkCoverage(database: Database, compiled: Compiled, at: CustomersAt): Promise<void> {
  const { definition } = compiled
  const variables = variablesOf(definition)
  const counted = await database.row(
    coverage(variables, populationOf(definition, at)),
    z.record(z.string(), z.number()),
  )
  for (const tier of definition.tiers) {
    const read = kindOf(tier).variables(tier)
    const isEmpty = read.length > 0 && read.every((name) => counted[`of ${name}`] === 0)
    if (!isEmpty || isPreparedForMissing(compiled, tier)) continue
    throw noValues({ tier, variables: read, asOf: at.asOf })
  }
}

/** Customers in each of some cells. */
export const customersOfCells = (compiled: Compiled, cells: readonly number[], at: CustomersAt): Sql => sql`
  SELECT cell, count(*) AS customers FROM (${placesAt(compiled, at)}) WHERE cell IN (${list(cells)}) GROUP BY cell`

const cellRow = z.object({ cell: z.number(), customers: z.number() })

async function checkCells(database: Database, compiled: Compiled, at: CustomersAt): Promise<void> {
  const mismatched = mismatchedCells(compiled.definition)
  if (mismatched.length === 0) return
  const cells = mismatched.map(({ cell }) => cell)
  const counts = new Map(
    (await database.rows(customersOfCells(compiled, cells, at), cellRow)).map(({ cell, customers }) => [
      cell,
      customers,
    ]),
  )
  const ordered = mismatched
    .map((one) => ({ ...one, customers: counts.get(one.cell) ?? 0 }))
    .sort((one, other) => other.customers - one.customers)
  const [worst] = ordered
  if (!worst) return
  const { labels, groups, customers } = worst
  const params = { cell: labels.join(' × '), customers, cells: ordered.length, asOf: at.asOf }
  throw groups.length === 0
    ? new EngineError('portfolio.cell-left-out', params)
    : new EngineError('portfolio.cell-overlaps', { ...params, groups })
}

/**
 * What a definition can only be refused for with the customers at hand.
 * @throws EngineError portfolio.no-values, portfolio.cell-overlaps, portfolio.cell-left-out
 */
export async function checkAgainstData(database: Database, compiled: Compiled, at: CustomersAt): Promise<void> {
  await checkCoverage(database, compiled, at)
  await checkCells(database, compiled, at)
}
