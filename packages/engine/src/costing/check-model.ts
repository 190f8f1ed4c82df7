import type { CostActivity, CostDriver, CostModel, CostPool, DriverFilter } from '@sabad/contract/schemas/cost-model'
import type { CostFinding, CostModelCheck } from '@sabad/contract/schemas/costing'
import { EngineError } from '../errors.ts'
import { filterColumns, sourceOf } from './drivers.ts'
import { costError, costWarning } from './finding.ts'

const repeated = <T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly [T, number])[] =>
  items
    .map((item, index) => [item, index] as const)
    .filter(([item, index]) => items.findIndex((other) => nameOf(other) === nameOf(item)) < index)

function ofNames({ pools, activities, direct }: CostModel): CostFinding[] {
  return [
    ...repeated(pools, ({ name }) => name).map(([{ name }, index]) =>
      costError('repeated-name', { place: `pools[${index}].name`, params: { name } }),
    ),
    ...repeated(activities, ({ name }) => name).map(([{ name }, index]) =>
      costError('repeated-name', { place: `activities[${index}].name`, params: { name } }),
    ),
    ...repeated(direct, ({ account }) => account).map(([{ account }, index]) =>
      costError('account-twice', { place: `direct[${index}].account`, params: { account } }),
    ),
  ]
}

interface Filtered {
  readonly place: string
  readonly count: string
  readonly where: readonly DriverFilter[]
  readonly columns: readonly string[]
}

const filteredDriver = (place: string, driver: CostDriver): Filtered => ({
  place,
  count: driver.count,
  where: driver.where,
  columns: filterColumns[sourceOf(driver)],
})

function allFilters({ activities, measured }: CostModel): readonly Filtered[] {
  return [
    ...activities.flatMap(({ driver, minutes }, index) => [
      filteredDriver(`activities[${index}].driver`, driver),
      ...(minutes?.extra ?? []).map((extra, at) =>
        filteredDriver(`activities[${index}].minutes.extra[${at}].driver`, extra.driver),
      ),
    ]),
    ...measured.map(({ source, where }, index) => ({
      place: `measured[${index}]`,
      count: source,
      where,
      columns: filterColumns[source],
    })),
  ]
}

function ofFilters(model: CostModel): CostFinding[] {
  return allFilters(model).flatMap(({ place, count, where, columns }) =>
    where.flatMap(({ column }, index) =>
      columns.includes(column)
        ? []
        : [
            costError('filter-does-not-fit', {
              place: `${place}.where[${index}]`,
              params: { count, column, columns: columns.join(', ') || '(none)' },
            }),
          ],
    ),
  )
}

function ofActivity(activity: CostActivity, index: number, pools: readonly CostPool[]): CostFinding[] {
  const { name, minutes, share, step } = activity
  const place = `activities[${index}]`
  const pool = pools.find((candidate) => candidate.name === activity.pool)
  const params = { activity: name, pool: activity.pool }
  if (!pool) return [costError('unknown-pool', { place: `${place}.pool`, params })]
  const isIdle = minutes !== null && minutes.base === 0 && minutes.extra.every((extra) => extra.minutes <= 0)
  return [
    ...(pool.level === 'facility' ? [costError('facility-with-activity', { place: `${place}.pool`, params })] : []),
    ...(pool.level !== 'facility' && (pool.level === 'channel') !== (step === 'channel-cost')
      ? [costError('channel-step', { place: `${place}.step`, params })]
      : []),
    ...(pool.capacity !== null && minutes === null
      ? [costError('times-missing', { place: `${place}.minutes`, params })]
      : []),
    ...(minutes !== null && share !== null
      ? [costError('share-beside-times', { place: `${place}.share`, params })]
      : []),
    ...(isIdle ? [costError('time-below-zero', { place: `${place}.minutes`, params })] : []),
  ]
}

const SUM_TOLERANCE = 1e-6

/** How a pool without a capacity is divided among several activities. */
function ofDivision({ activities }: CostModel, pool: CostPool, index: number): CostFinding[] {
  const own = activities.filter((activity) => activity.pool === pool.name)
  const timed = own.filter(({ minutes }) => minutes !== null)
  if (pool.capacity !== null || own.length === 0 || timed.length === own.length) return []
  if (timed.length > 0) return [costError('times-mixed', { place: `pools[${index}]`, params: { pool: pool.name } })]
  const isEqual = own.every(({ share }) => share === null)
  const sum = own.reduce((total, { share }) => total + (share ?? 0), 0)
  if (isEqual || (Math.abs(sum - 1) < SUM_TOLERANCE && own.every(({ share }) => share !== null))) return []
  return [costError('shares-do-not-sum', { place: `pools[${index}]`, params: { pool: pool.name, sum } })]
}

