import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { ratingOf } from '@sabad/stats/attractiveness/criterion-rating'
import { weightedScore } from '@sabad/stats/attractiveness/weighted-score'
import { kendallsW } from '@sabad/stats/evaluation/kendalls-w'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerPage } from '../../src/customers/page.ts'
import { portfolioAxes } from '../../src/portfolio/axes/portfolio-axes.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import { execute, type FactRow, membershipsOf, refreshTo, withComputed, withFacts } from '../company.ts'

const asOf = '2024-12-31'
const customers = Array.from({ length: 12 }, (_, index) => `c${String(index).padStart(2, '0')}`)

const orders: FactRow[] = customers.map((customer_id, index) => ({
  order_id: `o-${customer_id}`,
  customer_id,
  ordered_on: '2024-11-30',
  amount: 10 + index,
}))

/** Five criteria of unequal weight; the last is better the smaller it is. */
const criteria = [
  { title: 'Prestige', weight: 3, variable: 'ratings.prestige', worst: 1, best: 5 },
  { title: 'Volume', weight: 2, variable: 'ratings.volume', worst: 1, best: 5 },
  { title: 'Staff', weight: 2, variable: 'employees', worst: 0, best: 100 },
  { title: 'Distance', weight: 1, variable: 'ratings.distance', worst: 5, best: 1 },
]
const CUTS = [2.33, 3.67]

const definition: PortfolioDefinition = {
  portfolioId: 'scored',
  title: 'Scored',
  description: 'By a score',
  tiers: [
    {
      name: 'importance',
      title: 'Importance',
      score: { criteria, minimumCoverage: 0.5 },
      method: { kind: 'fixed', cuts: CUTS },
      labels: ['low', 'medium', 'high'],
      missing: 'not-rated',
    },
  ],
  groups: ['low', 'medium', 'high'].map((name) => ({
    name,
    title: name,
    description: name,
    anyOf: [{ importance: [name] }],
  })),
  rest: { name: 'rest', title: 'Rest', description: 'Not rated' },
  matching: 'exact',
}

/** Ada's word unless another's is told. */
const rating = (told: FactRow): FactRow => ({ rater: 'Ada', scale_max: 5, rated_on: '2024-01-10', ...told })

/** The score as stats has it, from one rating of each criterion. */
function expectedScore(values: readonly (number | null)[]) {
  const ratings = criteria.map(({ worst, best }, index) => {
    const value = values[index] ?? null
    const anchors = { low: Math.min(worst, best), high: Math.max(worst, best), reverse: best < worst }
    return value === null ? null : ratingOf(value, anchors)
  })
  return weightedScore(
    ratings,
    criteria.map(({ weight }) => weight),
  )
}

const values = fc.array(
  fc.tuple(
    fc.option(fc.integer({ min: 1, max: 5 })),
    fc.option(fc.integer({ min: 1, max: 5 })),
    fc.option(fc.integer({ min: -20, max: 140 })),
    fc.option(fc.integer({ min: 1, max: 5 })),
  ),
  { minLength: customers.length, maxLength: customers.length },
)

describe('a tier that is a score', () => {
  test(
    'puts everyone where the weighted score of stats is, the unrated and the too thinly rated nowhere',
    () =>
      withComputed({ orders }, { asOf }, async (workspace) => {
        await fc.assert(
          fc.asyncProperty(values, async (all) => {
            fc.pre(all.some((row) => row.some((value) => value !== null)))
            await execute(workspace, sql`DELETE FROM ratings`)
            for (const [index, [prestige, volume, staff, distance]] of all.entries()) {
              const id = customers[index] ?? ''
              await execute(
                workspace,
                sql`UPDATE customers SET employees = CAST(${staff} AS DOUBLE) WHERE customer_id = ${id}`,
              )
              for (const [name, score] of Object.entries({ prestige, volume, distance }))
                if (score !== null)
                  await execute(
                    workspace,
                    sql`INSERT INTO ratings SELECT customer_key, ${name}, ${score}, 5, 'Ada', DATE '2024-01-10', 1 FROM customers WHERE customer_id = ${id}`,
                  )
            }
            await addPortfolio(workspace, { definition })
            const rows = (await membershipsOf(workspace, asOf)).filter((row) => row.portfolio_id === 'scored')
            const newest = Math.max(...rows.map((row) => Number(row.number)))
            const cells = rows.filter((row) => row.number === newest).map((row) => Number(row.cell))
            const expected = all.map((row) => expectedScore(row))
            for (const [index, { score, coverage }] of expected.entries()) {
              const isScored = score !== null && coverage >= 0.5
              // On a cut itself rounding may decide.
              if (score !== null && CUTS.some((cut) => Math.abs(cut - score) < 1e-9)) continue
              const wanted = isScored ? 1 + CUTS.filter((cut) => score > cut).length : 0
              expect(cells[index], `${all[index]}`).toBe(wanted)
            }
            const page = await customerPage(workspace, { customerId: 'c00', portfolioId: 'scored' })
            const [first] = expected
            expect(page.axes[0]?.coverage).toBeCloseTo(first?.coverage ?? -1, 12)
            expect(page.axes[0]?.isThin).toBe(first?.isThin)
            const isKnown = first !== undefined && first.score !== null && first.coverage >= 0.5
            if (isKnown) expect(page.axes[0]?.score).toBeCloseTo(first.score ?? -1, 12)
            else expect(page.axes[0]?.score).toBeNull()
            expect(page.axes[0]?.criteria.map((one) => one.rating === null)).toEqual(all[0]?.map((one) => one === null))
          }),
          { numRuns: 12 },
        )
      }),
    180_000,
  )
})

