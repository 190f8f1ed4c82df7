import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rfmNested } from '../../src/portfolio/library/rfm-nested.ts'
import { addPortfolio, readPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import { execute, measuresOf, membershipsOf, type PlainRow, refreshTo, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'

/** Hyndman & Fan type 7. */
function quantile(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = probability * (sorted.length - 1)
  const [below = 0, above = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below + (above - below) * (at - Math.floor(at))
}

const level = (value: number, among: readonly number[]): number =>
  1 + [0.2, 0.4, 0.6, 0.8].filter((probability) => value > quantile(among, probability) + 1e-9).length

const numberOf = (row: PlainRow, measure: string): number => Number(row[measure])

describe('nested quantiles', () => {
  test('are cut inside each cell of the tiers before them, as sorting every cell by hand does', () =>
    withComputed(simulatedBuyers(400), { asOf }, async (workspace) => {
      await addPortfolio(workspace, { definition: rfmNested.definition })
      const rows = await measuresOf(workspace, asOf)
      const alike = (keys: readonly number[]) => (_: PlainRow, index: number) => keys[index]
      const levelsWithin = (measure: string, keys: readonly number[]) => {
        const keyAt = alike(keys)
        return rows.map((row, index) => {
          const peers = rows.filter((other, at) => keyAt(other, at) === keyAt(row, index))
          return level(
            numberOf(row, measure),
            peers.map((peer) => numberOf(peer, measure)),
          )
        })
      }
      const recency = levelsWithin(
        'recency_days',
        rows.map(() => 0),
      )
      const frequency = levelsWithin('purchase_days', recency)
      const money = levelsWithin(
        'mean_purchase',
        recency.map((one, index) => one * 10 + (frequency[index] ?? 0)),
      )
      const cells = (await membershipsOf(workspace, asOf)).filter((row) => row.portfolio_id === 'rfm-nested')
      expect(cells.map((row) => Number(row.cell))).toEqual(
        recency.map((one, index) => one * 36 + (frequency[index] ?? 0) * 6 + (money[index] ?? 0)),
      )
    }))

  test('make cells of nearly equal size where nothing is tied', () =>
    withComputed(simulatedBuyers(400), { asOf }, async (workspace) => {
      const [recency, , money] = rfmNested.definition.tiers
      if (!recency || !money || money.method.kind !== 'quantile') throw new Error('no such tiers')
      // Multiples of a number that shares no factor with the prime: all different.
      await execute(workspace, sql`UPDATE customers SET annual_revenue = customer_key * 7919 % 100003`)
      const inner = { ...money, measure: 'annual_revenue', method: { ...money.method, within: ['recency'] } }
      const definition: PortfolioDefinition = {
        ...rfmNested.definition,
        tiers: [recency, inner],
        groups: [{ name: 'known', title: 'Known', description: 'All', anyOf: [{ recency: [...recency.labels] }] }],
        matrix: { columns: 'money', rows: 'recency' },
      }
      await addPortfolio(workspace, { definition })
      const cells = (await membershipsOf(workspace, asOf)).filter((row) => row.portfolio_id === 'rfm-nested')
      for (const [band] of recency.labels.entries()) {
        const rows = cells.filter(({ cell }) => Math.floor(Number(cell) / 6) === band + 1)
        const sizes = [1, 2, 3, 4, 5].map((one) => rows.filter(({ cell }) => Number(cell) % 6 === one).length)
        expect(Math.max(...sizes) - Math.min(...sizes), sizes.join(' ')).toBeLessThanOrEqual(1)
      }
    }))
})

const customers = Array.from({ length: 20 }, (_, index) => `c${String(index).padStart(2, '0')}`)

const byWeight: PortfolioDefinition = {
  portfolioId: 'by-weight',
  title: 'By weight',
  description: 'Half of the weight on either side',
  tiers: [
    {
      name: 'size',
      title: 'Size',
      measure: 'employees',
      method: { kind: 'weighted-quantile', probabilities: [0.5], weight: 'annual_revenue' },
      labels: ['low', 'high'],
      missing: 'unknown',
    },
  ],
  groups: [{ name: 'high', title: 'High', description: 'High', anyOf: [{ size: ['high'] }] }],
  rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
}

describe('a weighted quantile', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 20 })), {
    minLength: customers.length,
    maxLength: customers.length,
  })

  test(
    'leaves as nearly half of the weight on either side as any cut between two values can',
    () =>
      withFacts(
        {
          orders: customers.map((customer_id) => ({
            order_id: `o-${customer_id}`,
            customer_id,
            ordered_on: '2024-11-30',
            amount: 10,
          })),
        },
        async (workspace) => {
          await refreshTo(workspace, asOf)
          await fc.assert(
            fc.asyncProperty(rows, async (all) => {
              const total = all.reduce((sum, [, weight]) => sum + weight, 0)
              const weighing = [...new Set(all.filter(([, weight]) => weight > 0).map(([value]) => value))].sort(
                (a, b) => a - b,
              )
              fc.pre(weighing.length > 0)
              for (const [index, [value, weight]] of all.entries())
                await execute(
                  workspace,
                  sql`UPDATE customers SET employees = ${value}, annual_revenue = ${weight} WHERE customer_id = ${customers[index] ?? ''}`,
                )
              await addPortfolio(workspace, { definition: byWeight })
              const { calibration } = await readPortfolio(workspace, 'by-weight')
              const upTo = (cut: number) =>
                all.filter(([value]) => value <= cut).reduce((sum, [, weight]) => sum + weight, 0) / total
              const candidates = weighing.length === 1 ? weighing : weighing.slice(0, -1)
              const distances = candidates.map((cut) => Math.abs(upTo(cut) - 0.5))
              const best = candidates[distances.findIndex((one) => one <= Math.min(...distances) + 1e-9)]
              expect(calibration.cuts.size).toEqual([best])
            }),
            { numRuns: 15 },
          )
        },
      ),
    120_000,
  )
})
