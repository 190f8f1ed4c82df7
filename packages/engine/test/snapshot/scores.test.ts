import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { discountedPurchasesIfAlive } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedPurchases, expectedPurchasesIfAlive } from '@sabad/stats/lifetime/expected-purchases'
import { expectedSpend } from '@sabad/stats/lifetime/expected-spend'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { meanSpendQuantile } from '@sabad/stats/lifetime/mean-spend-quantile'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import { beforeAll, describe, expect, test } from 'vitest'
import { silent } from '../../src/runs/progress.ts'
import { COUNT_COLUMNS } from '../../src/snapshot/count-quantile.ts'
import { layIntervalEnds } from '../../src/snapshot/interval-ends.ts'
import { fromNowhere } from '../../src/snapshot/model-starts.ts'
import { fitModels, type SnapshotModels } from '../../src/snapshot/models.ts'
import { storeSnapshot } from '../../src/snapshot/score.ts'
import { summarise } from '../../src/snapshot/summarise.ts'
import { windowOf } from '../../src/snapshot/window.ts'
import { sql } from '../../src/sql/sql.ts'
import { keepSums } from '../../src/sums/keep-sums.ts'
import { anyRow, type Facts, type PlainRow, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2025-02-28'
const YEAR = 365.25 / 7
const discountRate = 0.12
const marginRate = 0.4

const daily = (customer: string, from: string, days: number): Facts => ({
  orders: Array.from({ length: days }, (_, index) => ({
    order_id: `${customer}${index}`,
    customer_id: customer,
    ordered_on: new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10),
    amount: 5,
  })),
})

/** Someone who came daily for two years and then never again: the exponential of the silence overflows. */
const vanished = daily('vanished', '2017-01-01', 730)
/** Someone who comes daily to this day: of more purchases in a year than a cell has columns for. */
const regular = daily('regular', '2024-12-01', 90)

async function scoresAt(facts: Facts, resolution: number, models?: SnapshotModels) {
  return withFacts(facts, async (workspace) => {
    return workspace.writeInSteps(async (database) => {
      await keepSums(database, silent)
      await summarise(database, windowOf(asOf))
      const fitted =
        models ?? (await fitModels(database, { customers: 1, resolution, judgement: null, starts: fromNowhere }))
      await storeSnapshot(database, 1, { models: fitted, resolution, discountRate, marginRate })
      await layIntervalEnds(database, 'ends', { models: fitted, resolution, snapshots: sql`FROM snapshots` })
      const rows = await database.rows(
        sql`SELECT c.customer_id, s.*, e.*, (s.as_of - first_purchase_on) AS age_days, (last_purchase_on - first_purchase_on) AS recency
            FROM snapshots AS s JOIN customers AS c USING (customer_key) LEFT JOIN ends AS e USING (customer_key) ORDER BY customer_id`,
        anyRow,
      )
      return { models: fitted, rows }
    })
  })
}

const value = (row: PlainRow, column: string): number => Number(row[column])

/** Least relative difference that a column of single precision can hold. */
const TOLERANCE = 1e-6

function expectClose(found: number, expected: number, what: string): void {
  expect(Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-30), what).toBeLessThan(TOLERANCE)
}

function fitted(models: SnapshotModels) {
  const { alive, purchases, spend } = models
  if (!alive || !purchases || !spend) throw new Error('a model is missing')
  return { alive, purchases, spend }
}

type Models = ReturnType<typeof fitted>

function known(row: PlainRow) {
  const frequency = value(row, 'purchase_days') - 1
  const mean = (value(row, 'revenue') - value(row, 'first_day_revenue')) / frequency
  const history = { frequency, recency: value(row, 'recency') / 7, age: value(row, 'age_days') / 7 }
  return { history, spend: { frequency, meanValue: frequency === 0 ? 0 : mean } }
}

const discounting = (years: number, step: number) => ({
  horizon: years * YEAR,
  ratePerUnit: Math.log(1 + discountRate) / YEAR,
  step,
})

