import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { kpiSql } from '../../src/kpi/kpi-sql.ts'
import { kpiValues } from '../../src/kpi/values.ts'
import { isEnd } from '../../src/measures/interval-ends.ts'
import { measureSql } from '../../src/measures/measure-sql.ts'
import { registeredMeasures } from '../../src/measures/registry.ts'
import { membershipSql } from '../../src/portfolio/membership-sql.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { listPortfolios } from '../../src/portfolio/store.ts'
import { sql, trusted } from '../../src/sql/sql.ts'
import { writtenOut } from '../../src/sql/written-out.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { refreshTo } from '../company.ts'
import { withDemo } from '../demo-workspace.ts'

const rowsOf = (workspace: Workspace, text: string) =>
  workspace.read((database) => database.rows(trusted(text), z.record(z.string(), z.unknown())))

const sqlOf = ({ statements }: Awaited<ReturnType<typeof measureSql>>, role: 'read' | 'compute') =>
  statements.find((one) => one.role === role)?.sql ?? ''

describe('a query written out', () => {
  test('holds its values as literals that mean the same', () => {
    expect(writtenOut(sql`SELECT ${"it's"}, ${1}, ${0.5}, ${1e-7}, ${null}, ${true}`)).toBe(
      "SELECT 'it''s', 1, 0.5e0, 1e-7, NULL, TRUE",
    )
  })
})

describe('the SQL behind a number', () => {
  test('answers what is published, when it is run as it is', () =>
    withDemo('b2c', 500, async (workspace) => {
      await refreshTo(workspace, '2026-09-30')
      for (const { name } of registeredMeasures.filter((one) => !isEnd(one.name))) {
        const statements = await measureSql(workspace, { measure: name })
        const published = await rowsOf(workspace, sqlOf(statements, 'read'))
        expect(published.length).toBeGreaterThan(100)
        expect(await rowsOf(workspace, sqlOf(statements, 'compute')), name).toEqual(published)
      }
      const portfolios = await listPortfolios(workspace)
      expect(portfolios.length).toBeGreaterThan(2)
      for (const { portfolioId } of portfolios) {
        const statements = await membershipSql(workspace, { portfolioId })
        const published = await rowsOf(workspace, sqlOf(statements, 'read'))
        expect(await rowsOf(workspace, sqlOf(statements, 'compute')), portfolioId).toEqual(published)
        const { groups } = await portfolioOverview(workspace, { portfolioId })
        for (const { title, customers } of groups) {
          expect(published.filter((row) => row.group_title === title)).toHaveLength(customers)
        }
      }
      const { values } = await kpiValues(workspace, { portfolioId: 'starter' })
      const statements = await kpiSql(workspace, { kpi: 'repeat_rate', portfolioId: 'starter' })
      const read = await rowsOf(workspace, sqlOf(statements, 'read'))
      const sums = await rowsOf(workspace, sqlOf(statements, 'compute'))
      const repeat = values.filter(({ kpi }) => kpi === 'repeat_rate')
      expect(read.map(({ value }) => value)).toEqual(repeat.map(({ value }) => value))
      for (const { group, denominator } of repeat.filter((one) => one.group !== null && one.value !== null)) {
        expect(sums.find(({ g0 }) => g0 === group)?.earlier_buyers).toBe(denominator)
      }
    }))

  test('is refused of what there is not', () =>
    withDemo('b2c', 60, async (workspace) => {
      await expect(measureSql(workspace, { measure: 'nothing' })).rejects.toMatchObject({ code: 'measure.not-found' })
      await expect(kpiSql(workspace, { kpi: 'nothing' })).rejects.toMatchObject({ code: 'kpi.not-found' })
      await expect(measureSql(workspace, { measure: 'orders' })).rejects.toMatchObject({ code: 'refresh.none' })
    }))
})
