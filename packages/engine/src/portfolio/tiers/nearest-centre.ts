import type { Centre } from '@sabad/contract/schemas/found-tiers'
import type { Particular } from '@sabad/contract/schemas/particulars'
import { particular } from '../../particular.ts'
import { join, type Sql, sql } from '../../sql/sql.ts'
import { type ClausePart, clause, joined, titled } from '../clause.ts'
import { titleOf } from '../variables.ts'
import { centreInWords, dimensionsOf, ownColumn, preparationFindings, prepared, squaredDistance } from './prepared.ts'
import type { Tier, TierInWords, TierKind } from './tier-kind.ts'

const methodOf = ({ method }: Tier) => {
  if (method.kind !== 'nearest-centre') throw new RangeError(`${method.kind} has no centres`)
  return method
}

/** The columns that hold the distance of each centre, once its stages are through. */
export const distanceColumns = (tier: Tier): readonly Sql[] =>
  methodOf(tier).centres.map((_, index) => ownColumn(tier.name, `distance ${index + 1}`))

/** A centre with the columns of its own: the rows of W (x − at). */
interface OwnCentre extends Centre {
  readonly whitenedColumns: readonly Sql[]
}

const ownCentres = (tier: Tier): readonly OwnCentre[] =>
  methodOf(tier).centres.map((centre, index) => ({
    ...centre,
    whitenedColumns: (centre.whitening ?? []).map((_, row) => ownColumn(tier.name, `whitened ${index + 1} ${row + 1}`)),
  }))

/** W (x − at), row by row. What is 0 in W adds nothing. */
function whitened(dimensions: readonly Sql[], { at, whitening = [], whitenedColumns }: OwnCentre): Sql[] {
  return whitening.map((weights, row) => {
    const terms = weights.flatMap((weight, j) =>
      weight === 0 ? [] : [sql`${weight} * (${dimensions[j] ?? sql``} - ${at[j] ?? 0})`],
    )
    const sum = terms.length === 0 ? sql`0.0` : join(terms, ' + ')
    return sql`${sum} AS ${whitenedColumns[row] ?? sql``}`
  })
}

function distance(dimensions: readonly Sql[], { at, whitening, offset, whitenedColumns }: OwnCentre): Sql {
  const length = whitening
    ? join(
        whitenedColumns.map((column) => sql`${column} * ${column}`),
        ' + ',
      )
    : squaredDistance(dimensions, at)
  return offset === undefined ? length : sql`${offset} + (${length})`
}

function stages(tier: Tier): readonly (readonly Sql[])[] {
  const { stages: before, dimensions } = prepared(tier.name, methodOf(tier).preparation)
  const centres = ownCentres(tier)
  const whitening = centres.flatMap((centre) => whitened(dimensions, centre))
  const distances = distanceColumns(tier)
  return [
    ...before,
    ...(whitening.length > 0 ? [whitening] : []),
    centres.map((centre, index) => sql`${distance(dimensions, centre)} AS ${distances[index] ?? sql``}`),
  ]
}

function level(tier: Tier): Sql {
  const { nothingKnown } = prepared(tier.name, methodOf(tier).preparation)
  const distances = distanceColumns(tier)
  const branches = distances.map((column, index) => sql`WHEN ${column} THEN ${index + 1}`)
  return sql`CASE WHEN ${nothingKnown} THEN 0 ELSE CASE least(${join(distances)}) ${join(branches, ' ')} END END`
}

function centreFindings(tier: Tier): readonly Particular[] {
  const { preparation, centres } = methodOf(tier)
  const size = dimensionsOf(preparation)
  const fits = ({ at, whitening }: Centre) =>
    at.length === size && (whitening ?? []).every((row) => row.length === size) && whitening?.length !== 0
  const wrong = centres.findIndex((centre) => !fits(centre))
  return wrong < 0 ? [] : [particular('tier.centre-dimensions', { centre: wrong + 1, tier: tier.name, size })]
}

/** Found in data, such a tier names its variables itself. */
export const namesNothingElse = ({ name, measure, score }: Tier): readonly Particular[] =>
  measure === undefined && score === undefined ? [] : [particular('tier.not-read', { tier: name })]

function words({ tier }: TierInWords, levels: readonly number[]): ClausePart {
  const { preparation, centres } = methodOf(tier)
  const titles = joined(
    'join.list',
    preparation.features.map(({ variable }) => titled(titleOf(variable))),
  )
  const parts = levels.map((one) => {
    if (one === 0) return clause('none-known', { titles })
    const label = tier.labels[one - 1] ?? ''
    const measures = centreInWords(preparation, centres[one - 1]?.at ?? [])
    return measures === null ? clause('nearest', { label }) : clause('nearest-about', { label, measures })
  })
  return joined('join.or', parts)
}

/** By the nearest of several centres: k-means, or with whitening and offsets the most probable part of a mixture. */
export const nearestCentre: TierKind = {
  levelNoun: 'centres',
  variables: (tier) => methodOf(tier).preparation.features.map(({ variable }) => variable),
  levels: (tier) => methodOf(tier).centres.length,
  findings: (tier) => [
    ...namesNothingElse(tier),
    ...preparationFindings(tier.name, methodOf(tier).preparation),
    ...centreFindings(tier),
  ],
  cut: async () => null,
  stages,
  level: ({ tier }) => level(tier),
  words,
}
