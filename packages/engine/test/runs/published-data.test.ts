import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { importFile } from '../../src/intake/import-file.ts'
import { movementBetween } from '../../src/movement/movement.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { publishedModels } from '../../src/runs/models.ts'
import { sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { openTemporary, refreshTo, rowOf, rowsOf } from '../company.ts'

/** The figures of domain 2.8, to the digits printed there. */
const published = {
  'bg-nbd': { r: '0.2426', alpha: '4.4136', a: '0.7929', b: '2.4259', logLikelihood: '-9582.429', n: 2357 },
  'mbg-nbd': { r: '0.5248', alpha: '6.1831', a: '0.8914', b: '1.6140', logLikelihood: '-9582.136', n: 2357 },
  'gamma-gamma': { p: '6.2496', q: '3.7442', gamma: '15.4435', logLikelihood: '-4055.918', n: 946 },
} as const

describeWithData('cdnow', 'CDNOW, the tenth of its customers that is published, as of 1997-09-30', (path) => {
  let workspace: Workspace
  let close: () => Promise<void>

  beforeAll(async () => {
    ;({ workspace, close } = await openTemporary())
    const file = { path: `${path}/btyd_cdnowElog.csv`, fileName: 'btyd_cdnowElog.csv', kind: 'orders' as const }
    await importFile(workspace, { ...file, mapping: { customer_id: 'masterid', date: 'date', amount: 'sales' } })
    await refreshTo(workspace, '1997-09-30')
  })
  afterAll(() => close())

  test.each(Object.entries(published))('has the published %s, through import and refresh', async (name, expected) => {
    const found = (await publishedModels(workspace)).find(({ model }) => model === name)
    const parameters = Object.fromEntries((found?.parameters ?? []).map((one) => [one.name, one.estimate.toFixed(4)]))
    const { logLikelihood, n, ...digits } = expected
    expect(parameters).toEqual(digits)
    expect(found?.fit.logLikelihood.toFixed(3)).toBe(logLikelihood)
    expect(found?.fit.n).toBe(n)
    expect(found?.published).toBe(true)
  })

  test('has the repeat purchases of the published summary, one a day, the first not counted', async () => {
    const counted = sql`SELECT count(*) AS customers, sum(frequency) AS repeats, count(*) FILTER (frequency = 0) AS once FROM snapshot`
    expect(await rowOf(workspace, counted)).toEqual({ customers: 2357, repeats: 2457, once: 1411 })
  })

  test('believes the customer with two purchases alive as much as published', async () => {
    // x = 2, tₓ = 30.43, T = 38.86 weeks: 0.8691 under Pareto/NBD (domain 2.8), which the holdout leaves in the first place.
    const twice = sql`SELECT DISTINCT probability_alive FROM snapshot WHERE frequency = 2 AND age_days = 272 AND observed_lifetime_days = 213`
    const alive = await rowsOf(workspace, twice)
    expect(alive.map(({ probability_alive }) => Number(probability_alive).toFixed(4))).toEqual(['0.8691'])
  })
})

describeWithData('online_retail', 'Online Retail, a year of a wholesaler’s invoice lines', (path) => {
  const file = `${path}/online_retail.csv.gz`
  let workspace: Workspace
  let close: () => Promise<void>
  let dates: readonly string[]

  beforeAll(async () => {
    ;({ workspace, close } = await openTemporary())
    const request = { path: file, fileName: 'online_retail.csv.gz', kind: 'order-lines' as const }
    const result = await importFile(workspace, { ...request, options: { maxRejects: 30 } })
    expect(result).toMatchObject({
      rows: 541_909,
      accepted: 406_829,
      rejected: 135_080,
      reasons: { 'customer-missing': 135_080 },
    })
    dates = (await refreshTo(workspace, undefined, 12)).asOfDates
  }, 120_000)
  afterAll(() => close())

  test('has a snapshot at the end of every month and on its last day', () => {
    expect(dates).toHaveLength(13)
    expect([dates[0], dates.at(-1)]).toEqual(['2010-12-31', '2011-12-09'])
  })

  test('loses no money between the file and the snapshot: cancellations net out', async () => {
    const { amount } = await rowOf(
      workspace,
      sql`SELECT sum(Quantity * UnitPrice) AS amount FROM read_csv(${file}, header = true) WHERE CustomerID IS NOT NULL`,
    )
    const { revenue, customers } = await rowOf(
      workspace,
      sql`SELECT sum(revenue) AS revenue, count(*) AS customers FROM snapshot WHERE as_of = DATE '2011-12-09'`,
    )
    expect(Math.abs(Number(revenue) / Number(amount) - 1)).toBeLessThan(1e-12)
    expect(customers).toBe(4372)
  })

  test.each(['starter', 'value-tiers', 'rfm'])(
    'puts every customer in one group of %s at every date',
    async (portfolioId) => {
      const { ok, data } = await checkPortfolio(workspace, portfolioId)
      expect(ok).toBe(true)
      expect(data.map(({ asOf }) => asOf)).toEqual(dates)
      expect(data.every(({ customers, inOneGroup }) => customers === inOneGroup && customers > 0)).toBe(true)
    },
  )

  test.each(['starter', 'value-tiers', 'rfm'])('moves between the groups of %s', async (portfolioId) => {
    const movement = await movementBetween(workspace, { portfolioId, from: '2011-06-30', to: '2011-12-09' })
    expect(movement.moved).toBeGreaterThan(300)
    expect(movement.stayed).toBeGreaterThan(300)
    expect(movement.entered).toBeGreaterThan(300)
    expect(movement.moved + movement.stayed + movement.entered).toBe(4372)
    expect(movement.left).toBe(0)
  })

  test('is sound in the eyes of doctor', async () => {
    expect((await examine(workspace)).checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
  })
})
