import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCustomers } from '../../src/customers/list.ts'
import { customerPage } from '../../src/customers/page.ts'
import { movementAlerts } from '../../src/movement/alerts.ts'
import { movementDrift } from '../../src/movement/drift.ts'
import { movementForecast } from '../../src/movement/forecast.ts'
import { movementBetween } from '../../src/movement/movement.ts'
import { movementPaths } from '../../src/movement/paths.ts'
import { timeInGroups } from '../../src/movement/time-in-group.ts'
import { sql } from '../../src/sql/sql.ts'
import { listProposals } from '../../src/strategy/proposals/proposals.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, membershipsOf, openTemporary, refreshTo, rowsOf } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const portfolioId = 'rfm'
const to = '2024-12-31'
const ends = ['02-29', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31']
const dates = ends.map((day) => `2024-${day}`)

/** A month unlike those before: forty new customers, and half of the old ones come back. */
const december = Array.from({ length: 40 }, (_, at) => at).flatMap((at) => [
  { order_id: `new ${at}`, customer_id: `new ${at}`, ordered_on: '2024-12-10', amount: 30 },
  ...[0, 1, 2].map((n) => ({
    order_id: `back ${at} ${n}`,
    customer_id: `b${String(at * 3 + n).padStart(5, '0')}`,
    ordered_on: '2024-12-12',
    amount: 20,
  })),
])

/** A few who come in the autumn: not all ways begin in a group. */
const autumn = ['08', '09', '10', '11'].flatMap((month) =>
  [0, 1, 2, 3].map((n) => ({
    order_id: `autumn ${month} ${n}`,
    customer_id: `autumn ${month} ${n}`,
    ordered_on: `2024-${month}-05`,
    amount: 25,
  })),
)

let workspace: Workspace
let close: () => Promise<void>
/** Group of each customer at each of the dates. */
let groups: ReadonlyMap<string, ReadonlyMap<string, number>>

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
  await insertFacts(workspace, { orders: autumn }, { earliestOn: '2024-08-05' })
  await insertFacts(workspace, { orders: december }, { earliestOn: '2024-12-10' })
  await refreshTo(workspace, to, dates.length - 1)
  const found = new Map<string, Map<string, number>>()
  for (const date of dates) {
    const rows = (await membershipsOf(workspace, date)).filter((row) => row.portfolio_id === portfolioId)
    found.set(date, new Map(rows.map((row) => [String(row.customer_id), Number(row.group_index)])))
  }
  groups = found
}, 120_000)

afterAll(() => close())

const byId = { sort: 'customerId', descending: false } as const

const at = (date: string) => groups.get(date) ?? new Map<string, number>()
const tally = <T>(items: Iterable<T>) => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(JSON.stringify(item), (counts.get(JSON.stringify(item)) ?? 0) + 1)
  return counts
}

