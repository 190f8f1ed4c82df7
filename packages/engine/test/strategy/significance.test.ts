import type { NewFlag } from '@sabad/contract/schemas/significance'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CustomerQuery, listCustomers } from '../../src/customers/list.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { flagsOfCustomer, listFlags } from '../../src/strategy/flags.ts'
import { giveFlag, readFlags, withdrawFlag } from '../../src/strategy/significance.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, openTemporary, refreshTo } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-03-31'
const earlier = '2024-02-29'

let workspace: Workspace
let close: () => Promise<void>
let someone: string
let other: string

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
  await refreshTo(workspace, asOf, 1)
  const query: CustomerQuery = {
    portfolioId: 'rfm',
    asOf: earlier,
    sort: 'revenue',
    descending: true,
    page: 1,
    pageSize: 2,
  }
  const { rows } = await listCustomers(workspace, query)
  ;[someone = '', other = ''] = rows.map(({ customerId }) => customerId)
})
afterAll(() => close())

const give = (change: Partial<NewFlag> & { readonly customerId?: string } = {}) =>
  giveFlag(workspace, {
    customerId: someone,
    kind: 'benchmark',
    evidence: 'Named in three tenders',
    owner: 'Ada',
    givenOn: '2024-02-15',
    until: '2024-12-31',
    ...change,
  })

const stateOf = async (flagId: number, day: string) =>
  (await workspace.read((database) => readFlags(database, { asOf: day }))).find((flag) => flag.flagId === flagId)?.state

const someDays = fc.record({ from: fc.nat(300), length: fc.nat(300), taken: fc.nat(700), asked: fc.nat(700) })

describe('a flag', () => {
  test('counts from the day it was given until its day of review, both included', async () => {
    const { flagId } = await give({ givenOn: '2024-02-15', until: '2024-03-15' })
    const days = ['2024-02-14', '2024-02-15', '2024-03-15', '2024-03-16']
    expect(await Promise.all(days.map((day) => stateOf(flagId, day)))).toEqual([
      'not-yet',
      'in-force',
      'in-force',
      'expired',
    ])
  })

  test('that was withdrawn still counts as of days before', async () => {
    const { flagId } = await give()
    const withdrawn = await withdrawFlag(workspace, {
      customerId: someone,
      flagId,
      by: 'Ben',
      reason: 'They stopped',
      on: '2024-03-10',
    })
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawal: { on: '2024-03-10', by: 'Ben' } })
    expect(await stateOf(flagId, '2024-03-09')).toBe('in-force')
    expect(await stateOf(flagId, '2024-03-10')).toBe('withdrawn')
  })

  test('is in force on exactly one side of each of its days, whatever they are', () =>
    fc.assert(
      fc.asyncProperty(someDays, async ({ from, length, taken, asked }) => {
        // All over before the lists below are asked for.
        const day = (number: number) => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10)
        const { flagId } = await give({ customerId: other, givenOn: day(from), until: day(from + length) })
        await withdrawFlag(workspace, { customerId: other, flagId, by: 'Ben', reason: 'Test', on: day(taken) })
        const inForce = from <= asked && asked <= from + length && asked < taken
        expect((await stateOf(flagId, day(asked))) === 'in-force').toBe(inForce)
      }),
      { numRuns: 25 },
    ))

  test('that could never be in force is refused', async () => {
    expect(() => give({ givenOn: '2024-05-01', until: '2024-04-30' })).toThrow(
      expect.objectContaining({ code: 'flag.never-in-force', params: { givenOn: '2024-05-01', until: '2024-04-30' } }),
    )
  })

  test('needs a customer', async () => {
    await expect(give({ customerId: 'nobody' })).rejects.toMatchObject({ code: 'customer.not-found' })
  })

  test('is withdrawn once, and by its own customer', async () => {
    const { flagId } = await give()
    const withdrawal = { customerId: someone, flagId, by: 'Ben', reason: 'Moved away', on: '2024-03-01' }
    await expect(withdrawFlag(workspace, { ...withdrawal, customerId: other })).rejects.toMatchObject({
      code: 'flag.not-found',
    })
    await withdrawFlag(workspace, withdrawal)
    await expect(withdrawFlag(workspace, { ...withdrawal, by: 'Ada' })).rejects.toMatchObject({
      code: 'flag.withdrawn',
      params: { withdrawnBy: 'Ben' },
    })
  })
})

describe('the list of flags', () => {
  test('has those that expire first first, and tells how many days are left', async () => {
    const { flagId } = await give({ until: '2024-04-02' })
    const { flags } = await listFlags(workspace, { asOf, expiringWithinDays: 2 })
    expect(flags).toMatchObject([{ flagId, daysLeft: 2, state: 'in-force' }])
    const all = (await listFlags(workspace, {})).flags.map(({ until }) => until)
    expect(all).toEqual([...all].sort())
  })

  test('suggests those of greatest value and volume, each until flagged so', async () => {
    const before = (await listFlags(workspace, {})).candidates.filter(({ kind }) => kind === 'high-volume')
    expect(before).toHaveLength(10)
    const [top] = before
    expect(top?.evidence).toMatchObject({ code: 'top-volume', params: { rank: 1 } })
    await give({ customerId: top?.customerId ?? '', kind: 'high-volume' })
    const after = (await listFlags(workspace, {})).candidates.filter(({ kind }) => kind === 'high-volume')
    expect(after.map(({ customerId }) => customerId)).toEqual(before.slice(1).map(({ customerId }) => customerId))
  })
})

describe('customers', () => {
  test('are found by a flag in force on the day, and by no other', async () => {
    const flagged = async (day: string) => {
      const query: CustomerQuery = {
        portfolioId: 'rfm',
        asOf: day,
        flagged: true,
        sort: 'customerId',
        descending: false,
        page: 1,
        pageSize: 500,
      }
      return (await listCustomers(workspace, query)).rows.map(({ customerId }) => customerId)
    }
    for (const day of [earlier, asOf]) {
      const { flags } = await listFlags(workspace, { asOf: day, state: 'in-force' })
      expect(await flagged(day)).toEqual([...new Set(flags.map(({ customerId }) => customerId))].sort())
    }
  })

  test('of a portfolio that recommends nothing have no recommendation', async () => {
    const withoutAdvice = ({ strategy: _, ...group }: (typeof rfm.definition.groups)[number]) => group
    const { strategy: _, ...rest } = rfm.definition.rest
    const groups = rfm.definition.groups.map(withoutAdvice)
    await addPortfolio(workspace, { definition: { ...rfm.definition, portfolioId: 'silent', groups, rest } })
    const answer = await flagsOfCustomer(workspace, { customerId: someone, portfolioId: 'silent' })
    expect(answer.recommendation).toBeNull()
    expect(answer.flags.every(({ customerId }) => customerId === someone)).toBe(true)
  })

  test('who are not there have no flags to ask for', async () => {
    await expect(flagsOfCustomer(workspace, { customerId: 'nobody', portfolioId: 'rfm' })).rejects.toMatchObject({
      code: 'customer.not-found',
    })
  })
})