describe('how axes are scored', () => {
  const two = ['Ada', 'Ben'] as const
  const prestige: Readonly<Record<(typeof two)[number], readonly number[]>> = {
    Ada: [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 2, 4],
    Ben: [1, 3, 2, 5, 4, 2, 2, 3, 5, 5, 1, 4],
  }
  const facts = {
    orders,
    ratings: [
      ...two.flatMap((rater) =>
        customers.map((customer_id, index) =>
          rating({ customer_id, criterion: 'prestige', rater, score: prestige[rater][index] ?? 0 }),
        ),
      ),
      // Cem has seen one customer only, and cannot be compared.
      rating({ customer_id: 'c00', criterion: 'prestige', rater: 'Cem', score: 5 }),
      // An older word of the same rater, and a later one, that must not count.
      rating({ customer_id: 'c01', criterion: 'prestige', score: 5, rated_on: '2023-01-10' }),
      rating({ customer_id: 'c01', criterion: 'prestige', score: 5, rated_on: '2025-01-10' }),
      ...customers
        .slice(0, 9)
        .map((customer_id, index) => rating({ customer_id, criterion: 'volume', score: 1 + (index % 5) })),
    ],
  }

  test('is told with coverage, raters, agreement, thin scores and what hangs by the weights', () =>
    withFacts(facts, async (workspace) => {
      await refreshTo(workspace, asOf)
      await addPortfolio(workspace, { definition })
      const { axes, sensitivity, customers: base } = await portfolioAxes(workspace, { portfolioId: 'scored' })
      const [axis] = axes
      expect(base).toBe(12)
      // Prestige and volume are 5 of 8 weights, prestige alone 3 of 8, which is no score.
      expect(axis).toMatchObject({ scored: 9, thin: 9, cuts: CUTS })
      expect(axis?.thinCustomers[0]?.missing).toEqual(['Staff', 'Distance'])
      expect(axis?.criteria.map((one) => [one.customers, one.raters])).toEqual([
        [12, 3],
        [9, 1],
        [0, null],
        [0, 0],
      ])
      const expected = kendallsW([Float64Array.from(prestige.Ada), Float64Array.from(prestige.Ben)])
      expect(axis?.criteria[0]?.agreement).toEqual({
        w: expect.closeTo(expected.w ?? -1, 12),
        pValue: expect.closeTo(expected.pValue ?? -1, 12),
        raters: 2,
        customers: 12,
      })
      expect(axis?.criteria.slice(1).every((one) => one.agreement === null)).toBe(true)
      expect(sensitivity).toMatchObject({ customers: 9, draws: 200 })
      expect(sensitivity?.kept).toBeGreaterThan(0.5)
      expect(sensitivity?.kept).toBeLessThan(1)
      expect(await portfolioAxes(workspace, { portfolioId: 'scored' })).toMatchObject({ sensitivity })
    }))

  test('is an empty list where no tier is a score', () =>
    withComputed({ orders }, { asOf }, async (workspace) => {
      expect(await portfolioAxes(workspace, { portfolioId: 'rfm' })).toMatchObject({ axes: [], sensitivity: null })
    }))
})
