import { readError } from '@sabad/contract/read-error'
import { describe, expect, test } from 'vitest'
import { computedServer } from './portfolio-server.ts'

const failureOf = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))

describe('key figures over the API', () => {
  test('are those of the registry, for the base and for every group, at every date', async () => {
    const { client } = await computedServer()
    const registry = await client.kpis.registry()
    const names = registry.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const [portfolio] = await client.portfolios.list()
    const portfolioId = portfolio?.portfolioId ?? ''
    const { asOf, currency, groups, values } = await client.kpis.values({ portfolioId })
    expect([currency, groups.length]).toEqual(['USD', portfolio?.groups])
    for (const group of [null, ...groups.map(({ index }) => index)]) {
      expect(values.filter((value) => value.group === group).map(({ kpi }) => kpi)).toEqual(names)
    }
    for (const { value, missing, lower, upper } of values) {
      expect(value === null).toBe(missing !== null)
      if (lower !== null && upper !== null) {
        expect(value).toBeGreaterThanOrEqual(lower)
        expect(value).toBeLessThanOrEqual(upper)
      }
    }
    const [first] = groups
    const series = await client.kpis.series({ portfolioId, group: first?.name, kpi: 'repeat_rate' })
    expect(series.asOfDates.at(-1)).toBe(asOf)
    expect(series.values.filter(({ group }) => group === null).map((value) => value.asOf)).toEqual(series.asOfDates)
    expect(series.values.at(-1)).toEqual(
      values.find(({ kpi, group }) => kpi === 'repeat_rate' && group === (first?.index ?? -1)),
    )
  })

  test('are the same figures as those of the overview', async () => {
    const { client } = await computedServer()
    const [portfolio] = await client.portfolios.list()
    const portfolioId = portfolio?.portfolioId ?? ''
    const overview = await client.portfolios.overview({ portfolioId })
    const { values } = await client.kpis.values({ portfolioId })
    const value = (kpi: string, group: number | null) =>
      values.find((one) => one.kpi === kpi && one.group === group)?.value ?? null
    const owners = [
      { index: null, kpis: overview.totals.kpis },
      ...overview.groups.map(({ index, kpis }) => ({ index, kpis })),
    ]
    for (const { index, kpis } of owners) {
      expect(value('repeat_rate', index)).toBe(kpis.repeatRate.value)
      for (const [kpi, figure] of [
        ['lifetime_value', kpis.clv],
        ['profit_per_customer', kpis.profitPerCustomer],
        ['share_alive', kpis.probabilityAlive],
      ] as const) {
        const found = value(kpi, index)
        if (figure.value === null) expect(found).toBeNull()
        else {
          const difference = Math.abs((found ?? Number.NaN) - figure.value)
          expect(difference).toBeLessThanOrEqual(1e-9 * Math.abs(figure.value))
        }
      }
    }
  })

  test('that nobody has are refused by name; so is a group of another portfolio', async () => {
    const { client } = await computedServer()
    expect((await failureOf(client.kpis.series({ kpi: 'happiness' }))).code).toBe('kpi.not-found')
    const [portfolio] = await client.portfolios.list()
    const portfolioId = portfolio?.portfolioId ?? ''
    expect((await failureOf(client.kpis.values({ portfolioId, group: 'nobody' }))).code).toBe('group.not-found')
    expect((await failureOf(client.kpis.values({ portfolioId: 'none' }))).code).toBe('portfolio.not-found')
  })

  test('come with cohorts, survival and the satisfaction-profit chain, or with what those need', async () => {
    const { client } = await computedServer()
    const { cohorts, atEqualAge, missing } = await client.cohorts({ period: 'quarter' })
    expect(missing).toBeNull()
    expect(cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(atEqualAge[0]?.customers)
    expect(cohorts.every(({ cells }) => cells[0]?.activeShare === 1)).toBe(true)
    // The youngest cohort has one age, each older one more.
    expect(cohorts.at(-1)?.cells.length).toBeLessThan(cohorts[0]?.cells.length ?? 0)
    expect(await client.kpis.survival({})).toMatchObject({ contracts: 0, missing: { code: 'no-contracts' } })
    expect(await client.satisfactionChain({})).toMatchObject({ lagMonths: 12, missing: { code: 'too-few-rated' } })
  })
})

describe('the SQL behind a number over the API', () => {
  test('is had of a measure, a key figure and a portfolio', async () => {
    const { client } = await computedServer()
    const [portfolio] = await client.portfolios.list()
    const portfolioId = portfolio?.portfolioId ?? ''
    const { asOf } = await client.kpis.values({})
    const all = [
      await client.measures.sql({ measure: 'recency_days' }),
      await client.kpis.sql({ kpi: 'repeat_rate', portfolioId }),
      await client.portfolios.sql({ portfolioId }),
    ]
    for (const { asOf: date, statements } of all) {
      expect(date).toBe(asOf)
      expect(statements.map(({ role }) => role)).toEqual(['read', 'compute'])
      // Bound places would need values that whoever runs the text does not have.
      for (const { sql } of statements) expect(sql).toMatch(/^(SELECT|WITH)\b[^$]*$/)
    }
    expect((await failureOf(client.measures.sql({ measure: 'happiness' }))).code).toBe('measure.not-found')
  })
})
