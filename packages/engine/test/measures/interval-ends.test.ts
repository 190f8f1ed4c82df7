import { describe, expect, test } from 'vitest'
import { customerDensity } from '../../src/customers/density.ts'
import { customerPage } from '../../src/customers/page.ts'
import { customersTable } from '../../src/exports/customers.ts'
import { streamRows } from '../../src/exports/stream-rows.ts'
import { isEnd } from '../../src/measures/interval-ends.ts'
import { measureSql } from '../../src/measures/measure-sql.ts'
import { measuresOn } from '../../src/measures/of-run.ts'
import { registeredMeasures } from '../../src/measures/registry.ts'
import { movementDrift } from '../../src/movement/drift.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { membershipSql } from '../../src/portfolio/membership-sql.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { sql, trusted } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { anyRow, measuresOf, type PlainRow, refreshTo, rowsOf, withComputed } from '../company.ts'
import { withTier } from '../portfolio/attribute-portfolio.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2025-02-28'
const ends = registeredMeasures.map(({ name }) => name).filter(isEnd)

const withBuyers = (work: (workspace: Workspace) => Promise<void>) =>
  withComputed(simulatedBuyers(400), { asOf, history: 1 }, work)

const endsOf = (row: PlainRow) => Object.fromEntries(ends.map((name) => [name, row[name] ?? null]))

const byCustomer = async (workspace: Workspace) =>
  new Map((await measuresOf(workspace, asOf)).map((row) => [String(row.customer_id), row]))

const runInTurn = (workspace: Workspace, texts: readonly string[]): Promise<PlainRow[]> =>
  workspace.read(async (database) => {
    for (const text of texts.slice(0, -1)) await database.execute(trusted(text))
    return database.rows(trusted(texts.at(-1) ?? ''), anyRow)
  })

describe('the ends of intervals', () => {
  test('lie on either side of what is foretold, for every buyer', () =>
    withBuyers(async (workspace) => {
      expect(ends).toHaveLength(10)
      const rows = await measuresOf(workspace, asOf)
      expect(rows.length).toBeGreaterThan(300)
      for (const name of ends.filter((one) => one.endsWith('_lower'))) {
        const [middle, upper] = [name.replace('_lower', ''), name.replace('_lower', '_upper')]
        for (const row of rows) {
          expect(Number.isFinite(row[name]), `${row.customer_id} ${name}`).toBe(true)
          expect(Number(row[upper])).toBeGreaterThanOrEqual(Number(row[name]))
          if (!/purchases|clv/.test(name)) expect(Number(row[middle])).toBeGreaterThanOrEqual(Number(row[name]))
        }
      }
    }))

  test('are the same of one customer, of a sample, of everyone, in a file, and after the date was computed again', () =>
    withBuyers(async (workspace) => {
      const everyone = await byCustomer(workspace)
      const sample = await rowsOf(
        workspace,
        sql`SELECT c.customer_id, m.* FROM (${measuresOn(ends, { asOf, oneIn: 4 })}) AS m JOIN customers AS c USING (customer_key)
            WHERE m.probability_alive_lower IS NOT NULL`,
      )
      expect(sample.length).toBeGreaterThan(50)
      expect(sample.length).toBeLessThan(200)
      for (const row of sample) expect(endsOf(row)).toEqual(endsOf(everyone.get(String(row.customer_id)) ?? {}))
      for (const customerId of [...everyone.keys()].slice(0, 5)) {
        const { measures } = await customerPage(workspace, { customerId, portfolioId: 'starter', asOf })
        const page = Object.fromEntries(measures.map(({ name, value }) => [name, value]))
        expect(endsOf(page)).toEqual(endsOf(everyone.get(customerId) ?? {}))
      }
      const table = await customersTable(workspace, { portfolioId: 'starter', asOf })
      const file: PlainRow[] = []
      await streamRows(workspace, table, async (rows) => {
        const named = rows.map((row) => Object.fromEntries(table.columns.map((name, at) => [name, row[at] as never])))
        file.push(...named.filter((row) => row.customer_id !== 'customer_id'))
      })
      expect(file).toHaveLength(everyone.size)
      for (const row of file) expect(endsOf(row)).toEqual(endsOf(everyone.get(String(row.customer_id)) ?? {}))
    }))

  test('may decide who is in which group, and what is followed of groups', () =>
    withBuyers(async (workspace) => {
      const tier = { measure: 'clv_12m_upper', method: { kind: 'fixed' as const, cuts: [1] }, labels: ['low', 'high'] }
      await addPortfolio(workspace, { definition: withTier(tier) })
      expect(await checkPortfolio(workspace, 'by-size')).toMatchObject({ ok: true })
      const { groups } = await portfolioOverview(workspace, { portfolioId: 'by-size', asOf })
      const rows = await measuresOf(workspace, asOf)
      const above = rows.filter((row) => Number(row.clv_12m_upper) > 1)
      expect(above.length).toBeGreaterThan(20)
      expect(groups.map(({ customers }) => customers)).toContain(above.length)
      await refreshTo(workspace, '2025-03-31')
      const { comparisons } = await movementDrift(workspace, { portfolioId: 'by-size' })
      expect(comparisons.length).toBeGreaterThan(0)
      const density = await customerDensity(workspace, {
        portfolioId: 'by-size',
        asOf,
        x: 'clv_12m',
        y: 'clv_12m_upper',
      })
      expect(density.customers).toBe(rows.length)
    }))

  test('are told by queries that can be run one after the other, those that the program fills marked', () =>
    withBuyers(async (workspace) => {
      const everyone = await measuresOf(workspace, asOf)
      const { statements } = await measureSql(workspace, { measure: 'probability_alive_upper', asOf })
      expect(statements.every(({ role }) => role === 'compute')).toBe(true)
      const texts = statements.map((one) => one.sql)
      const rows = await runInTurn(workspace, texts)
      // P(alive) needs none of what the program fills.
      expect(rows).toEqual(
        everyone.map(({ customer_id, probability_alive_upper }) => ({ customer_id, probability_alive_upper })),
      )
      expect(texts.filter((text) => text.includes('-- filled by the program'))).toHaveLength(3)
      const tier = {
        measure: 'probability_alive_upper',
        method: { kind: 'fixed' as const, cuts: [0.5] },
        labels: ['low', 'high'],
      }
      await addPortfolio(workspace, { definition: withTier(tier) })
      const [read, ...computed] = (await membershipSql(workspace, { portfolioId: 'by-size', asOf })).statements
      const published = await runInTurn(workspace, [read?.sql ?? ''])
      expect(new Set(published.map((row) => row.group_title)).size).toBe(2)
      expect(
        await runInTurn(
          workspace,
          computed.map((one) => one.sql),
        ),
      ).toEqual(published)
    }))
})
