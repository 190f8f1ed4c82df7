import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEnd } from '../../src/measures/interval-ends.ts'
import { isNumeric, registeredMeasures } from '../../src/measures/registry.ts'
import { sql } from '../../src/sql/sql.ts'
import {
  type FactRow,
  insertFacts,
  measuresOf,
  refreshTo,
  rowsOf,
  snapshotOf,
  withFacts,
  withWorkspace,
} from '../company.ts'
import { day, facts, importedAt } from '../random-facts.ts'
import { type BruteForceSnapshot, bruteForceSnapshot } from '../snapshot/brute-force.ts'

const DAY = 86_400_000
const days = (from: unknown, to: unknown): number => (Date.parse(String(to)) - Date.parse(String(from))) / DAY
const ratio = (a: unknown, b: unknown): number | null => (a === null || !b ? null : Number(a) / Number(b))

function priceIndex({ discount, sold_amount: sold }: BruteForceSnapshot): number | null {
  const share = ratio(discount, Number(sold) + Number(discount))
  return share === null ? null : 1 - share
}

/** What the registry says of each measure, worked out from the brute-force snapshot. */
function expectedMeasures(row: BruteForceSnapshot, since: unknown) {
  const { as_of: asOf, first_purchase_on: first, last_purchase_on: last, revenue, purchase_days: purchases } = row
  const between = first === null ? null : days(first, last)
  const began = [first, since].filter((date) => typeof date === 'string' && date <= String(asOf)).sort()[0]
  return {
    recency_days: first === null ? null : days(last, asOf),
    frequency: Math.max(Number(purchases) - 1, 0),
    age_days: first === null ? null : days(first, asOf),
    tenure_days: began === undefined ? null : days(began, asOf),
    observed_lifetime_days: between,
    mean_gap_days: ratio(between, Number(purchases) - 1),
    silence_in_gaps: first === null ? null : ratio(days(last, asOf) * (Number(purchases) - 1), between),
    interactions_per_purchase: ratio(row.interactions, purchases),
    net_price_index: priceIndex(row),
    return_share: ratio(row.returned_amount, row.sold_amount),
    response_rate: ratio(row.responses, row.contacts),
    mean_purchase: ratio(revenue, purchases),
    mean_repeat_purchase:
      first === null ? null : ratio(Number(revenue) - Number(row.first_day_revenue), Number(purchases) - 1),
    gross_margin: row.cost_of_goods === null ? null : Number(row.costed_revenue) - Number(row.cost_of_goods),
    discount_share: ratio(row.discount, Number(row.sold_amount) + Number(row.discount)),
  }
}

describe('the registered measures', () => {
  test('say of any customer what their formulas say', () =>
    fc.assert(
      fc.asyncProperty(facts, day, async (all, asOf) => {
        const expected = bruteForceSnapshot(all, asOf, importedAt)
        fc.pre(expected.some((row) => row.first_purchase_on !== null))
        await withWorkspace(async (workspace) => {
          await insertFacts(workspace, all, { earliestOn: null, importedAt })
          await refreshTo(workspace, asOf)
          const found = await measuresOf(workspace, asOf)
          for (const [index, row] of expected.entries()) {
            const since = all.customers?.find(({ customer_id }) => customer_id === row.customer_id)?.since
            expect(found[index]).toMatchObject(expectedMeasures(row, since))
          }
        })
      }),
      { numRuns: 25 },
    ))

  test('are all columns of the view but for the ends of intervals, and no column is without a unit, a meaning and a source', () =>
    withFacts({}, async (workspace) => {
      const columns = (await rowsOf(workspace, sql`DESCRIBE snapshot`)).map((row) => row.column_name)
      for (const { name, unit, meaning, formula, source } of registeredMeasures) {
        expect(columns.includes(name), name).toBe(!isEnd(name))
        expect([unit, meaning, formula, source].every((text) => text !== '')).toBe(true)
      }
      expect(new Set(registeredMeasures.map(({ name }) => name)).size).toBe(registeredMeasures.length)
    }))

  test('that count or measure are numbers in the view, the others texts', () =>
    withFacts({}, async (workspace) => {
      const types = new Map(
        (await rowsOf(workspace, sql`DESCRIBE snapshot`)).map((row) => [row.column_name, row.column_type]),
      )
      for (const measure of registeredMeasures) {
        expect(types.get(measure.name) !== 'VARCHAR', measure.name).toBe(isNumeric(measure))
      }
    }))

  test('never count time from a day that is yet to come', () =>
    withFacts(
      {
        customers: [{ customer_id: 'early', since: '2024-06-01' }],
        interactions: [{ interaction_id: 'i1', customer_id: 'early', occurred_on: '2024-01-15' }],
      },
      async (workspace) => {
        await refreshTo(workspace, '2024-03-31')
        expect(await measuresOf(workspace, '2024-03-31')).toMatchObject([{ customer_id: 'early', tenure_days: null }])
      },
    ))
})

