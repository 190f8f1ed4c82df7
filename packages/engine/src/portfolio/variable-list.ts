import type { PortfolioVariable, VariableList } from '@sabad/contract/schemas/variables'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Publication, publishedDate } from './published.ts'
import { sampleOf } from './sample.ts'
import { keepSurvey, keptSurvey } from './surveys.ts'
import { findVariables, foundVariable, type NamedVariable, withRegistered } from './variable-names.ts'
import { drawCustomers, numberSql } from './variables.ts'

const DRAWN = 'drawn_variables'
const MOST_TEXTS = 50
/** For small histograms of everything there is. */
const ENOUGH = 5_000
/** Every second percentile: what a small histogram can show. */
const STEPS = Array.from({ length: 51 }, (_, step) => step / 50)

/** One row per variable: customers with a value, with a number, different values, and the quantiles of the numbers. */
export const spreads = (names: readonly string[]): Sql =>
  join(
    names.map(
      (name, index) => sql`SELECT ${index} AS variable, count(*) AS customers, count(value) AS known,
        count(number) AS numbers, count(DISTINCT value) AS "distinct", quantile_cont(number, [${list(STEPS)}]::DOUBLE[]) AS quantiles
      FROM (SELECT ${identifier(name)} AS value, ${finiteSql(name)} AS number FROM ${identifier(DRAWN)})`,
    ),
    ' UNION ALL ',
  )

/** NULL for texts, and for the infinities that divisions leave. */
const finiteSql = (name: string): Sql => {
  const number = sql`TRY_CAST(${numberSql(name)} AS DOUBLE)`
  return sql`CASE WHEN isfinite(${number}) THEN ${number} END`
}

const spreadRow = z.object({
  variable: z.number(),
  customers: z.number(),
  known: z.number(),
  numbers: z.number(),
  distinct: z.number(),
  quantiles: z.array(z.number().nullable()).nullable(),
})
type Spread = z.infer<typeof spreadRow>

/** The commonest values of some variables. */
export const commonest = (names: readonly string[]): Sql =>
  join(
    names.map(
      (name) => sql`FROM (SELECT ${name} AS name, CAST(${identifier(name)} AS VARCHAR) AS text, count(*) AS customers
        FROM ${identifier(DRAWN)} WHERE ${identifier(name)} IS NOT NULL
        GROUP BY ${identifier(name)} ORDER BY customers DESC, text LIMIT ${MOST_TEXTS})`,
    ),
    ' UNION ALL ',
  )

const textRow = z.object({ name: z.string(), text: z.string(), customers: z.number() })
type TextRow = z.infer<typeof textRow>

/** Of text from outside, numbers are what nearly always reads as one. */
const NEARLY_ALWAYS = 0.95

const typeOf = ({ isNumber }: NamedVariable, { known, numbers }: Spread): 'number' | 'text' =>
  (isNumber ?? (known > 0 && numbers >= NEARLY_ALWAYS * known)) ? 'number' : 'text'

function described(variable: NamedVariable, spread: Spread, texts: readonly TextRow[]): PortfolioVariable {
  const { isNumber: _, ...told } = variable
  const quantiles = spread.quantiles?.filter((value) => value !== null) ?? []
  const type = typeOf(variable, spread)
  return {
    ...told,
    type,
    coverage: spread.customers === 0 ? 0 : spread.known / spread.customers,
    distinct: spread.distinct,
    quantiles: type === 'number' && quantiles.length === STEPS.length ? quantiles : null,
    texts: texts.map(({ text, customers }) => ({ text, share: customers / spread.known })),
  }
}

/** Columns whose values are worth naming: texts, and numbers of which there are few. */
const isNamed = (variable: NamedVariable, spread: Spread): boolean =>
  spread.known > 0 && (typeOf(variable, spread) === 'text' || spread.distinct <= MOST_TEXTS)

/** What the values of some variables are, as it was read: nothing of it is words of this program. */
const survey = z.object({
  customers: z.number(),
  oneIn: z.number(),
  spreads: z.array(spreadRow),
  texts: z.array(textRow),
})
type Survey = z.infer<typeof survey>

/** One spread a variable, in their order. */
const paired = (variables: readonly NamedVariable[], spreads: readonly Spread[]) =>
  [...spreads]
    .sort((one, other) => one.variable - other.variable)
    .flatMap((spread) => {
      const variable = variables[spread.variable]
      return variable ? [{ variable, spread }] : []
    })

async function readDrawn(database: Database, variables: readonly NamedVariable[]) {
  const found = await database.rows(spreads(variables.map(({ name }) => name)), spreadRow)
  const named = paired(variables, found)
    .filter(({ variable, spread }) => isNamed(variable, spread))
    .map(({ variable }) => variable.name)
  return { spreads: found, texts: named.length === 0 ? [] : await database.rows(commonest(named), textRow) }
}

/** Looks at a sample where customers are many. */
async function surveyed(database: Database, variables: readonly NamedVariable[], asOf: string): Promise<Survey> {
  const { customers, oneIn } = await sampleOf(database, asOf, ENOUGH)
  const names = variables.map(({ name }) => name)
  await drawCustomers(database, names, { asOf, oneIn, drawn: DRAWN })
  const read = names.length === 0 ? { spreads: [], texts: [] } : await readDrawn(database, variables)
  await database.execute(sql`DROP TABLE ${identifier(DRAWN)}`)
  return { customers, oneIn, ...read }
}

const listOf = (variables: readonly NamedVariable[], asOf: string, found: Survey): VariableList => ({
  asOf,
  customers: found.customers,
  oneIn: found.oneIn,
  variables: paired(variables, found.spreads).map(({ variable, spread }) =>
    described(
      variable,
      spread,
      found.texts.filter(({ name }) => name === variable.name),
    ),
  ),
})

/** Some variables with coverage and spread on a date. */
export const describeVariables = async (
  database: Database,
  variables: readonly NamedVariable[],
  asOf: string,
): Promise<VariableList> => listOf(variables, asOf, await surveyed(database, variables, asOf))

const surveyOfAll = survey.extend({ found: z.array(foundVariable) })

async function surveyAll(database: Database, asOf: string): Promise<z.infer<typeof surveyOfAll>> {
  const found = await findVariables(database, asOf)
  return { found, ...(await surveyed(database, withRegistered(found), asOf)) }
}

/** Looks at every variable of a date and keeps what was found. */
export const storeVariables = async (database: Database, at: Publication): Promise<number> =>
  keepSurvey(database, { what: 'variables', ...at }, await surveyAll(database, at.asOf))

/** What is known of customers at a date: measures, ratings, columns of the customer file and of enrichments. */
export async function variablesAt(database: Database, asOf: string): Promise<VariableList> {
  const kept = await keptSurvey(database, { what: 'variables', asOf }, surveyOfAll)
  const { found, ...read } = kept ?? (await surveyAll(database, asOf))
  return listOf(withRegistered(found), asOf, read)
}

/**
 * What portfolios can be built from at the newest date, each variable with its coverage and the spread of its values.
 * @throws EngineError refresh.none
 */
export const listVariables = (workspace: Workspace): Promise<VariableList> =>
  workspace.read(async (database) => variablesAt(database, await publishedDate(database, undefined)))
