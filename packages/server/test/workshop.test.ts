import { readError } from '@sabad/contract/read-error'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { expect, test } from 'vitest'
import { computedServer, factsServer } from './portfolio-server.ts'

const size: PortfolioDefinition = {
  portfolioId: 'size',
  title: 'By size',
  description: 'How much a customer bought so far',
  tiers: [
    {
      name: 'revenue',
      title: 'Revenue',
      measure: 'revenue',
      method: { kind: 'fixed', cuts: [200, 500] },
      labels: ['small', 'middle', 'large'],
      missing: 'none',
    },
  ],
  groups: [
    { name: 'large', title: 'Large', description: '', anyOf: [{ revenue: ['large'] }] },
    { name: 'middle', title: 'Middle', description: '', anyOf: [{ revenue: ['middle'] }] },
  ],
  rest: { name: 'small', title: 'Small', description: '' },
}

const wider: PortfolioDefinition = {
  ...size,
  tiers: size.tiers.map((tier) => ({ ...tier, method: { kind: 'fixed', cuts: [200, 800] } })),
}

const failureOf = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))

async function computed() {
  const server = await computedServer(2)
  return server
}

test('variables come with family, type, coverage and the spread of their values', async () => {
  const { client } = await computed()
  const { customers, oneIn, variables } = await client.variables.list()
  expect({ customers, oneIn }).toEqual({ customers: 300, oneIn: 1 })
  const named = (name: string) => variables.find((variable) => variable.name === name)
  const revenue = named('revenue')
  expect(revenue).toMatchObject({ family: 'value', type: 'number', unit: 'money', coverage: 1 })
  expect(revenue?.quantiles).toHaveLength(51)
  expect(revenue?.quantiles).toEqual([...(revenue?.quantiles ?? [])].sort((one, other) => one - other))
  const country = named('country')
  expect(country).toMatchObject({ family: 'demographics', type: 'text', distinct: 2, quantiles: null })
  expect(country?.texts).toEqual([
    { text: 'ID', share: 0.5 },
    { text: 'IR', share: 0.5 },
  ])
  expect(named('satisfaction')).toMatchObject({ coverage: 0, quantiles: null, texts: [] })
})

test('a draft is kept as it is given, sound or not, until it is thrown away', async () => {
  const { client } = await computed()
  const definition = { title: 'Half done', tiers: 'none yet', __proto__x: [1, null, { deep: true }] }
  const saved = await client.drafts.save({ draftId: 'first-1', definition, author: 'Ada' })
  expect(saved).toMatchObject({ draftId: 'first-1', title: 'Half done', portfolioId: null, author: 'Ada' })
  expect(await client.drafts.get({ draftId: 'first-1' })).toMatchObject({ definition, rationale: null })
  await client.drafts.save({ draftId: 'first-1', definition: size, rationale: 'Why not' })
  expect(await client.drafts.get({ draftId: 'first-1' })).toMatchObject({ definition: size, rationale: 'Why not' })
  expect((await client.drafts.list()).map(({ draftId, portfolioId }) => [draftId, portfolioId])).toEqual([
    ['first-1', 'size'],
  ])
  await client.drafts.remove({ draftId: 'first-1' })
  expect(await client.drafts.list()).toEqual([])
  expect(await failureOf(client.drafts.get({ draftId: 'first-1' }))).toMatchObject({ code: 'draft.not-found' })
  expect(await failureOf(client.drafts.remove({ draftId: 'first-1' }))).toMatchObject({ code: 'draft.not-found' })
})

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

test.each([
  ['too deep', `{"definition":${nested(100)}}`, 'draft.too-deep'],
  ['deep enough to overflow a stack', `{"definition":${nested(200_000)}}`, 'draft.too-deep'],
  ['too large', JSON.stringify({ definition: 'x'.repeat(300_000) }), 'draft.too-large'],
])('a draft that is %s is refused in one sentence and nothing is kept', async (_, body, code) => {
  const server = await factsServer()
  const response = await server.send('/api/portfolio-drafts/hostile', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const error = readError(await response.json())
  expect(error.code).toBe(code)
  expect(error.message).toMatch(/^[A-Z][^.]*\.$/)
  expect(await server.client.drafts.list()).toEqual([])
})

test('a draft cannot be named like a path', async () => {
  const server = await factsServer()
  const failure = await failureOf(server.client.drafts.save({ draftId: '../x', definition: {} }))
  expect(failure.code).toBe('request.invalid')
})

test('versions say who decided what and why, and two are compared on the same customers', async () => {
  const { client } = await computed()
  await client.portfolios.add({ definition: size, author: 'Ada', rationale: 'First' })
  await client.portfolios.add({ definition: wider, author: 'Grace', rationale: 'Dearer' })
  const versions = await client.portfolios.versions({ portfolioId: 'size' })
  expect(versions.map(({ number, author, rationale }) => [number, author, rationale])).toEqual([
    [2, 'Grace', 'Dearer'],
    [1, 'Ada', 'First'],
  ])
  const first = await client.portfolios.version({ portfolioId: 'size', number: 1 })
  expect(first.definition).toEqual(size)
  const comparison = await client.portfolios.compareVersions({ portfolioId: 'size', one: 1, other: 2 })
  expect(comparison.differences).toEqual([{ code: 'tier-method', params: { tier: 'Revenue' } }])
  // Only those between the two cuts move, from large to middle.
  const { variables } = await client.variables.list()
  expect(variables.length).toBeGreaterThan(0)
  const moved = comparison.flows.filter(({ from, to }) => from !== to)
  expect(moved.map(({ from, to }) => [from, to])).toEqual([[0, 1]])
  expect(comparison.changed).toBe(moved[0]?.customers)
  expect(comparison.changed).toBeGreaterThan(0)
  expect(comparison.flows.reduce((sum, { customers }) => sum + customers, 0)).toBe(300)
  const { groups } = await client.portfolios.overview({ portfolioId: 'size' })
  expect(comparison.other.groupsHeld.map(({ customers }) => customers)).toEqual(
    groups.map(({ customers }) => customers),
  )
  const same = await client.portfolios.compareVersions({ portfolioId: 'size', one: 2, other: 2 })
  expect(same).toMatchObject({ changed: 0, changedValue: 0, differences: [] })
})

test('a version or portfolio that is not there is said with what there is', async () => {
  const { client } = await computed()
  expect(await failureOf(client.portfolios.compareVersions({ portfolioId: 'rfm', one: 1, other: 7 }))).toMatchObject({
    code: 'portfolio.version-not-found',
    params: { number: 7, versions: ['1'] },
  })
  expect(await failureOf(client.portfolios.versions({ portfolioId: 'none' }))).toMatchObject({
    code: 'portfolio.not-found',
  })
})

test('before anything is computed, variables and comparisons say what to do', async () => {
  const { client } = await factsServer()
  expect(await failureOf(client.variables.list())).toMatchObject({ code: 'refresh.none' })
})
