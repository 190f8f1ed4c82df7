import { readError } from '@sabad/contract/read-error'
import type { CostModel } from '@sabad/contract/schemas/cost-model'
import { expect, test } from 'vitest'
import { factsServer, refreshed } from './portfolio-server.ts'

const orders = { count: 'orders' as const, where: [] }

const model: CostModel = {
  pools: [
    {
      name: 'Desk',
      level: 'order',
      source: { kind: 'typed', perMonth: 100 },
      capacity: { minutesPerMonth: 4000, share: 0.8 },
    },
  ],
  activities: [
    { name: 'Orders', pool: 'Desk', step: 'order-cost', driver: orders, minutes: { base: 10, extra: [] }, share: null },
  ],
  direct: [],
  measured: [],
  financing: null,
}

const refusal = (work: Promise<unknown>) => work.then(() => null).catch((thrown: unknown) => readError(thrown))

test('a cost model is suggested, checked, tried, saved, refreshed by, told of and compared', async () => {
  const server = await factsServer()
  const { costing } = server.client
  expect(await costing.model({})).toEqual({ version: null, model: null, isCosted: false })
  expect(await costing.draft()).toMatchObject({ model: { pools: [] } })
  expect(await refusal(costing.report({}))).toMatchObject({ code: 'refresh.none' })
  await refreshed(server, 0)
  expect(await refusal(costing.report({}))).toMatchObject({ code: 'costing.none' })
  expect(await costing.check({ model })).toEqual({ isSound: true, findings: [] })
  const foretold = await costing.preview({ model })
  expect(foretold.pools).toMatchObject([{ cost: 1200, capacity: 38_400 }])
  const saved = await costing.save({ model, author: 'Ada', rationale: 'The desk', basedOn: 0 })
  expect(saved).toMatchObject({ version: { number: 1, author: 'Ada' }, isCosted: false })
  await refreshed(server, 0)
  const report = await costing.report({})
  expect(report).toEqual({ ...foretold, version: 1 })
  const base = await costing.waterfall({})
  const group = await costing.waterfall({ portfolioId: 'rfm', group: 'champions' })
  expect(base.sums.costToServe).toBeCloseTo(report.reconciliation.assigned, 2)
  expect(group.customers).toBeLessThan(base.customers)
  const { rows } = await server.client.customers.list({ portfolioId: 'rfm', sort: 'revenue_12m', pageSize: 1 })
  const profit = await costing.ofCustomer({ customerId: rows[0]?.customerId ?? '' })
  const charged = profit.lines.find(({ from }) => from.kind === 'activity')
  expect(charged).toMatchObject({ step: 'order-cost', source: 'apportioned', from: { pool: 'Desk', entries: null } })
  await costing.save({
    model: { ...model, financing: { days: 30, attribute: null, costOfCapital: 0.1 } },
    author: 'Ben',
    rationale: 'Waiting',
  })
  const compared = await costing.compare({ from: 1, to: 2, portfolioId: 'rfm' })
  expect(compared.groups.length).toBeGreaterThan(3)
  expect((await costing.versions()).map(({ number }) => number)).toEqual([2, 1])
})

test('a cost model that cannot be used is refused with its place, and one that is none with the field', async () => {
  const { client, send } = await factsServer()
  const twice = { ...model, pools: [...model.pools, ...model.pools] }
  expect(await refusal(client.costing.save({ model: twice, author: 'Ada', rationale: 'Twice' }))).toMatchObject({
    code: 'costing.invalid',
    params: { place: 'pools[1].name' },
  })
  const negative = { ...model, pools: [{ ...model.pools[0], capacity: { minutesPerMonth: -1, share: 0.8 } }] }
  const answer = await send('/api/costing/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: negative }),
  })
  expect(answer.status).toBe(422)
  expect(JSON.stringify(await answer.json())).toContain('minutesPerMonth')
})
