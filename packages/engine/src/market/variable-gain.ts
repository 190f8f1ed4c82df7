import type { VariableGain } from '@sabad/contract/schemas/market-analysis'
import { crossValidatedEtaSquared } from '@sabad/stats/clustering/indices/eta-squared'
import { EngineError } from '../errors.ts'
import { publishedDate, publishedDates } from '../portfolio/published.ts'
import { describeVariables } from '../portfolio/variable-list.ts'
import { type NamedVariable, variableNames } from '../portfolio/variable-names.ts'
import { customersAt, numberSql } from '../portfolio/variables.ts'
import { monthsEarlier, wholeMonthsEarlier } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { storedProject } from './store.ts'

/** Customers who take part, the same ones every time: means of groups need no more. */
const MOST_CUSTOMERS = 50_000
/** Fewer cannot be dealt into ten folds and leave groups in each. */
const LEAST_CUSTOMERS = 100
/** The most frequent values of a class are told apart; the others are one. */
const MOST_CLASSES = 8
/** Deals of the folds: a gain that only one of them shows is chance. */
const SEEDS = [1, 2, 3, 4, 5]
const MONTHS = 12

export interface GainDates {
  readonly asOf: string
  /** The day on which the variables are measured. */
  readonly measuredOn: string
  readonly outcome: VariableGain['outcome']
}

/** A variable as it is cut: numbers at their quartiles, classes by how frequent they are. */
export interface CutVariable {
  readonly name: string
  readonly isNumber: boolean
}

const valueSql = ({ name, isNumber }: CutVariable): Sql =>
  isNumber ? numberSql(name) : sql`CAST(${identifier(name)} AS VARCHAR)`

const valueName = (place: number): Sql => identifier(`value${place}`)
const classesName = (place: number): Sql => identifier(`classes${place}`)

/** How many of the quartiles lie below a number; the place of a class by how frequent it is. 0: no value. */
function levelOf({ isNumber }: CutVariable, place: number): Sql {
  const value = valueName(place)
  if (!isNumber) return sql`coalesce(least(${MOST_CLASSES}, ${classesName(place)}.place), 0)`
  const beyond = (share: number) =>
    sql`CAST(${value} > (SELECT quantile_cont(CAST(${value} AS DOUBLE), ${share}) FROM sampled) AS INTEGER)`
  return sql`CASE WHEN ${value} IS NULL THEN 0 ELSE 1 + ${beyond(0.25)} + ${beyond(0.5)} + ${beyond(0.75)} END`
}

const classesOf = (place: number): Sql => sql`${classesName(place)} AS (
  SELECT ${valueName(place)} AS class, row_number() OVER (ORDER BY count(*) DESC, ${valueName(place)}) AS place
  FROM sampled WHERE ${valueName(place)} IS NOT NULL GROUP BY 1)`

const outcomeOf = ({ outcome, asOf }: GainDates): Sql =>
  outcome === 'forecast'
    ? sql`s.clv_12m`
    : sql`(SELECT CASE WHEN later.revenue_12m = 0 THEN 0 ELSE later.margin_12m END FROM snapshot AS later
           WHERE later.as_of = CAST(${asOf} AS DATE) AND later.customer_key = s.customer_key)`

const levelName = (place: number): string => `level${place}`

/** What is explained, and the level of each variable, of a sample of the customers known on the earlier day. */
export function levelsOfVariables(variables: readonly CutVariable[], dates: GainDates): Sql {
  const classes = [...variables.keys()].filter((place) => !variables[place]?.isNumber)
  const names = variables.map(({ name }) => name)
  return sql`
  WITH sampled AS (
    SELECT * FROM (
      SELECT s.customer_key, ${outcomeOf(dates)} AS outcome,
             ${join(variables.map((variable, place) => sql`${valueSql(variable)} AS ${valueName(place)}`))}
      FROM (${customersAt(names, { asOf: dates.measuredOn })}) AS s)
    WHERE outcome IS NOT NULL ORDER BY hash(customer_key) LIMIT ${MOST_CUSTOMERS}
  )${join([sql``, ...classes.map(classesOf)])}
  SELECT outcome, ${join(variables.map((variable, place) => sql`${levelOf(variable, place)} AS ${identifier(levelName(place))}`))}
  FROM sampled ${join(
    classes.map((place) => sql`LEFT JOIN ${classesName(place)} ON ${classesName(place)}.class = ${valueName(place)}`),
    ' ',
  )}`
}

