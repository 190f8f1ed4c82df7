import type { Feature, Preparation } from '@sabad/contract/schemas/found-tiers'
import type { Particular } from '@sabad/contract/schemas/particulars'
import { particular } from '../../particular.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { amountOf, type ClausePart, clause, joined, titled } from '../clause.ts'
import { numberSql, titleOf } from '../variables.ts'

/** A column of a tier's own. Variables have no space before their first dot, so it is never one of them. */
export const ownColumn = (tierName: string, column: string): Sql => identifier(`${tierName} ${column}`)

/** A number that is one, else NULL: columns from outside may hold NaN. */
export const knownNumber = (name: string): Sql =>
  sql`CASE WHEN NOT isnan(CAST(${numberSql(name)} AS DOUBLE)) THEN CAST(${numberSql(name)} AS DOUBLE) END`

/** The same arithmetic in the same order as stats/clustering/preparation, so that both put everyone into the same group. */
function scaled({ lower, upper, logShift, centre, scale }: Feature, value: Sql): Sql {
  const cut = sql`least(greatest(${value}, ${lower}), ${upper})`
  const shaped = logShift === null ? cut : sql`ln(1 + (${cut} - ${logShift}))`
  return sql`CASE WHEN ${value} IS NULL THEN 0.0 ELSE (${shaped} - ${centre}) / ${scale} END`
}

/** Dimensions as columns, what they are computed from, and how to tell who has no value at all. */
export interface Prepared {
  readonly stages: readonly (readonly Sql[])[]
  readonly dimensions: readonly Sql[]
  readonly nothingKnown: Sql
}

export function prepared(tierName: string, { features, components }: Preparation): Prepared {
  const columns = (what: string, count: number) =>
    Array.from({ length: count }, (_, index) => ownColumn(tierName, `${what} ${index + 1}`))
  const values = columns('value', features.length)
  const scales = columns('feature', features.length)
  const stages = [
    features.map(({ variable }, j) => sql`${knownNumber(variable)} AS ${values[j] ?? sql``}`),
    features.map((feature, j) => sql`${scaled(feature, values[j] ?? sql``)} AS ${scales[j] ?? sql``}`),
  ]
  const nothingKnown = join(
    values.map((value) => sql`${value} IS NULL`),
    ' AND ',
  )
  if (components === null) return { stages, dimensions: scales, nothingKnown }
  const { means, loadings } = components
  const dimensions = columns('component', loadings.length)
  const projected = loadings.map((loading, c) => {
    const terms = loading.map((weight, j) => sql`${weight} * (${scales[j] ?? sql``} - ${means[j] ?? 0})`)
    return sql`${join(terms, ' + ')} AS ${dimensions[c] ?? sql``}`
  })
  return { stages: [...stages, projected], dimensions, nothingKnown }
}

/** Squared distance of a row from a point. */
export const squaredDistance = (dimensions: readonly Sql[], at: readonly number[]): Sql =>
  join(
    dimensions.map((dimension, j) => sql`(${dimension} - ${at[j] ?? 0}) * (${dimension} - ${at[j] ?? 0})`),
    ' + ',
  )

export const dimensionsOf = ({ features, components }: Preparation): number =>
  components === null ? features.length : components.loadings.length

/** What is wrong with a preparation, each as a clause. */
export function preparationFindings(tierName: string, { features, components }: Preparation): readonly Particular[] {
  const limits = features.flatMap(({ variable, lower, upper, logShift }) => {
    const inOrder = lower <= upper ? [] : [particular('tier.limits-not-rising', { measure: variable, tier: tierName })]
    const aboveZero = logShift === null || logShift <= lower
    return aboveZero ? inOrder : [...inOrder, particular('tier.no-logarithm', { measure: variable, tier: tierName })]
  })
  const rows = components === null ? [] : [components.means, ...components.loadings]
  const isWhole = rows.every((row) => row.length === features.length)
  return isWhole
    ? limits
    : [...limits, particular('tier.other-components', { tier: tierName, measures: features.length })]
}

/** A position of a feature in the units of its measure. */
export const inOwnUnits = ({ logShift, centre, scale }: Feature, position: number): number => {
  const shaped = centre + position * scale
  return logShift === null ? shaped : Math.expm1(shaped) + logShift
}

/** So many measures describe a centre in words: those in which it lies farthest from the middle. */
const TELLING = 3

/** Where a centre lies: "revenue about 1,200, recency about 23 days". Null where dimensions are no measures. */
export function centreInWords({ features, components }: Preparation, at: readonly number[]): ClausePart | null {
  if (components !== null) return null
  const telling = features
    .map((feature, j) => ({ feature, position: at[j] ?? 0 }))
    .sort((one, other) => Math.abs(other.position) - Math.abs(one.position))
    .slice(0, TELLING)
    .map(({ feature, position }) => {
      const { variable } = feature
      const amount = amountOf(inOwnUnits(feature, position), variable)
      return clause('about', { title: titled(titleOf(variable)), amount })
    })
  return joined('join.list', telling)
}
