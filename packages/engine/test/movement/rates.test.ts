import { beforeAll, describe, expect, test } from 'vitest'
import { movementBetween } from '../../src/movement/movement.ts'
import { movementReasons } from '../../src/movement/reasons.ts'
import { allGroups, groupOfEachCell, levelsOf } from '../../src/portfolio/cells.ts'
import { currentPortfolio } from '../../src/portfolio/store.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { membershipsOf, refreshTo, snapshotOf, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const from = '2024-06-30'
const to = '2024-12-31'

interface Step {
  readonly customer: string
  readonly before: number | null
  readonly after: number
  readonly cells: readonly [number | null, number]
  readonly values: readonly [number | null, number | null]
}

/** Every customer of the later date, with the group, cell and value at each date. */
async function steps(workspace: Workspace, portfolioId: string): Promise<Step[]> {
  const at = async (date: string) => {
    const members = (await membershipsOf(workspace, date)).filter((row) => row.portfolio_id === portfolioId)
    const values = new Map((await snapshotOf(workspace, date)).map((row) => [row.customer_id, row.clv_12m]))
    return new Map(
      members.map((row) => [
        String(row.customer_id),
        { group: row.group_index, cell: row.cell, value: values.get(row.customer_id ?? '') },
      ]),
    )
  }
  const [earlier, later] = [await at(from), await at(to)]
  const number = (value: unknown) => (value === null || value === undefined ? null : Number(value))
  return [...later].map(([customer, row]) => {
    const before = earlier.get(customer)
    return {
      customer,
      before: number(before?.group),
      after: Number(row.group),
      cells: [number(before?.cell), Number(row.cell)],
      values: [number(before?.value), number(row.value)],
    }
  })
}

const sum = (values: readonly (number | null)[]) => values.reduce((all: number, value) => all + (value ?? 0), 0)

interface Found {
  readonly movement: Awaited<ReturnType<typeof movementBetween>>
  readonly reasons: Awaited<ReturnType<typeof movementReasons>>
  readonly portfolio: Awaited<ReturnType<typeof currentPortfolio>>
  readonly steps: readonly Step[]
}

let found: Found

beforeAll(async () => {
  await withFacts(simulatedBuyers(300), async (workspace) => {
    await refreshTo(workspace, to, 6)
    const between = { portfolioId: 'rfm', from, to }
    found = {
      movement: await movementBetween(workspace, between),
      reasons: await movementReasons(workspace, between),
      portfolio: await workspace.read((database) => currentPortfolio(database, 'rfm')),
      steps: await steps(workspace, 'rfm'),
    }
  })
}, 60_000)

describe('the ranking of the groups', () => {
  test('is by mean lifetime value at the earlier date, the best first', () => {
    const { movement, steps: all } = found
    expect(movement.rankedBy).toBe('lifetime-value')
    for (const { group, mean, before } of movement.byGroup) {
      const there = all.filter((step) => step.before === group)
      expect(before).toBe(there.length)
      if (there.length > 0) expect(mean).toBeCloseTo(sum(there.map(({ values }) => values[0])) / there.length, 6)
    }
    const ranked = movement.byGroup.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, position) => position + 1))
    const means = ranked.map(({ mean }) => mean ?? Number.NaN)
    expect(means).toEqual([...means].sort((a, b) => b - a))
  })

  test('tells who moved up and who down, as counting customer by customer does', () => {
    const { movement, steps: all } = found
    const rank = new Map(movement.byGroup.map((place) => [place.group, place.rank ?? Number.NaN]))
    const there = all.filter(({ before }) => before !== null)
    const up = there.filter(({ before, after }) => (rank.get(after) ?? 0) < (rank.get(before ?? -1) ?? 0))
    const down = there.filter(({ before, after }) => (rank.get(after) ?? 0) > (rank.get(before ?? -1) ?? 0))
    expect(up.length).toBeGreaterThan(0)
    expect(down.length).toBeGreaterThan(0)
    expect(movement.upgradeRate).toMatchObject({ value: up.length / there.length, population: there.length })
    expect(movement.downgradeRate).toMatchObject({ value: down.length / there.length })
    for (const { group, upgraded, downgraded, stayed, before } of movement.byGroup) {
      if (before === 0) expect(upgraded).toMatchObject({ value: null, missing: 'no-customers' })
      else expect(upgraded.value).toBe(up.filter((step) => step.before === group).length / before)
      if (before > 0) expect(sum([upgraded.value, downgraded.value, stayed.value])).toBeCloseTo(1, 12)
    }
  })
})

