import type { Particular } from '@sabad/contract/schemas/particulars'
import { z } from 'zod'
import { particular } from '../../particular.ts'
import type { Database } from '../../sql/database.ts'
import { join, list, type Sql, sql } from '../../sql/sql.ts'
import { cellSql } from '../cells.ts'
import { noValues } from '../no-values.ts'
import { numberSql } from '../variables.ts'
import { bandsInWords } from './bands-in-words.ts'
import type { CutRequest, Tier, TierIn, TierKind } from './tier-kind.ts'
import { readBy, valueSql, variablesOf } from './value.ts'

interface Values {
  readonly value: Sql
  readonly customers: Sql
}

/** Infinite values have a place above or below every cut, but no part in where the cuts lie. */
const finite = ({ value, customers }: Values, more: Sql = sql``): Sql =>
  sql`SELECT CAST(${value} AS DOUBLE) AS value${more} FROM (${customers}) WHERE purchase_days > 0 AND isfinite(CAST(${value} AS DOUBLE))`

/** Quantiles among customers who have bought, interpolated (Hyndman & Fan type 7, as R and NumPy do by default). */
export const quantileCuts = (values: Values, probabilities: readonly number[]): Sql => sql`
  SELECT quantile_cont(value, [${list(probabilities)}]::DOUBLE[]) AS cuts FROM (${finite(values)})`

/** The same inside each combination of other tiers' levels, and (combination NULL) over all for combinations that are empty. */
export const nestedQuantileCuts = (values: Values, combination: Sql, probabilities: readonly number[]): Sql => sql`
  SELECT combination, quantile_cont(value, [${list(probabilities)}]::DOUBLE[]) AS cuts
  FROM (${finite(values, sql`, ${combination} AS combination`)}) GROUP BY GROUPING SETS ((combination), ())`

/**
 * From the top down, customers belong to a share's tier until they hold that share of the positive total, the one who
 * reaches it included and everyone with an equal value. The cut is the largest value that no longer belongs, because a
 * customer is above a cut only when strictly above it. The lowest cut is 0: zero and negative values stay apart.
 */
export const shareCuts = ({ value, customers }: Values, shares: readonly number[]): Sql => sql`
  WITH held AS (
    SELECT value, sum(value) OVER (ORDER BY value DESC) / sum(value) OVER () AS share
    FROM (SELECT CAST(${value} AS DOUBLE) AS value FROM (${customers})) WHERE value > 0 AND isfinite(value)
  ), reached AS (
    SELECT steps.share, (SELECT max(value) FROM held WHERE held.share >= steps.share - 1e-12) AS value
    FROM (SELECT unnest([${list(shares)}]::DOUBLE[]) AS share) AS steps
  )
  SELECT [0.0] || list(coalesce((SELECT max(value) FROM held WHERE held.value < reached.value), 0.0) ORDER BY reached.share DESC) AS cuts
  FROM reached HAVING count(reached.value) > 0`

/**
 * Cuts at values up to which customers hold the shares of a weight: of all values but the largest, which would leave nobody
 * above it, the one whose share is nearest (the lower of two). So most full-price payers on one value are not called low.
 */
export const weightedQuantileCuts = (values: Values, probabilities: readonly number[], weight: Sql): Sql => sql`
  WITH held AS (
    SELECT value, sum(total) OVER (ORDER BY value) / sum(total) OVER () AS share, value = max(value) OVER () AS is_last,
           count(*) OVER () AS distinct_values
    FROM (SELECT value, sum(weight) AS total FROM (${finite(values, sql`, CAST(${weight} AS DOUBLE) AS weight`)})
          WHERE weight > 0 AND isfinite(weight) GROUP BY value)
  ), nearest AS (
    SELECT step, value FROM held, (SELECT unnest([${list(probabilities)}]::DOUBLE[]) AS step) AS steps
    WHERE NOT is_last OR distinct_values = 1
    QUALIFY row_number() OVER (PARTITION BY step ORDER BY round(abs(share - step), 12), value) = 1
  )
  SELECT list(value ORDER BY step) AS cuts FROM nearest HAVING count(*) > 0`

const cutsRow = z.object({ cuts: z.array(z.number().nullable()).nullable() })
const nestedRow = cutsRow.extend({ combination: z.number().nullable() })

/** Under this name, the cut points of combinations in which nobody was. */
const ANYWHERE = 'anywhere'

/** Fewer cuts than bands would move every band's label: without all of them there are none. */
function wholeCuts(cuts: z.infer<typeof cutsRow>['cuts'], { tier, asOf }: CutRequest): number[] {
  const whole = cuts?.filter((cut) => cut !== null) ?? []
  if (whole.length === 0 || whole.length !== cuts?.length) throw noValues({ tier, variables: readBy(tier), asOf })
  return whole
}

