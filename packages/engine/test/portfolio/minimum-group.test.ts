import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { joinSmallest } from '../../src/portfolio/minimum-group.ts'
import { addPortfolio, readPortfolio } from '../../src/portfolio/store.ts'
import { ruleInWords } from '../../src/portfolio/words.ts'
import { refreshTo, rowsOf, withFacts } from '../company.ts'
import { bySize, groupsAt, oneOrderEach, setEmployees } from './attribute-portfolio.ts'

const size = fc.record({
  customers: fc.integer({ min: 1, max: 50 }),
  value: fc.option(fc.integer({ min: -9, max: 9 })),
})
const sizes = fc.array(size, { minLength: 1, maxLength: 8 }).map((all) => all.map((one, group) => ({ group, ...one })))

describe('groups that are too small', () => {
  test('join until every group that is left is large enough, or one is left', () =>
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (all, least) => {
        const into = joinSmallest(all, least)
        const left = new Map<number, number>()
        for (const { group, customers } of all) {
          const host = into.get(group) ?? group
          expect(into.has(host)).toBe(false)
          left.set(host, (left.get(host) ?? 0) + customers)
        }
        if (left.size > 1) expect(Math.min(...left.values())).toBeGreaterThanOrEqual(least)
        for (const group of into.keys()) expect(left.has(group)).toBe(false)
      }),
    ))

  test('join the group whose mean value is nearest', () => {
    const group = (index: number, customers: number, value: number) => ({ group: index, customers, value })
    expect([...joinSmallest([group(0, 100, 1), group(1, 2, 4), group(2, 100, 5)], 10)]).toEqual([[1, 2]])
    // 1 goes to 0 first; together they are still too few, and (1 × 3 + 2 × 2) ÷ 5 = 1.4 is nearer to 2 than to 9.
    const chain = [group(0, 3, 1), group(1, 2, 2), group(2, 50, 2.5), group(3, 50, 9)]
    expect(new Map([...joinSmallest(chain, 10)])).toEqual(
      new Map([
        [1, 2],
        [0, 2],
      ]),
    )
  })

  test('are told as what they are, and stay joined for customers who come later', () =>
    withFacts({ orders: oneOrderEach(9) }, async (workspace) => {
      for (let index = 0; index < 8; index++) await setEmployees(workspace, `c0${index}`, index < 4 ? 5 : 50)
      await setEmployees(workspace, 'c08', 500)
      await refreshTo(workspace, '2024-06-30')
      const definition = { ...bySize, minimumGroup: { customers: 2, share: 0 } }
      await addPortfolio(workspace, { definition })
      const { calibration } = await readPortfolio(workspace, 'by-size')
      const host = calibration.merged.large
      expect(['small', 'medium']).toContain(host)
      expect(calibration.merged).toEqual({ large: host })
      const at = host === 'small' ? 0 : 1
      expect((await rowsOf(workspace, groupsAt('by-size', '2024-06-30')))[8]).toMatchObject({ group_index: at })
      expect(ruleInWords({ definition, calibration }, 2)).toBe(
        `Too small to stand alone: its customers are in ${host}.`,
      )
      expect(ruleInWords({ definition, calibration }, at)).toContain('Too small to stand alone, large joined it.')
      await setEmployees(workspace, 'c00', 5000)
      await refreshTo(workspace, '2024-07-31')
      expect((await rowsOf(workspace, groupsAt('by-size', '2024-07-31')))[0]).toMatchObject({ group_index: at })
      expect(await checkPortfolio(workspace, 'by-size')).toMatchObject({ ok: true })
    }))
})