describe('paths', () => {
  test('are those that following each customer by hand finds, most customers first', async () => {
    const answer = await movementPaths(workspace, { portfolioId, length: 3, everyMonths: 1 })
    expect(answer.dates).toEqual(dates.slice(-4, -1))
    expect(answer.marginUntil).toBe(to)
    const [first = '', second = '', third = ''] = answer.dates
    const there = [...at(to).keys()].filter((customer) => at(third).has(customer))
    const expected = tally(
      there.map((one) => [at(first).get(one) ?? null, at(second).get(one) ?? null, at(third).get(one)]),
    )
    expect(answer.customers).toBe(there.length)
    for (const path of answer.paths) expect(path.customers).toBe(expected.get(JSON.stringify(path.groups)))
    const counts = answer.paths.map(({ customers }) => customers)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(counts[0]).toBe(Math.max(...expected.values()))
  })

  test('bring the margin of what their customers bought until the next date', async () => {
    const { paths, dates: asked } = await movementPaths(workspace, { portfolioId, length: 2, everyMonths: 3 })
    expect(asked).toEqual(['2024-06-30', '2024-09-30'])
    const rows = await rowsOf(
      workspace,
      sql`SELECT c.customer_id AS id, sum(o.amount) * any_value(s.margin_rate) AS margin
          FROM customers AS c JOIN snapshots AS s ON s.customer_key = c.customer_key AND s.as_of = DATE '2024-12-31'
          LEFT JOIN orders AS o ON o.customer_key = c.customer_key AND o.ordered_on > DATE '2024-09-30' AND o.ordered_on <= DATE '2024-12-31'
          GROUP BY c.customer_id`,
    )
    const margins = new Map(rows.map((row) => [String(row.id), Number(row.margin ?? 0)]))
    const [path] = paths
    const them = [...at('2024-09-30').keys()].filter(
      (one) => at('2024-09-30').get(one) === path?.groups[1] && (at('2024-06-30').get(one) ?? null) === path?.groups[0],
    )
    expect(them).toHaveLength(path?.customers ?? 0)
    const mean = them.reduce((sum, one) => sum + (margins.get(one) ?? 0), 0) / them.length
    expect(path?.margin.value).toBeCloseTo(mean, 4)
  })

  test('come with a test of the road, whose verdict follows from its numbers', async () => {
    const { test: found, memory } = await movementPaths(workspace, { portfolioId, length: 2, everyMonths: 1 })
    const { verdict, pValue, shareOfRoad, degreesOfFreedom, customers } = found ?? expect.fail('no test')
    expect(customers).toBe([...at('2024-11-30').keys()].filter((one) => at(to).has(one)).length)
    expect(degreesOfFreedom[0]).toBeGreaterThan(0)
    if (pValue >= 0.05) expect(verdict.code).toBe('state-suffices')
    else expect(verdict.code).toBe(shareOfRoad >= 0.01 ? 'road-matters' : 'road-matters-little')
    expect(memory?.degreesOfFreedom).toBeGreaterThan(0)
    const { strength, statistic, customers: counted, verdict: told } = memory ?? expect.fail('no test of memory')
    expect(counted).toBe(customers)
    expect(strength).toBeCloseTo(Math.sqrt(statistic / counted), 12)
    if (told.params.pValue >= 0.05) expect(told.code).toBe('state-suffices')
    else expect(told.code).toBe(strength >= 0.1 ? 'road-tells' : 'road-tells-little')
  })

  test.each([
    [2, 1],
    [3, 1],
    [5, 1],
    [2, 3],
  ] as const)('of %i dates %i months apart lead to a list of exactly their customers', async (length, everyMonths) => {
    const { paths } = await movementPaths(workspace, { portfolioId, length, everyMonths })
    expect(paths.length).toBeGreaterThan(3)
    expect(paths.some(({ groups: way }) => way.includes(null))).toBe(true)
    for (const { list, customers, groups: way } of paths) {
      const steps = list.path.split(',').map((step) => step.split(':')[0] ?? '')
      const them = [...at(list.asOf).keys()].filter((one) =>
        steps.every((date, place) => (at(date).get(one) ?? null) === way[place]),
      )
      const answer = await listCustomers(workspace, { ...list, ...byId, page: 1, pageSize: 500 })
      expect(answer.total).toBe(customers)
      expect(answer.rows.map(({ customerId }) => customerId)).toEqual(them.sort())
    }
  })

  test('cannot be asked for over dates that were never computed', async () => {
    const query = { portfolioId, ...byId, page: 1, pageSize: 1, path: '2019-01-31:-' }
    await expect(listCustomers(workspace, query)).rejects.toMatchObject({ code: 'movement.date-not-computed' })
  })

  test('are not told where month ends are too few, and it is said how many are needed', async () => {
    const answer = await movementPaths(workspace, { portfolioId, length: 3, everyMonths: 12 })
    expect(answer).toMatchObject({
      paths: [],
      test: null,
      shortage: { code: 'too-few-dates', params: { needed: 4, found: 1, everyMonths: 12 } },
    })
  })
})

