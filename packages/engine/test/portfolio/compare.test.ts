import { describe, expect, test } from 'vitest'
import { comparePortfolios } from '../../src/portfolio/compare.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { measuresOf, membershipsOf, refreshTo, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { oneOrderEach, withTier } from './attribute-portfolio.ts'

const groupsOf = async (workspace: Workspace, portfolioId: string, asOf: string) =>
  new Map(
    (await membershipsOf(workspace, asOf))
      .filter((row) => row.portfolio_id === portfolioId)
      .map((row) => [row.customer_id, Number(row.group_index)]),
  )

/** Of all pairs of customers, how many both partitions treat alike, corrected for chance by shuffling nothing: Hubert & Arabie. */
function adjustedRandByPairs(one: readonly number[], other: readonly number[]): number {
  let [both, inOne, inOther, pairs] = [0, 0, 0, 0]
  for (let a = 0; a < one.length; a++) {
    for (let b = a + 1; b < one.length; b++) {
      const [together, beside] = [one[a] === one[b], other[a] === other[b]]
      both += together && beside ? 1 : 0
      inOne += together ? 1 : 0
      inOther += beside ? 1 : 0
      pairs++
    }
  }
  const expected = (inOne * inOther) / pairs
  return (both - expected) / ((inOne + inOther) / 2 - expected)
}

describe('two portfolios', () => {
  test('are compared customer by customer, and by what came in the year after', () =>
    withComputed(simulatedBuyers(400), { asOf: '2024-12-31', history: 12 }, async (workspace) => {
      const byLetter = withTier({
        measure: 'categories',
        method: { kind: 'fixed', cuts: [0] },
        labels: ['none', 'some'],
      })
      await addPortfolio(workspace, { definition: { ...byLetter, portfolioId: 'useless' } })
      const comparison = await comparePortfolios(workspace, { portfolioId: 'rfm', other: 'value-tiers' })
      expect(comparison).toMatchObject({ asOf: '2023-12-31', until: '2024-12-31' })
      const one = await groupsOf(workspace, 'rfm', '2023-12-31')
      const other = await groupsOf(workspace, 'value-tiers', '2023-12-31')
      expect(comparison.customers).toBe(one.size)
      for (const pair of comparison.table) {
        const both = [...one].filter(([id, group]) => group === pair.one && other.get(id) === pair.other)
        expect(pair.customers).toBe(both.length)
      }
      const ids = [...one.keys()]
      const index = adjustedRandByPairs(
        ids.map((id) => one.get(id) ?? -1),
        ids.map((id) => other.get(id) ?? -1),
      )
      expect(Math.abs(comparison.adjustedRand - index)).toBeLessThan(1e-12)
      const against = await comparePortfolios(workspace, { portfolioId: 'value-tiers', other: 'useless' })
      expect(against.verdict).toMatchObject({ explainsMore: 'one' })
      expect(against.explained?.one).toBeGreaterThan(0.05)
      const reverse = await comparePortfolios(workspace, { portfolioId: 'useless', other: 'value-tiers' })
      expect(reverse.explained?.difference).toBeCloseTo(-(against.explained?.difference ?? 0), 12)
    }))

  test('count as margin what was earned between the dates', () =>
    withComputed(simulatedBuyers(400), { asOf: '2024-12-31', history: 12 }, async (workspace) => {
      const self = await comparePortfolios(workspace, { portfolioId: 'rfm', other: 'rfm' })
      expect(self).toMatchObject({ adjustedRand: 1, verdict: { likeness: 'same', explainsMore: 'undecided' } })
      const before = new Map((await measuresOf(workspace, '2023-12-31')).map((row) => [row.customer_id, row]))
      const after = await measuresOf(workspace, '2024-12-31')
      const groups = await groupsOf(workspace, 'rfm', '2023-12-31')
      const margins = after.flatMap((row) => {
        const then = before.get(row.customer_id ?? null)
        const group = groups.get(row.customer_id ?? null)
        if (!then || group === undefined) return []
        return [{ group, margin: (Number(row.revenue) - Number(then.revenue)) * Number(then.margin_rate) }]
      })
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
      const all = mean(margins.map(({ margin }) => margin))
      const ofGroup = new Map(
        [...new Set(margins.map(({ group }) => group))].map((group) => [
          group,
          mean(margins.filter((one) => one.group === group).map(({ margin }) => margin)),
        ]),
      )
      const within = margins.reduce((sum, { group, margin }) => sum + (margin - (ofGroup.get(group) ?? 0)) ** 2, 0)
      const inSample = 1 - within / margins.reduce((sum, { margin }) => sum + (margin - all) ** 2, 0)
      // Out of sample a little less than in sample, and never more.
      expect(self.explained?.one).toBeLessThan(inSample)
      expect(self.explained?.one).toBeGreaterThan(inSample - 0.12)
    }))

  test('are told apart only with customers enough and a later date', () =>
    withFacts({ orders: oneOrderEach(6) }, async (workspace) => {
      await refreshTo(workspace, '2024-06-30')
      const only = withTier({ measure: 'revenue', method: { kind: 'fixed', cuts: [12] }, labels: ['a', 'b'] })
      await addPortfolio(workspace, { definition: only })
      const pair = { portfolioId: 'by-size', other: 'rfm' }
      expect(await comparePortfolios(workspace, pair)).toMatchObject({
        explained: null,
        until: null,
        verdict: { explainsMore: 'no-later-date' },
      })
      await refreshTo(workspace, '2024-07-31')
      expect((await comparePortfolios(workspace, pair)).verdict.explainsMore).toBe('too-few-customers')
      await expect(comparePortfolios(workspace, { ...pair, other: rfm.definition.title })).rejects.toMatchObject({
        code: 'portfolio.not-found',
      })
    }))
})
