import { join } from 'node:path'
import { sql } from '@sabad/engine/sql/sql'
import { createWorkspace } from '@sabad/engine/workspace/workspace'
import { describe, expect, test } from 'vitest'
import { refreshed } from './portfolio-server.ts'
import { testFolder, testServer } from './test-server.ts'

/** Ten customers whose revenue of 12 months is the ten profits of the domain reference, section 4. */
async function tenProfitServer() {
  const directory = join(await testFolder(), 'ten')
  const workspace = await createWorkspace(directory)
  await workspace.write(async (database) => {
    await database.execute(sql`INSERT INTO customers (customer_id) SELECT 'T' || i FROM range(10) AS t(i)`)
    await database.execute(sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, import_id)
      SELECT c.customer_id || side, c.customer_key, DATE '2024-06-30' + CAST(side AS INTEGER),
             CASE side WHEN 0 THEN 500 ELSE profit - 500 END, 1
      FROM (SELECT 'T' || (i - 1) AS id, profits[i] AS profit
            FROM (SELECT [500, 300, 200, 100, 50, 20, 0, -70, -200, -400] AS profits), range(1, 11) AS t(i)) AS p
      JOIN customers AS c ON c.customer_id = p.id, range(2) AS s(side) WHERE side = 0 OR profit <> 500`)
  })
  await workspace.close()
  const server = await testServer({ directory, create: false })
  await refreshed(server)
  return server
}

describe('profit over the API', () => {
  test('of the ten customers peaks at 234 %, loses 134 % again, and has the index 0.722', async () => {
    const { client } = await tenProfitServer()
    const { curve, measure, earners, losers } = await client.profit.whale({ measure: 'revenue_12m' })
    expect(measure).toMatchObject({ name: 'revenue_12m', isStandIn: false })
    expect(curve).toMatchObject({ customers: 10, total: 500, peak: 1170, customersToPeak: 0.6, lossMakers: 0.3 })
    expect(curve?.peakShare).toBeCloseTo(2.34, 12)
    expect(curve?.erosion).toBeCloseTo(1.34, 12)
    expect(curve?.stobachoffIndex?.toFixed(3)).toBe('0.722')
    expect(curve?.indexFormula).toMatch(/diagonal/)
    expect(earners[0]).toMatchObject({ customerId: 'T0', profit: 500 })
    expect(losers[0]).toMatchObject({ customerId: 'T9', profit: -400 })
  })

  test('is told by margin where no costs are assigned, and says so', async () => {
    const { client } = await tenProfitServer()
    expect((await client.profit.whale({})).measure).toMatchObject({ name: 'margin_12m', isStandIn: true })
    expect(await client.profit.plane({})).toMatchObject({ customers: 0, plane: null })
  })

  test('by group adds up to that of all, and so do the reasons of its change', async () => {
    const { client } = await tenProfitServer()
    const [portfolio] = await client.portfolios.list()
    const portfolioId = portfolio?.portfolioId ?? ''
    const { groups, base } = await client.profit.groups({ portfolioId, measure: 'revenue_12m' })
    expect(groups.reduce((sum, { profit }) => sum + (profit ?? 0), 0)).toBe(500)
    expect(base).toMatchObject({ customers: 10, known: 10, profit: 500, lossMakers: 3, losses: -670 })
    for (const { movement } of [...groups, base]) {
      if (!movement) throw new Error('no movement')
      const { stayed, cameFromGroups, wentToGroups, entered, left, change } = movement
      const parts = stayed.amount + cameFromGroups.amount + wentToGroups.amount + entered.amount + left.amount
      expect(parts).toBe(change)
    }
    const [first] = groups.filter(({ customers }) => customers > 0)
    const whale = await client.profit.whale({ measure: 'revenue_12m', portfolioId, group: first?.name })
    expect(whale.curve).toMatchObject({ customers: first?.known, total: first?.profit })
  })

  test('is refused by what is no profit, of a group without its portfolio, or of no such group', async () => {
    const { client, send } = await tenProfitServer()
    await expect(client.profit.whale({ measure: 'recency_days' })).rejects.toMatchObject({
      code: 'profit.unknown-measure',
    })
    expect((await send('/api/profit/whale?group=loyal')).status).toBe(422)
    const [portfolio] = await client.portfolios.list()
    const portfolioId = portfolio?.portfolioId ?? ''
    await expect(client.profit.whale({ portfolioId, group: 'nobody' })).rejects.toMatchObject({
      code: 'group.not-found',
    })
  })
})