describe('time in group', () => {
  test('is the number of month ends in a row that counting back by hand finds', async () => {
    const answer = await timeInGroups(workspace, { portfolioId })
    expect(answer).toMatchObject({ since: dates[0], asOf: to, dates: dates.length, shortage: null })
    const months = (customer: string, group: number) => {
      const back = [...dates].reverse().findIndex((date) => at(date).get(customer) !== group)
      return back < 0 ? dates.length : back
    }
    for (const { group, customers, byMonths, mean, throughout, median } of answer.byGroup) {
      const them = [...at(to)].filter(([, one]) => one === group).map(([customer]) => months(customer, group))
      expect(customers).toBe(them.length)
      const counts = tally(them)
      expect(byMonths).toEqual(dates.map((_, place) => counts.get(JSON.stringify(place + 1)) ?? 0))
      if (them.length === 0) continue
      expect(mean).toBeCloseTo(them.reduce((sum, one) => sum + one, 0) / them.length, 12)
      expect(throughout).toBe(counts.get(JSON.stringify(dates.length)) ?? 0)
      expect(median).toBe(them.sort((a, b) => a - b)[Math.ceil(them.length / 2) - 1])
    }
  })
})

describe('drift', () => {
  test('is the stability index of group shares against the date of the cuts and the date before', async () => {
    const asOf = '2024-09-30'
    const { comparisons, history, missing } = await movementDrift(workspace, { portfolioId, asOf })
    expect(missing).toEqual([])
    expect(comparisons.map(({ with: what, date }) => [what, date])).toEqual([
      ['calibration', to],
      ['previous', '2024-08-31'],
    ])
    const share = (date: string, group: number) =>
      [...at(date).values()].filter((one) => one === group).length / at(date).size
    for (const { date, index, parts } of comparisons) {
      for (const part of parts) {
        expect(part.shareBefore).toBeCloseTo(share(date, part.group), 12)
        expect(part.shareAfter).toBeCloseTo(share(asOf, part.group), 12)
        if (part.shareBefore > 1e-4 && part.shareAfter > 1e-4) {
          const { shareBefore, shareAfter } = part
          expect(part.part).toBeCloseTo((shareAfter - shareBefore) * Math.log(shareAfter / shareBefore), 12)
        }
      }
      expect(index).toBeCloseTo(
        parts.reduce((sum, { part }) => sum + part, 0),
        12,
      )
    }
    expect(history.at(-1)).toMatchObject({ asOf, index: comparisons[0]?.index })
  })

  test('has the shift of each group’s mean in pooled standard deviations of its tiers’ measures', async () => {
    const asOf = '2024-09-30'
    const { comparisons } = await movementDrift(workspace, { portfolioId, asOf })
    const previous = comparisons.find((one) => one.with === 'previous') ?? expect.fail('no comparison')
    const values = async (date: string, group: number) => {
      const rows = await rowsOf(
        workspace,
        sql`SELECT customer_id AS id, recency_days AS value FROM snapshot WHERE as_of = CAST(${date} AS DATE)`,
      )
      return rows.filter((row) => at(date).get(String(row.id)) === group).map((row) => Number(row.value))
    }
    const largest = [...previous.centroids].sort((a, b) => b.customersAfter - a.customersAfter)[0]
    const group = largest?.group ?? -1
    const [before, after] = [await values(previous.date, group), await values(asOf, group)]
    const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length
    const squares = (all: readonly number[]) => all.reduce((sum, value) => sum + (value - mean(all)) ** 2, 0)
    const pooled = Math.sqrt((squares(before) + squares(after)) / (before.length + after.length))
    expect([largest?.customersBefore, largest?.customersAfter]).toEqual([before.length, after.length])
    const shift = largest?.measures.find(({ measure }) => measure === 'recency_days')?.shift
    expect(shift).toBeCloseTo((mean(after) - mean(before)) / pooled, 9)
  })

  test('has nothing to compare the date with on which the groups were cut, but the date before', async () => {
    const { comparisons, missing } = await movementDrift(workspace, { portfolioId })
    expect(missing).toEqual([{ code: 'calibrated-here' }])
    expect(comparisons.map((one) => one.with)).toEqual(['previous'])
  })
})