/** Accounts of two pools that would take the same entries. */
function sharedAccounts({ source: one }: CostPool, { source: other }: CostPool): readonly string[] {
  if (one.kind !== 'ledger' || other.kind !== 'ledger') return []
  const isApart =
    one.activities !== null &&
    other.activities !== null &&
    !one.activities.some((text) => other.activities?.includes(text))
  return isApart ? [] : one.accounts.filter((account) => other.accounts.includes(account))
}

function ofAccounts({ pools }: CostModel): CostFinding[] {
  return pools.flatMap((pool, index) =>
    pools.slice(0, index).flatMap((earlier, at) =>
      sharedAccounts(pool, earlier).map((account) =>
        costError('account-counted-twice', {
          place: `pools[${index}].source.accounts`,
          params: { account, other: `pools[${at}].source.accounts` },
        }),
      ),
    ),
  )
}

const lower = ({ values }: DriverFilter): readonly string[] => values.map((value) => value.toLowerCase())

/** Whether no fact can pass both: each asks the same column for other values. */
const areApart = (one: readonly DriverFilter[], other: readonly DriverFilter[]): boolean =>
  one.some((a) =>
    other.some((b) => {
      if (a.column !== b.column || (a.except && b.except)) return false
      if (a.except) return lower(b).every((value) => lower(a).includes(value))
      if (b.except) return lower(a).every((value) => lower(b).includes(value))
      return !lower(a).some((value) => lower(b).includes(value))
    }),
  )

function ofMeasured({ measured, activities }: CostModel): CostFinding[] {
  const twice = measured.flatMap((cost, index) =>
    measured.slice(0, index).flatMap((earlier, at) =>
      cost.source === earlier.source && !areApart(cost.where, earlier.where)
        ? [
            costError('source-counted-twice', {
              place: `measured[${index}]`,
              params: { source: cost.source, other: `measured[${at}]` },
            }),
          ]
        : [],
    ),
  )
  const beside = measured.flatMap(({ source, step, where }, index) =>
    activities
      .filter(
        (activity) =>
          activity.step === step && (source === 'shipping' ? 'sales' : source) === sourceOf(activity.driver),
      )
      .filter((activity) => source === 'shipping' || !areApart(where, activity.driver.where))
      .map(({ pool }) =>
        costWarning('measured-beside-pool', { place: `measured[${index}]`, params: { source, pool } }),
      ),
  )
  return [...twice, ...beside]
}

function ofFinancing({ financing, activities }: CostModel): CostFinding[] {
  if (!financing) return []
  return activities
    .filter(({ step }) => step === 'financing')
    .map(({ pool }) => costWarning('financing-twice', { place: 'financing', params: { pool } }))
}

function ofWhole({ pools, direct, measured, financing }: CostModel): CostFinding[] {
  const isEmpty = pools.length + direct.length + measured.length === 0 && financing === null
  return isEmpty ? [costWarning('nothing-to-assign', { place: 'pools', params: {} })] : []
}

/** Everything that can be said of a model before it is used, each with its place. */
export function checkCostModel(model: CostModel): CostModelCheck {
  const findings = [
    ...ofNames(model),
    ...ofFilters(model),
    ...model.activities.flatMap((activity, index) => ofActivity(activity, index, model.pools)),
    ...model.pools.flatMap((pool, index) => ofDivision(model, pool, index)),
    ...ofAccounts(model),
    ...ofMeasured(model),
    ...ofFinancing(model),
    ...ofWhole(model),
  ]
  return { isSound: findings.every(({ severity }) => severity !== 'error'), findings }
}

/** @throws EngineError costing.invalid with the first finding that keeps the model from being used */
export function requireSound(model: CostModel): void {
  const broken = checkCostModel(model).findings.find(({ severity }) => severity === 'error')
  if (!broken) return
  const { code, place, params, message } = broken
  throw new EngineError('costing.invalid', { place, detail: { code: `finding.${code}`, params, message } })
}