/** Numbers the combinations of levels from 0. */
function labelsOf(levels: readonly Float64Array[], rows: number): { labels: Uint32Array; groups: number } {
  const known = new Map<string, number>()
  const labels = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const combination = levels.map((level) => level[row]).join(' ')
    const label = known.get(combination) ?? known.size
    known.set(combination, label)
    labels[row] = label
  }
  return { labels, groups: known.size }
}

function spreadOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, least: Math.min(...values), most: Math.max(...values) }
}

function verdictOf({ least, most }: VariableGain['gain']): VariableGain['verdict'] {
  if (least > 0) return 'helps'
  return most < 0 ? 'harms' : 'no-difference'
}

interface Measured {
  readonly outcome: Float64Array
  readonly levels: readonly Float64Array[]
}

async function measured(database: Database, variables: readonly CutVariable[], dates: GainDates): Promise<Measured> {
  const names = variables.map((_, place) => levelName(place))
  const columns = await database.columns(levelsOfVariables(variables, dates), ['outcome', ...names])
  const { outcome = new Float64Array() } = columns
  if (outcome.length < LEAST_CUSTOMERS) {
    throw new EngineError('market.too-few-customers', { needed: LEAST_CUSTOMERS, found: outcome.length })
  }
  return { outcome, levels: names.map((name) => columns[name] ?? new Float64Array(outcome.length)) }
}

/** η² on customers left out, with and without the last variable, over several deals of the folds. */
function gainOf({ outcome, levels }: Measured) {
  const weight = new Float64Array(outcome.length).fill(1)
  const before = labelsOf(levels.slice(0, -1), outcome.length)
  const after = labelsOf(levels, outcome.length)
  const explained = (labels: Uint32Array) =>
    SEEDS.map((seed) => crossValidatedEtaSquared({ value: outcome, labels, weight }, { seed }))
  const [without, within] = [explained(before.labels), explained(after.labels)]
  const gain = spreadOf(within.map((value, deal) => value - (without[deal] ?? 0)))
  return {
    customers: outcome.length,
    groups: { without: before.groups, with: after.groups },
    without: spreadOf(without),
    with: spreadOf(within),
    gain,
    verdict: verdictOf(gain),
  }
}

/** Variables of a year ago against the margin that has come since; without a snapshot of then, against the forecast. */
function datesOf(asOf: string, published: readonly string[]): GainDates {
  const yearAgo = [monthsEarlier(asOf, MONTHS), wholeMonthsEarlier(asOf, MONTHS)].find((day) => published.includes(day))
  return yearAgo === undefined ? byForecast(asOf) : { asOf, measuredOn: yearAgo, outcome: 'margin-that-came' }
}

const byForecast = (asOf: string): GainDates => ({ asOf, measuredOn: asOf, outcome: 'forecast' })

/** @throws EngineError market.unknown-variable */
async function knownVariables(database: Database, names: readonly string[], asOf: string): Promise<NamedVariable[]> {
  const known = new Map((await variableNames(database, asOf)).map((variable) => [variable.name, variable]))
  return names.map((variable) => {
    const found = known.get(variable)
    if (!found) throw new EngineError('market.unknown-variable', { variable })
    return found
  })
}

/**
 * How each variable is cut on the day on which it is measured. What came to be known later, as an enrichment may, is
 * measured on the later day.
 */
async function cutOn(database: Database, variables: readonly NamedVariable[], dates: GainDates) {
  const { variables: described } = await describeVariables(database, variables, dates.measuredOn)
  const isUnknown = described.at(-1)?.coverage === 0
  if (isUnknown && dates.measuredOn !== dates.asOf) return cutOn(database, variables, byForecast(dates.asOf))
  return { dates, cut: described.map(({ name, type }): CutVariable => ({ name, isNumber: type === 'number' })) }
}

export interface GainQuery {
  readonly projectId: string
  readonly variable: string
  readonly asOf?: string | undefined
}

/**
 * What a variable adds to those that a project has chosen: the share of the variance of the next 12 months' margin that
 * lies between the groups that the variables make, on customers left out of the means (10 folds, 5 deals).
 * @throws EngineError market.not-found, market.unknown-variable, market.too-few-customers
 */
export const variableGain = (
  workspace: Workspace,
  { projectId, variable, ...given }: GainQuery,
): Promise<VariableGain> =>
  workspace.read(async (database) => {
    const earliest = datesOf(await publishedDate(database, given.asOf), await publishedDates(database))
    const { project } = await storedProject(database, projectId)
    const chosen = project.variables.chosen.filter((name) => name !== variable)
    const variables = await knownVariables(database, [...chosen, variable], earliest.asOf)
    const { dates, cut } = await cutOn(database, variables, earliest)
    return { ...dates, variable, chosen, ...gainOf(await measured(database, cut, dates)) }
  })