describe('the forecast of group sizes', () => {
  test('starts from the sizes there are and adds, month by month, the customers who come', async () => {
    const answer = await movementForecast(workspace, { portfolioId, horizon: 3, everyMonths: 1 })
    expect(answer).toMatchObject({ asOf: to, periods: dates.length - 1, shortage: null })
    for (const { on, group, customers } of answer.past) {
      expect(customers).toBe([...at(on).values()].filter((one) => one === group).length)
    }
    const months = [...new Set(answer.points.map(({ on }) => on))]
    expect(months).toEqual(['2025-01-31', '2025-02-28', '2025-03-31'])
    const joined = (at(to).size - at(dates[0] ?? '').size) / (dates.length - 1)
    for (const [ahead, on] of months.entries()) {
      const all = answer.points.filter((point) => point.on === on).reduce((sum, { expected }) => sum + expected, 0)
      expect(all).toBeCloseTo(at(to).size + joined * (ahead + 1), 6)
    }
    for (const { lower, lowerHalf, upperHalf, upper } of answer.points) {
      expect(lower <= lowerHalf && lowerHalf <= upperHalf && upperHalf <= upper).toBe(true)
    }
    expect(answer.backTest.map(({ ahead, origins }) => [ahead, origins])).toEqual([
      [1, 6],
      [2, 5],
      [3, 4],
    ])
    expect(answer.cautions.map(({ code }) => code)).toContain('few-periods')
    expect(await movementForecast(workspace, { portfolioId, horizon: 3, everyMonths: 1 })).toEqual(answer)
  })

  test('as of an earlier date does not know what came later', async () => {
    const early = await movementForecast(workspace, { portfolioId, asOf: '2024-08-31', horizon: 1, everyMonths: 1 })
    expect(early.past.every(({ on }) => on <= '2024-08-31')).toBe(true)
    expect(early.points[0]?.on).toBe('2024-09-30')
  })

  test('says how many month ends it needs', async () => {
    const answer = await movementForecast(workspace, { portfolioId, horizon: 3, everyMonths: 3 })
    expect(answer.shortage).toEqual({ code: 'too-few-dates', params: { needed: 5, found: 4, everyMonths: 3 } })
    expect([answer.points, answer.backTest]).toEqual([[], []])
  })
})

