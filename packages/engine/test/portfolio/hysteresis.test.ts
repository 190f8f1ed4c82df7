import { noGroup, smoothLabels } from '@sabad/stats/clustering/comparison/hysteresis'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerPage } from '../../src/customers/page.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { refreshTo, rowsOf, withFacts } from '../company.ts'
import { bySize, groupsAt, oneOrderEach, setEmployees } from './attribute-portfolio.ts'

const CUSTOMERS = 6
const customers = Array.from({ length: CUSTOMERS }, (_, index) => `c0${index}`)
const months = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'] as const

const steady = { ...bySize, portfolioId: 'steady', hysteresis: { margin: 1 } }

/** The raw groups of a month, 0 to 2, brought about by the number of employees. */
async function bring(workspace: Workspace, groups: readonly number[]): Promise<void> {
  for (const [index, customer] of customers.entries()) {
    await setEmployees(workspace, customer, [5, 50, 500][groups[index] ?? 0] ?? null)
  }
}

const columnsAt = async (workspace: Workspace, asOf: string) => {
  const rows = await rowsOf(workspace, groupsAt('steady', asOf))
  return {
    raw: Uint32Array.from(rows, (row) => Number(row.raw_group_index)),
    smoothed: Uint32Array.from(rows, (row) => Number(row.group_index)),
  }
}

const courses = fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: CUSTOMERS, maxLength: CUSTOMERS }), {
  minLength: months.length,
  maxLength: months.length,
})

describe('hysteresis', () => {
  test('holds a customer back until two dates in a row say the same, as the statistics do', () =>
    fc.assert(
      fc.asyncProperty(courses, (course) =>
        withFacts({ orders: oneOrderEach(CUSTOMERS) }, async (workspace) => {
          const nobody = new Uint32Array(CUSTOMERS).fill(noGroup)
          let before = { raw: nobody, smoothed: nobody }
          for (const [at, asOf] of months.entries()) {
            await bring(workspace, course[at] ?? [])
            await refreshTo(workspace, asOf)
            if (at === 0) await addPortfolio(workspace, { definition: steady })
            const now = await columnsAt(workspace, asOf)
            expect([...now.raw]).toEqual(course[at])
            const history = { raw: now.raw, rawBefore: before.raw, smoothedBefore: before.smoothed }
            expect([...now.smoothed]).toEqual([...smoothLabels({ ...history, lead: new Float64Array(CUSTOMERS) }, 1)])
            before = now
          }
          expect(await checkPortfolio(workspace, 'steady')).toMatchObject({ ok: true })
        }),
      ),
      { numRuns: 4 },
    ))

  test('is told to whoever asks why a customer is where it is', () =>
    withFacts({ orders: oneOrderEach(2) }, async (workspace) => {
      await setEmployees(workspace, 'c00', 5)
      await refreshTo(workspace, '2024-01-31')
      await addPortfolio(workspace, { definition: steady })
      await setEmployees(workspace, 'c00', 500)
      await refreshTo(workspace, '2024-02-29')
      const page = await customerPage(workspace, { customerId: 'c00', portfolioId: 'steady' })
      expect(page).toMatchObject({
        group: { name: 'small' },
        reason: 'employees above 100; held back from large until another date says the same',
      })
    }))

  test('is not there unless it is asked for', () =>
    withFacts({ orders: oneOrderEach(2) }, async (workspace) => {
      await setEmployees(workspace, 'c00', 5)
      await refreshTo(workspace, '2024-01-31')
      await addPortfolio(workspace, { definition: bySize })
      await setEmployees(workspace, 'c00', 500)
      await refreshTo(workspace, '2024-02-29')
      expect((await rowsOf(workspace, groupsAt('by-size', '2024-02-29')))[0]).toMatchObject({
        group_index: 2,
        raw_group_index: 2,
      })
    }))
})
