import { deltaInterval } from '@sabad/stats/evaluation/delta-method'
import { discountedPurchasesIfAlive } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedSpend } from '@sabad/stats/lifetime/expected-spend'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { describe, expect, test } from 'vitest'
import { customerPage } from '../../src/customers/page.ts'
import { modelsInUse } from '../../src/models/models-in-use.ts'
import { storedPurchaseModel, storedSpendModel } from '../../src/models/stored-model.ts'
import { portfolioBorders } from '../../src/portfolio/borders.ts'
import { addPortfolio, readPortfolio } from '../../src/portfolio/store.ts'
import { yearOf } from '../../src/snapshot/discounting.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { measuresOf, type PlainRow, snapshotOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const portfolioId = 'value-tiers'

/** Of one customer, straight from the stored models: the two independent errors of purchases and of money together. */
async function deviationOf(workspace: Workspace, row: PlainRow): Promise<number> {
  const { purchases, spend } = await workspace.read((database) => modelsInUse(database, asOf))
  const model = storedPurchaseModel(purchases.json ?? '')
  const money = storedSpendModel(spend.json ?? '')
  if (!model) throw new Error('no model of purchases')
  const frequency = Number(row.purchase_days) - 1
  const weeks = (from: unknown, to: unknown) => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000 / 7
  const known = {
    frequency,
    recency: weeks(row.first_purchase_on, row.last_purchase_on),
    age: weeks(row.first_purchase_on, asOf),
  }
  const log = { scale: 'log', level: 0.8 } as const
  const half = (interval: { lower: number; upper: number }) => Math.log(interval.upper / interval.lower) / 2
  const bought = deltaInterval(
    model,
    (one) => probabilityAlive(one, known) * discountedPurchasesIfAlive(one, known, yearOf(0.1)),
    log,
  )
  const meanValue = frequency > 0 ? (Number(row.revenue) - Number(row.first_day_revenue)) / frequency : 0
  const spent = deltaInterval(money, (one) => expectedSpend(one, { frequency, meanValue }), log)
  return Math.hypot(half(bought), half(spent))
}

describe('borders', () => {
  test('are crossed by those of whom the models leave a cut point open, counted one by one', () =>
    withComputed(simulatedBuyers(300), { asOf }, async (workspace) => {
      const { calibration } = await readPortfolio(workspace, portfolioId)
      const cuts = calibration.cuts.value ?? []
      const rows = await snapshotOf(workspace, asOf)
      const band = (value: unknown) => (value === null ? 5 : 4 - cuts.filter((cut) => Number(value) > cut).length)
      const places: { id: string; at: number; low: number; high: number }[] = []
      for (const row of rows) {
        const { clv_12m } = row
        const reach = clv_12m === null ? 0 : await deviationOf(workspace, row)
        const times = (factor: number) => (clv_12m === null ? null : Number(clv_12m) * factor)
        const ends = { low: band(times(Math.exp(-reach))), high: band(times(Math.exp(reach))) }
        places.push({ id: String(row.customer_id), at: band(clv_12m), ...ends })
      }
      const { measures, oneIn, groups } = await portfolioBorders(workspace, { portfolioId })
      expect({ measures, oneIn }).toEqual({ measures: ['clv_12m'], oneIn: 1 })
      for (const group of groups) {
        const own = places.filter(({ at }) => at === group.index)
        const crossing = own.filter(({ at, low, high }) => low !== at || high !== at)
        expect([group.customers, group.crossing], group.name).toEqual([own.length, crossing.length])
        for (const { index, customers } of group.reaches)
          expect(own.filter(({ low, high }) => low === index || high === index)).toHaveLength(customers)
      }
      const crossing = places.filter(({ at, low, high }) => low !== at || high !== at)
      expect(crossing.length).toBeGreaterThan(0)
      // What may happen to one customer reaches another group for nearly all of them; what the models leave open does not.
      const measured = await measuresOf(workspace, asOf)
      const possible = measured.filter((row) => band(row.clv_12m_lower) !== band(row.clv_12m_upper))
      expect(crossing.length).toBeLessThan(possible.length / 2)
      for (const { id, at, low, high } of [...crossing.slice(0, 3), ...places.slice(0, 3)]) {
        const page = await customerPage(workspace, { customerId: id, portfolioId })
        expect(page.reaches.map(({ end, index }) => [end, index])).toEqual([
          ...(low === at ? [] : [['low', low]]),
          ...(high === at ? [] : [['high', high]]),
        ])
      }
    }))

  test('of households are crossed by the whole, whose members err together', () =>
    withComputed(simulatedBuyers(300), { asOf }, async (workspace) => {
      const { definition } = await readPortfolio(workspace, portfolioId)
      const own = { ...definition, portfolioId: 'alone' }
      const wholes = { ...definition, portfolioId: 'wholes', unit: 'topmost' as const }
      for (const each of [own, wholes]) await addPortfolio(workspace, { definition: each })
      // Nobody has a parent: wholes are customers, and stand where customers do.
      const [alone, together] = await Promise.all(
        ['alone', 'wholes'].map((id) => portfolioBorders(workspace, { portfolioId: id })),
      )
      expect(together?.groups).toEqual(alone?.groups)
    }))

  test('are not crossed where no measure has an interval', () =>
    withComputed(simulatedBuyers(150), { asOf }, async (workspace) => {
      expect(await portfolioBorders(workspace, { portfolioId: 'rfm' })).toMatchObject({ measures: [], groups: [] })
    }))
})