function expectedScores(models: Models, row: PlainRow) {
  const { history, spend } = known(row)
  const alive = probabilityAlive(models.purchases, history)
  const money = expectedSpend(models.spend, spend) * value(row, 'margin_rate')
  const year = discountedPurchasesIfAlive(models.purchases, history, discounting(1, YEAR / 4))
  const residual = discountedPurchasesIfAlive(models.purchases, history, discounting(10, YEAR))
  return {
    probability_alive: probabilityAlive(models.alive, history),
    expected_purchases_12m: expectedPurchases(models.purchases, history, YEAR),
    expected_spend: expectedSpend(models.spend, spend),
    clv_12m: alive * year * money,
    clv_residual: alive * residual * money,
  }
}

/** The smallest count that the purchases stay at or below with this probability, the dead buying nothing. */
function quantile(models: Models, row: PlainRow, { level, years = 1 }: { level: number; years?: number }): number {
  const { history } = known(row)
  const alive = probabilityAlive(models.purchases, history)
  const living = purchaseCountDistributionIfAlive(models.purchases, history, { horizon: years * YEAR, tail: 1e-6 })
  return living.findIndex((upTo) => 1 - alive + alive * upTo >= level)
}

const logit = (probability: number): number => Math.log(probability / (1 - probability))

describe('scores of an exact snapshot', () => {
  let rows: readonly PlainRow[]
  let models: Models

  beforeAll(async () => {
    const base = simulatedBuyers(900)
    const orders = [base, vanished, regular].flatMap((facts) => facts.orders ?? [])
    const scored = await scoresAt({ orders }, 1)
    rows = scored.rows
    models = fitted(scored.models)
  })

  test('are those of models that were fitted to the base and published', () => {
    expect(rows.length).toBeGreaterThan(800)
    expect([models.alive.kind, models.purchases.kind]).toEqual([mbgNbd.name, bgNbd.name])
    expect(gammaGamma.name).toBe('gamma-gamma')
  })

  test.each(['probability_alive', 'expected_purchases_12m', 'expected_spend', 'clv_12m', 'clv_residual'] as const)(
    'have the %s that the model gives to each customer by itself',
    (column) => {
      for (const row of rows.filter(({ customer_id }) => customer_id !== 'vanished')) {
        expectClose(value(row, column), expectedScores(models, row)[column], `${row.customer_id}`)
      }
    },
  )

  test.each([
    ['expected_purchases_12m_lower', 0.1],
    ['expected_purchases_12m_upper', 0.9],
  ] as const)('have the %s that the distribution of counts gives', (column, level) => {
    for (const row of rows) expect(value(row, column), `${row.customer_id}`).toBe(quantile(models, row, { level }))
    const most = rows.find(({ customer_id }) => customer_id === 'regular') ?? {}
    expect(value(most, 'expected_purchases_12m_upper')).toBeGreaterThan(COUNT_COLUMNS)
  })

  test('give the interval of lifetime value the discount of its mean', () => {
    for (const row of rows.filter(({ customer_id }) => customer_id !== 'vanished')) {
      const perPurchase = value(row, 'clv_12m') / value(row, 'expected_purchases_12m')
      for (const end of ['lower', 'upper']) {
        const expected = value(row, `expected_purchases_12m_${end}`) * perPurchase
        expectClose(value(row, `clv_12m_${end}`) + 1, expected + 1, `${row.customer_id} ${end}`)
      }
    }
  })

  test('have an interval of P(alive) that is symmetric in the log-odds', () => {
    const uncertain = rows.filter((row) => value(row, 'probability_alive_upper') < 1 && row.customer_id !== 'vanished')
    expect(uncertain.length).toBeGreaterThan(rows.length / 2)
    for (const row of uncertain) {
      const [low, middle, high] = ['_lower', '', '_upper'].map((end) => logit(value(row, `probability_alive${end}`)))
      expect((low ?? 0) + (high ?? 0), `${row.customer_id}`).toBeCloseTo(2 * (middle ?? 0), 3)
      expect(high).toBeGreaterThan(low ?? Infinity)
    }
  })

  test.each([
    ['expected_spend_lower', 0.1],
    ['expected_spend_upper', 0.9],
  ] as const)('have the %s that the customer’s own distribution of mean spend gives', (column, level) => {
    for (const row of rows) {
      expectClose(value(row, column), meanSpendQuantile(models.spend, known(row).spend, level), `${row.customer_id}`)
    }
  })

  test.each([
    ['clv_residual_lower', 0.1],
    ['clv_residual_upper', 0.9],
  ] as const)('have the %s that the counts of ten years give, rounded up to their steps', (column, level) => {
    for (const row of rows) {
      const { history, spend } = known(row)
      const discounted = discountedPurchasesIfAlive(models.purchases, history, discounting(10, YEAR))
      const factor = discounted / expectedPurchasesIfAlive(models.purchases, history, 10 * YEAR)
      const money = expectedSpend(models.spend, spend) * value(row, 'margin_rate')
      const counts = value(row, column) / (factor * money)
      const horizon = { horizon: 10 * YEAR, tail: 0.1 }
      const range = purchaseCountDistributionIfAlive(models.purchases, history, horizon).length
      const step = Math.ceil(range / 32)
      const exact = quantile(models, row, { level, years: 10 })
      expect(counts, `${row.customer_id}`).toBeCloseTo(step * Math.ceil(exact / step), 2)
    }
  })

  test('leave nobody between without a number, nor anybody with one that is none', () => {
    const scores = [
      'probability_alive',
      'probability_alive_lower',
      'probability_alive_upper',
      'expected_spend_lower',
      'expected_spend_upper',
      'clv_12m',
      'clv_12m_lower',
      'clv_12m_upper',
      'clv_residual',
      'clv_residual_lower',
      'clv_residual_upper',
    ]
    for (const row of rows) {
      for (const column of scores) expect(Number.isFinite(row[column]), `${row.customer_id} ${column}`).toBe(true)
    }
  })
})