describe('the net value of moves', () => {
  test('adds up over the directions to the change in value of the whole base', () => {
    const { movement, steps: all } = found
    const expected = sum(all.map(({ values }) => values[1])) - sum(all.map(({ values }) => values[0]))
    expect(sum(movement.netValue.map(({ change }) => change))).toBeCloseTo(expected, 6)
    expect(sum(movement.netValue.map(({ customers }) => customers))).toBe(all.length)
  })

  test('is not told where no lifetime value could be published, and the ranking is by revenue', () =>
    withFacts(
      {
        orders: ['2024-05-01', '2024-11-01'].map((day, n) => ({
          order_id: `o${n}`,
          customer_id: `c${n}`,
          ordered_on: day,
          amount: 10,
        })),
      },
      async (workspace) => {
        await refreshTo(workspace, to, 6)
        const movement = await movementBetween(workspace, { portfolioId: 'rfm', from, to })
        expect(movement.rankedBy).toBe('revenue')
        expect(movement.netValue.map(({ change }) => change)).toEqual([null, null, null, null, null])
      },
    ))
})

describe('the reasons of a move', () => {
  test('are the tiers whose level changed, counted customer by customer', () => {
    const { reasons, steps: all, portfolio } = found
    const { tiers } = portfolio.definition
    const sizes = tiers.map((tier) => levelsOf(tier).length)
    const levels = (cell: number) => {
      const [second = 0] = sizes.slice(1)
      return [Math.floor(cell / second), cell % second]
    }
    const moved = all.filter(({ before, after }) => before !== null && before !== after)
    expect(sum(reasons.flows.map(({ customers }) => customers))).toBe(moved.length)
    for (const flow of reasons.flows) {
      const them = moved.filter(({ before, after }) => before === flow.from && after === flow.to)
      expect(them.length).toBe(flow.customers)
      expect(flow.causes.length).toBeGreaterThan(0)
      for (const cause of flow.causes) {
        const tier = tiers.findIndex(({ name }) => name === cause.tier)
        const labels = levelsOf(tiers[tier] ?? expect.fail('no tier'))
        const changed = them.filter(({ cells }) => {
          const [b, a] = [levels(cells[0] ?? -1)[tier], levels(cells[1])[tier]]
          return labels[b ?? -1] === cause.before && labels[a ?? -1] === cause.after
        })
        expect(cause.customers).toBe(changed.length)
        const alone = changed.filter(({ cells }) => {
          const mixed = [...levels(cells[0] ?? -1)]
          mixed[tier] = levels(cells[1])[tier] ?? 0
          const cell = (mixed[0] ?? 0) * (sizes[1] ?? 0) + (mixed[1] ?? 0)
          return groupOfEachCell(portfolio.definition)[cell] === flow.to
        })
        expect(cause.alone).toBe(alone.length)
      }
    }
  })

  test('name the line that was crossed last', () => {
    const { calibration, definition } = found.portfolio
    const { cuts } = calibration
    const causes = found.reasons.flows.flatMap((flow) => flow.causes)
    const [recency] = definition.tiers
    const labels = recency ? levelsOf(recency) : []
    const rose = causes.filter(({ tier, change }) => tier === recency?.name && change === 'rose-above')
    const fell = causes.filter(({ tier, change }) => tier === recency?.name && change === 'fell-to')
    expect(rose.length).toBeGreaterThan(0)
    expect(fell.length).toBeGreaterThan(0)
    for (const { after, line } of rose) expect(line).toBe(cuts[recency?.name ?? '']?.[labels.indexOf(after) - 2])
    for (const { after, line } of fell) expect(line).toBe(cuts[recency?.name ?? '']?.[labels.indexOf(after) - 1])
  })

  test('belong to groups of the portfolio, and never to who stayed', () => {
    const known = new Set(allGroups(found.portfolio.definition).map(({ index }) => index))
    for (const flow of found.reasons.flows) {
      expect(flow.from).not.toBe(flow.to)
      expect(known.has(flow.from) && known.has(flow.to)).toBe(true)
    }
  })
})
