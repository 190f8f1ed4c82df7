import { riskRequest } from '@sabad/contract/schemas/portfolio-risk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portfolioRisk } from '../../src/risk/portfolio-risk.ts'
import { seasonOfBase } from '../../src/risk/season.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, membershipsOf, openTemporary, refreshTo, rowsOf } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const portfolioId = 'rfm'
const asOf = '2024-12-31'
const monthEnds = Array.from({ length: 13 }, (_, at) => new Date(Date.UTC(2023, 12 + at, 0)).toISOString().slice(0, 10))

let workspace: Workspace
let close: () => Promise<void>

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
  await refreshTo(workspace, asOf, 12)
}, 120_000)

afterAll(() => close())

const ask = (asked: Partial<Parameters<typeof riskRequest.parse>[0] & object> = {}) =>
  portfolioRisk(workspace, { ...riskRequest.parse(asked), portfolioId })

/** Margin of the customers who were in a group at the month end before, found one by one. */
async function byHand(month: number, group: number) {
  const [from = '', to = ''] = [monthEnds[month], monthEnds[month + 1]]
  const rows = (await membershipsOf(workspace, from)).filter((row) => row.portfolio_id === portfolioId)
  const members = new Set(rows.filter((row) => row.group_index === group).map((row) => String(row.customer_id)))
  const sold = await rowsOf(
    workspace,
    sql`SELECT c.customer_id AS id, sum(o.amount - o.cost) AS margin FROM orders AS o JOIN customers AS c USING (customer_key)
        WHERE o.ordered_on > CAST(${from} AS DATE) AND o.ordered_on <= CAST(${to} AS DATE) GROUP BY ALL`,
  )
  const margin = sold.filter(({ id }) => members.has(String(id))).reduce((sum, row) => sum + Number(row.margin), 0)
  return { margin, customers: members.size }
}

describe('margins of groups by month', () => {
  test('are those that adding up customer by customer finds, for the groups as each month began', async () => {
    const { groups, months } = await ask({ months: 12 })
    expect(months).toEqual(monthEnds.slice(1))
    expect(groups.length).toBeGreaterThan(2)
    for (const { index, margins, customers } of groups) {
      for (const month of [0, 5, 11]) {
        const found = await byHand(month, index)
        expect(margins[month]).toBeCloseTo(found.margin / found.customers, 6)
        if (month === 11) expect(customers).toBe(found.customers)
      }
    }
  })

  test('do not change when facts come that are dated later', async () => {
    const before = await ask()
    const later = { order_id: 'later', customer_id: 'b00000', ordered_on: '2025-01-20', amount: 9999, cost: 1 }
    await insertFacts(workspace, { orders: [later] }, { earliestOn: '2025-01-20' })
    expect(await ask()).toEqual(before)
  })

  test('leave out, with the reason, who had no customers in a month', async () => {
    const { leftOut, groups } = await ask({ months: 12 })
    const all = [...leftOut, ...groups].map(({ index }) => index).sort((a, b) => a - b)
    expect(all).toEqual(Array.from({ length: 11 }, (_, index) => index))
    for (const { index, reason } of leftOut) {
      if (reason !== 'empty') continue
      const sizes = await Promise.all(monthEnds.slice(0, -1).map((_, month) => byHand(month, index)))
      expect(Math.min(...sizes.map(({ customers }) => customers))).toBe(0)
    }
  })

  test('of newcomers are in no group, and their share is told', async () => {
    const { newcomersShare } = await ask({ months: 12 })
    expect(newcomersShare).toBeGreaterThan(0)
    expect(newcomersShare).toBeLessThan(0.5)
  })
})

describe('the portfolio', () => {
  test('adds up: weights to 1, weighted betas to 1, parts of the swings to 1', async () => {
    const { groups, portfolios } = await ask()
    const total = (of: (group: (typeof groups)[number]) => number) => groups.reduce((sum, group) => sum + of(group), 0)
    expect(total(({ weight }) => weight)).toBeCloseTo(1, 12)
    expect(total(({ weight, beta }) => weight * beta)).toBeCloseTo(1, 9)
    expect(total(({ partOfSwings }) => partOfSwings)).toBeCloseTo(1, 9)
    for (const { weights } of portfolios) expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
  })

  test('stays within the limits that are asked for', async () => {
    const { groups, portfolios, frontier } = await ask({ change: 0.1 })
    for (const { weights } of [...portfolios, ...frontier]) {
      for (const [s, { least, most, weight }] of groups.entries()) {
        expect(least).toBeCloseTo(0.9 * weight, 12)
        expect(weights[s]).toBeGreaterThanOrEqual(least - 1e-9)
        expect(weights[s]).toBeLessThanOrEqual(most + 1e-9)
      }
    }
  })

  test('is not tested on later months where there are too few, and it is said how many are needed', async () => {
    expect(await ask({ months: 12 })).toMatchObject({ backTest: null, backTestNeeds: 18, periods: 12 })
  })
})

describe('the season of the base', () => {
  const season = [0.6, 0.8, 1, 1, 1.1, 0.9, 0.8, 0.9, 1, 1.1, 1.2, 1.6]
  /** Months from January 2021 on. */
  const margins = (months: number, wobble = 0.01) =>
    Array.from({ length: months }, (_, at) => ({
      endsOn: new Date(Date.UTC(2021, at + 1, 0)).toISOString().slice(0, 10),
      firstDay: new Date(Date.UTC(2021, at, 2)).toISOString().slice(0, 10),
      group: at % 2,
      margin: 100 * (season[at % 12] ?? 1) * (1 + wobble * Math.sin(7 * at)),
    }))

  test('is found from three years on, January first, whichever month comes last', () => {
    for (const months of [36, 41, 48]) {
      const told = margins(months)
      const found = seasonOfBase(told, told.at(-1)?.endsOn ?? '')
      expect(found).toMatchObject({ code: 'adjusted', found: months, needed: 36 })
      for (const [at, index] of season.entries())
        expect(Math.abs((found.indices?.[at] ?? 0) / index - 1)).toBeLessThan(0.03)
    }
  })

  test('is not looked for in less, nor taken out where chance would do', () => {
    const short = margins(35)
    expect(seasonOfBase(short, short.at(-1)?.endsOn ?? '')).toMatchObject({ code: 'too-short', found: 35 })
    const flat = margins(48).map((row, at) => ({ ...row, margin: 100 + 10 * Math.sin(at * at) }))
    expect(seasonOfBase(flat, flat.at(-1)?.endsOn ?? '').code).toBe('too-weak')
    const lost = margins(48).map((row, at) => ({ ...row, margin: at === 20 ? -5 : row.margin }))
    expect(seasonOfBase(lost, lost.at(-1)?.endsOn ?? '').code).toBe('not-above-zero')
  })
})
