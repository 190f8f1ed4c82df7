import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { keepAnswers } from '../src/kept-answers.ts'
import { computedServer } from './portfolio-server.ts'

/** Answers everything with how often it was asked. */
function counting(mostBytes: number) {
  let asked = 0
  let written = 0
  const app = new Hono()
  app.use('/api/*', keepAnswers({ writings: () => written }, mostBytes))
  app.all('/api/*', ({ req, json }) => {
    asked += 1
    return req.query('fails') ? json({ asked }, 500) : json({ asked })
  })
  return {
    write: () => {
      written += 1
    },
    ask: async (path: string, method = 'GET'): Promise<unknown> => (await app.request(path, { method })).json(),
  }
}

describe('answers that are kept', () => {
  test('are worked out once, until something is written', async () => {
    const { ask, write } = counting(1e6)
    expect(await ask('/api/variables')).toEqual({ asked: 1 })
    expect(await ask('/api/variables')).toEqual({ asked: 1 })
    write()
    expect(await ask('/api/variables')).toEqual({ asked: 2 })
  })

  test('are those of one question: another date is another', async () => {
    const { ask } = counting(1e6)
    expect(await ask('/api/cohorts?asOf=2024-01-31')).toEqual({ asked: 1 })
    expect(await ask('/api/cohorts?asOf=2024-02-29')).toEqual({ asked: 2 })
    expect(await ask('/api/cohorts?asOf=2024-01-31')).toEqual({ asked: 1 })
  })

  test('are never failures, jobs, what a cluster tells of a customer, or what is posted', async () => {
    const { ask } = counting(1e6)
    const never = [['/api/cohorts?fails=1'], ['/api/jobs'], ['/api/customers/c1'], ['/api/portfolios/preview', 'POST']]
    for (const [path = '', method] of never) expect(await ask(path, method)).not.toEqual(await ask(path, method))
  })

  test('give way to later ones where memory is short', async () => {
    const { ask } = counting(8 * '{"asked":1}'.length)
    for (let day = 1; day <= 9; day += 1) await ask(`/api/cohorts?asOf=2024-01-0${day}`)
    expect(await ask('/api/cohorts?asOf=2024-01-09')).toEqual({ asked: 9 })
    expect(await ask('/api/cohorts?asOf=2024-01-01')).toEqual({ asked: 10 })
  })

  test('tell of a flag as soon as it is given', async () => {
    const { client } = await computedServer(0)
    const before = await client.significance.list({})
    const [candidate] = before.candidates
    const flag = { kind: 'benchmark', evidence: 'Asked for by name', owner: 'Ann', until: '2999-12-31' } as const
    await client.significance.give({ customerId: candidate?.customerId ?? '', ...flag })
    const after = await client.significance.list({ asOf: before.asOf })
    expect(after.flags.length).toBe(before.flags.length + 1)
  })
})