/** Laplace's statistic from the purchase days themselves, with the sign of the gaps: above 0 they grow. */
function laplace(purchases: readonly string[]): number {
  const times = purchases.map((date) => days('2020-01-01', date))
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const inner = times.slice(1, -1)
  const mean = inner.reduce((sum, time) => sum + time, 0) / inner.length
  return -(mean - (first + last) / 2) / ((last - first) * Math.sqrt(1 / (12 * inner.length)))
}

const buying = (dates: readonly string[]): FactRow[] =>
  dates.map((ordered_on, index) => ({ order_id: `o${index}`, customer_id: 'ann', ordered_on, amount: 10 }))

describe('the trend of gaps', () => {
  const trendOf = (dates: readonly string[]) =>
    withFacts({ orders: buying(dates) }, async (workspace) => {
      await refreshTo(workspace, '2024-12-31')
      return (await measuresOf(workspace, '2024-12-31'))[0]?.gap_trend
    })

  test.each([
    ['growing rarer', ['2024-01-01', '2024-01-05', '2024-01-15', '2024-03-01', '2024-08-01'], 1],
    ['growing more frequent', ['2024-01-01', '2024-06-01', '2024-09-01', '2024-09-20', '2024-10-01'], -1],
  ] as const)('is that of Laplace for purchases %s', async (_, dates, sign) => {
    const found = Number(await trendOf(dates))
    expect(Math.sign(found)).toBe(sign)
    expect(found).toBeCloseTo(laplace(dates), 10)
  })

  test('is nothing for purchases at even distances', async () => {
    expect(Number(await trendOf(['2024-01-01', '2024-01-11', '2024-01-21', '2024-01-31']))).toBeCloseTo(0, 12)
  })

  test.each([[['2024-01-01']], [['2024-01-01', '2024-02-01']]])('is not known of %j', async (dates) => {
    expect(await trendOf(dates)).toBeNull()
  })
})

describe('a purchase day', () => {
  const boughtOn = (amounts: readonly number[]) =>
    withFacts(
      {
        orders: amounts.map((amount, index) => ({
          order_id: `o${index}`,
          customer_id: 'ann',
          ordered_on: '2024-02-29',
          amount,
        })),
        interactions: [{ interaction_id: 'i', customer_id: 'ann', occurred_on: '2024-02-29' }],
      },
      async (workspace) => {
        await refreshTo(workspace, '2024-02-29')
        return (await snapshotOf(workspace, '2024-02-29'))[0]?.purchase_days
      },
    )

  test.each([
    ['two purchases', [10, 20], 1],
    ['a gift', [0], 1],
    ['a gift beside a purchase', [0, 5], 1],
    ['a return of something bought before', [-10], 0],
    ['a purchase that was cancelled', [10, -10], 0],
    ['a purchase that was cancelled in part', [10, -4], 1],
    ['purchases cancelled in a sum that binary fractions miss', [0.1, 0.2, -0.3], 0],
    ['purchases of which a cent is left', [1000, 0.01, -1000], 1],
  ])('of %s', async (_, amounts, expected) => {
    expect(await boughtOn(amounts)).toBe(expected)
  })
})

describe('twelve months', () => {
  test.each([
    ['2024-02-29', '2023-02-28', 0],
    ['2024-02-29', '2023-03-01', 1],
    ['2025-02-28', '2024-02-28', 0],
    ['2025-02-28', '2024-02-29', 1],
    ['2024-03-31', '2023-03-31', 0],
    ['2024-03-31', '2023-04-01', 1],
    ['2024-12-31', '2024-01-01', 1],
  ])('up to %s reach a purchase of %s: %i', (asOf, bought, expected) =>
    withFacts({ orders: buying([bought]) }, async (workspace) => {
      await refreshTo(workspace, asOf)
      expect(await snapshotOf(workspace, asOf)).toMatchObject([
        { purchase_days_12m: expected, purchase_days_prior_12m: 1 - expected, revenue_12m: 10 * expected },
      ])
    }),
  )
})
