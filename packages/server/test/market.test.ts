import { readError } from '@sabad/contract/read-error'
import { expect, test } from 'vitest'
import { computedServer, factsServer } from './portfolio-server.ts'

test('a market project is opened from an example, saved, analysed and taken up again', async () => {
  const server = await computedServer(0)
  const { market } = server.client
  const [, example] = await market.examples()
  if (!example) throw new Error('no example')
  const { projectId } = example
  expect(await market.create({ project: example, author: 'Ada' })).toMatchObject({ version: 1, project: example })
  const segments = example.segments.map((segment, at) =>
    at === 0 ? { ...segment, group: { portfolioId: 'rfm', group: 'champions' } } : segment,
  )
  const saved = await market.save({ projectId, project: { ...example, segments }, basedOn: 1 })
  expect(saved.versions.map(({ version }) => version)).toEqual([2, 1])
  const analysis = await market.analysis({ projectId })
  expect(analysis).toMatchObject({ version: 2, targets: { outcome: 'optimal' } })
  expect(analysis.segments.map(({ segmentId }) => segmentId)).toEqual([segments[0]?.segmentId])
  expect((await market.analysis({ projectId, version: 1 })).segments).toEqual([])
  expect(await market.list()).toMatchObject([{ projectId, version: 2 }])
  expect((await market.variables({})).customers).toBe(300)
  const gain = await market.gain({ projectId, variable: 'recency_days' }).catch((thrown: unknown) => readError(thrown))
  expect(gain).toMatchObject({ code: 'market.too-few-customers', params: { found: 0 } })
})

test('a project that is saved under the address of another is refused', async () => {
  const server = await factsServer()
  const { market } = server.client
  const [one, other] = await market.examples()
  if (!one || !other) throw new Error('no example')
  await market.create({ project: one })
  const error = await market
    .save({ projectId: one.projectId, project: other, basedOn: 1 })
    .catch((thrown: unknown) => readError(thrown))
  expect(error).toMatchObject({ code: 'market.not-found' })
})