describe('scores of a snapshot grouped by weeks', () => {
  test('differ from the exact ones by less than half a percent, with the same models', async () => {
    const facts = simulatedBuyers(900)
    const exact = await scoresAt(facts, 1)
    const weekly = await scoresAt(facts, 7, exact.models)
    for (const column of ['expected_purchases_12m', 'clv_12m', 'clv_residual']) {
      for (const [index, row] of exact.rows.entries()) {
        const found = value(weekly.rows[index] ?? {}, column)
        expect(Math.abs(found - value(row, column)), `${row.customer_id} ${column}`).toBeLessThan(
          5e-3 * value(row, column),
        )
      }
    }
  })

  test('take everything that is not interpolated from exact days', async () => {
    const facts = simulatedBuyers(400)
    const exact = await scoresAt(facts, 1)
    const weekly = await scoresAt(facts, 7, exact.models)
    const of = (rows: readonly PlainRow[]) =>
      rows.map(({ probability_alive, expected_spend }) => [probability_alive, expected_spend])
    expect(of(weekly.rows)).toEqual(of(exact.rows))
  })

  test('come from models whose parameters are within a hundredth of the exact ones', async () => {
    const facts = simulatedBuyers(900)
    const exact = fitted((await scoresAt(facts, 1)).models)
    const weekly = fitted((await scoresAt(facts, 7)).models)
    for (const name of ['r', 'alpha'] as const) {
      const { [name]: expected } = exact.purchases.parameters
      expect(Math.abs(weekly.purchases.parameters[name] / expected - 1), name).toBeLessThan(1e-2)
    }
    const { p, q, gamma } = exact.spend.parameters
    expect((weekly.spend.parameters.p * weekly.spend.parameters.gamma) / (weekly.spend.parameters.q - 1)).toBeCloseTo(
      (p * gamma) / (q - 1),
      1,
    )
  })
})