describe('alerts', () => {
  test('lead to a list of exactly the customers that they count', async () => {
    const { alerts, from, to: newest, periods } = await movementAlerts(workspace, {})
    expect([from, newest, periods]).toEqual(['2024-11-30', to, 9])
    expect(new Set(alerts.map(({ kind }) => kind)).size).toBeGreaterThan(2)
    expect(alerts).toContainEqual(expect.objectContaining({ kind: 'came-to-group', amount: 'more' }))
    for (const { list, customers, usual, amount } of alerts) {
      const { total } = await listCustomers(workspace, {
        ...list,
        sort: 'customerId',
        descending: false,
        page: 1,
        pageSize: 10,
      })
      expect(total).toBe(customers)
      expect(amount === 'more' ? customers > usual.upper : customers < usual.lower).toBe(true)
    }
  })

  test('are of one portfolio where one is asked about', async () => {
    const all = await movementAlerts(workspace, {})
    const one = await movementAlerts(workspace, { portfolioId })
    expect(one.alerts).toEqual(all.alerts.filter((alert) => alert.portfolioId === portfolioId))
  })

  test('of customers who come back better off propose nothing to be done', async () => {
    const { alerts } = await movementAlerts(workspace, { portfolioId })
    const left = alerts.filter(({ kind, amount }) => kind === 'left-group' && amount === 'more')
    expect(left.length).toBeGreaterThan(0)
    const { proposals } = await listProposals(workspace, { portfolioId })
    const movement = await movementBetween(workspace, { portfolioId, from: '2024-11-30', to })
    for (const { from } of left) {
      const leaving = movement.flows.filter((flow) => flow.from === from?.index)
      const customers = (direction: string) =>
        leaving.filter((flow) => flow.direction === direction).reduce((sum, flow) => sum + flow.customers, 0)
      const isProposed = proposals.some((one) => one.kind === 'look-into-leaving' && one.group.name === from?.name)
      expect(isProposed).toBe(customers('downgraded') > customers('upgraded'))
    }
    expect(proposals.filter(({ kind }) => kind === 'look-into-leaving').length).toBeLessThan(left.length)
  })

  test('need a few months that say what is usual', async () => {
    const { alerts, shortage } = await movementAlerts(workspace, { asOf: '2024-06-30' })
    expect(alerts).toEqual([])
    expect(shortage).toEqual({ code: 'too-few-dates', params: { needed: 8, found: 5, everyMonths: 1 } })
  })
})

describe('the way of a customer', () => {
  test('has the group before, the dates in the present one, and the moves up and down', async () => {
    const worth = new Map(
      (
        await rowsOf(
          workspace,
          sql`SELECT m.group_index AS g, sum(s.clv_12m) / count(*) AS worth FROM current_memberships AS m
            JOIN snapshot AS s ON s.customer_key = m.customer_key AND s.as_of = m.as_of
            JOIN portfolio_versions AS v USING (version_id)
            WHERE v.portfolio_id = ${portfolioId} AND m.as_of = CAST(${to} AS DATE) GROUP BY ALL`,
        )
      ).map((row) => [Number(row.g), Number(row.worth ?? 0)]),
    )
    for (const customerId of ['b00000', 'b00007', 'new 3']) {
      const { way, path } = await customerPage(workspace, { customerId, portfolioId })
      const steps = dates.flatMap((date) => at(date).get(customerId) ?? [])
      expect(path.map(({ group }) => group)).toEqual(steps)
      const last = steps.at(-1)
      const back = [...steps].reverse().findIndex((group) => group !== last)
      expect(way.datesInGroup).toBe(back < 0 ? steps.length : back)
      expect(way.previous?.group ?? null).toBe(back < 0 ? null : ([...steps].reverse()[back] ?? null))
      const pairs = steps.slice(1).map((group, n) => [worth.get(steps[n] ?? -1) ?? 0, worth.get(group) ?? 0] as const)
      expect(way.upgrades).toBe(pairs.filter(([before, after]) => after > before).length)
      expect(way.downgrades).toBe(pairs.filter(([before, after]) => after < before).length)
    }
  })
})

describe('a list of customers', () => {
  const listed = async (query: object) => {
    const page = { portfolioId, sort: 'customerId', descending: false, page: 1, pageSize: 500 } as const
    return (await listCustomers(workspace, { ...page, ...query })).rows.map(({ customerId }) => customerId).sort()
  }
  const since = '2024-09-30'

  test('of those who changed group leaves out who stayed and who was not there', async () => {
    const changed = [...at(to)].filter(
      ([customer, group]) => at(since).has(customer) && at(since).get(customer) !== group,
    )
    expect(await listed({ changedSince: since })).toEqual(changed.map(([customer]) => customer).sort())
  })

  test('of those who came leaves out who was there', async () => {
    const came = [...at(to).keys()].filter((customer) => !at(since).has(customer))
    expect(came.length).toBeGreaterThan(0)
    expect(await listed({ enteredSince: since })).toEqual(came.sort())
  })
})