/** Which combination of the levels of the tiers it is cut within. */
function withinSql({ tier, definition, levelSql }: TierIn): Sql {
  const names = tier.method.kind === 'quantile' ? (tier.method.within ?? []) : []
  const outer = names.flatMap((name) => definition.tiers.filter((one) => one.name === name))
  return cellSql(outer, levelSql)
}

async function nestedCuts(database: Database, request: CutRequest, probabilities: readonly number[]) {
  const values = { value: valueSql(request.tier), customers: request.customers }
  const rows = await database.rows(nestedQuantileCuts(values, withinSql(request), probabilities), nestedRow)
  return rows.map(({ combination, cuts }) => [String(combination ?? ANYWHERE), wholeCuts(cuts, request)] as const)
}

type CutMethod = Extract<Tier['method'], { readonly kind: 'quantile' | 'weighted-quantile' | 'cumulative-share' }>

const isCut = (method: Tier['method']): method is CutMethod =>
  method.kind === 'quantile' || method.kind === 'weighted-quantile' || method.kind === 'cumulative-share'

function cutsSql(values: Values, method: CutMethod): Sql {
  switch (method.kind) {
    case 'quantile':
      return quantileCuts(values, method.probabilities)
    case 'weighted-quantile':
      return weightedQuantileCuts(values, method.probabilities, numberSql(method.weight))
    case 'cumulative-share':
      return shareCuts(values, method.shares)
  }
}

async function cut(database: Database, request: CutRequest) {
  const { method } = request.tier
  const values = { value: valueSql(request.tier), customers: request.customers }
  if (method.kind === 'fixed') return { cuts: method.cuts }
  if (method.kind === 'quantile' && method.within)
    return { nested: Object.fromEntries(await nestedCuts(database, request, method.probabilities)) }
  if (!isCut(method)) return null
  const [row] = await database.rows(cutsSql(values, method), cutsRow)
  return { cuts: wholeCuts(row?.cuts ?? null, request) }
}

/** 1 + the number of cuts strictly below: equal values always share a level (domain 3.1). */
const above = (value: Sql, cuts: readonly number[]): Sql =>
  sql`1 + ${join(
    cuts.map((cut) => sql`CAST(${value} > ${cut} AS INTEGER)`),
    ' + ',
  )}`

function nestedLevel(value: Sql, at: TierIn, nested: Readonly<Record<string, readonly number[]>>): Sql {
  const branches = Object.entries(nested).flatMap(([combination, cuts]) =>
    combination === ANYWHERE ? [] : [sql`WHEN ${Number(combination)} THEN ${above(value, cuts)}`],
  )
  return sql`CASE ${withinSql(at)} ${join(branches, ' ')} ELSE ${above(value, nested[ANYWHERE] ?? [])} END`
}

function level(at: TierIn): Sql {
  const { tier, calibration } = at
  const value = valueSql(tier)
  const nested = Object.hasOwn(calibration.nested, tier.name) ? calibration.nested[tier.name] : undefined
  const cuts = Object.hasOwn(calibration.cuts, tier.name) ? (calibration.cuts[tier.name] ?? []) : []
  return sql`CASE WHEN ${value} IS NULL THEN 0 ELSE ${nested ? nestedLevel(value, at, nested) : above(value, cuts)} END`
}

function steps({ method }: Tier): readonly number[] {
  switch (method.kind) {
    case 'fixed':
      return method.cuts
    case 'quantile':
    case 'weighted-quantile':
      return method.probabilities
    case 'cumulative-share':
      return method.shares
  }
  return []
}

const increasing = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? value))

function scoreFindings({ name, score }: Tier): readonly Particular[] {
  return (score?.criteria ?? [])
    .filter(({ worst, best }) => worst === best)
    .map(({ title }) => particular('tier.equal-anchors', { criterion: title, tier: name }))
}

function findings(tier: Tier, { tiers }: { readonly tiers: readonly Tier[] }): readonly Particular[] {
  const { name, method, measure, score } = tier
  const earlier = tiers.slice(0, tiers.indexOf(tier)).map((one) => one.name)
  const unknown = method.kind === 'quantile' ? (method.within ?? []).filter((one) => !earlier.includes(one)) : []
  return [
    ...((measure === undefined) === (score === undefined) ? [particular('tier.measure-or-score', { tier: name })] : []),
    ...(increasing(steps(tier)) ? [] : [particular('tier.steps-not-rising', { tier: name })]),
    ...unknown.map((one) => particular('tier.within-unknown', { tier: name, other: one })),
    ...scoreFindings(tier),
  ]
}

/** One number cut into bands: at quantiles, at fixed points, or where the top customers hold a share of the total. */
export const bands: TierKind = {
  levelNoun: 'bands',
  variables: variablesOf,
  // Below the shares lies one band of positive values and one of zero and negative ones.
  levels: (tier) => steps(tier).length + (tier.method.kind === 'cumulative-share' ? 2 : 1),
  findings,
  cut,
  level,
  words: bandsInWords,
}
