import { readError } from '@sabad/contract/read-error'
import { type DiscoveryRequest, discovery } from '@sabad/contract/schemas/discovery'
import type { Job } from '@sabad/contract/schemas/jobs'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { expect, test } from 'vitest'
import { computedServer } from './portfolio-server.ts'

type Client = Awaited<ReturnType<typeof computedServer>>['client']

/** A client of a server whose newest date is computed. */
async function computed(): Promise<Client> {
  const server = await computedServer(0)
  return server.client
}

const byRecency: PortfolioDefinition['tiers'][number] = {
  name: 'recency',
  title: 'Recency',
  measure: 'recency_days',
  method: { kind: 'fixed', cuts: [90] },
  labels: ['fresh', 'cold'],
  missing: 'never',
}
const byCountry: PortfolioDefinition['tiers'][number] = {
  name: 'country',
  title: 'Country',
  measure: 'country',
  method: { kind: 'categories', values: [['ID']] },
  labels: ['indonesia', 'elsewhere'],
  missing: 'nowhere',
}

type Rule = Readonly<Record<string, string[]>>

const definition = (rules: readonly Rule[], first = byRecency): PortfolioDefinition => ({
  portfolioId: 'mine',
  title: 'Mine',
  description: 'Of two tiers',
  tiers: [first, byCountry],
  groups: rules.map((rule, at) => ({ name: `group-${at + 1}`, title: `${at + 1}`, description: '', anyOf: [rule] })),
  rest: { name: 'rest', title: 'Rest', description: '' },
  matching: 'exact',
})

/** What is answered to a definition, both when it is looked at and when it is added. */
async function refusalOf(refused: PortfolioDefinition) {
  const client = await computed()
  const looked = readError(await client.portfolios.preview({ definition: refused }).catch((error) => error))
  const added = readError(await client.portfolios.add({ definition: refused }).catch((error) => error))
  expect(added).toEqual(looked)
  return added
}

test('a definition that overlaps is refused with the cell, the groups, its customers, and how to mend it', async () => {
  const meeting = [{ recency: ['fresh'] }, { country: ['indonesia'] }, { recency: ['cold'], country: ['elsewhere'] }]
  const { code, message } = await refusalOf(definition(meeting))
  expect(code).toBe('portfolio.cell-overlaps')
  expect(message).toMatch(
    /^The cell fresh × indonesia \([1-9]\d* customers as of [\d-]+\) belongs to more than one group \(group-1, group-2\), as do 1 cells in all: narrow all but one, or let the first win/,
  )
})

test('a definition that leaves a gap is refused with the cell, its customers, and how to mend it', async () => {
  const open = [{ recency: ['fresh'] }, { recency: ['cold'], country: ['indonesia'] }]
  const { code, message } = await refusalOf(definition(open))
  expect(code).toBe('portfolio.cell-left-out')
  expect(message).toMatch(
    /^The cell cold × elsewhere \([1-9]\d* customers as of [\d-]+\) belongs to no group, as do 1 cells in all: give it to a group, or let the rest take it/,
  )
})

const whole = [{ recency: ['fresh'] }, { recency: ['cold'] }]

test('an unknown measure is refused with the tier and the measures that there are', async () => {
  const { code, message } = await refusalOf(definition(whole, { ...byRecency, measure: 'charm' }))
  expect(code).toBe('portfolio.unknown-measure')
  expect(message).toMatch(
    /^The tier recency uses the measure charm, which is not known: choose one of .*recency_days.*\.$/,
  )
})

test('a measure without coverage is refused with the tier, the date, and how to mend it', async () => {
  const silent = { ...byRecency, measure: 'satisfaction', method: { kind: 'quantile' as const, probabilities: [0.5] } }
  const { code, message } = await refusalOf(definition(whole, silent))
  expect(code).toBe('portfolio.no-values')
  expect(message).toMatch(
    /^No customer has a value of satisfaction as of [\d-]+, so the tier recency cannot be cut: import interactions, contacts or contracts, or use another measure\.$/,
  )
})

async function searched(variables: readonly string[], k: DiscoveryRequest['k']): Promise<Job | undefined> {
  const asked = { method: 'k-means' as const, variables: [...variables], k, portfolioId: 'found', title: 'Found' }
  const client = await computed()
  const { jobId } = await client.portfolios.discover(asked)
  const seen: Job[] = []
  for await (const job of await client.jobs.events({ jobId })) seen.push(job)
  return seen.at(-1)
}

test('too few customers for a method are said with the number needed and the number there is', async () => {
  const job = await searched(['mean_gap_days', 'recency_days'], 20)
  expect(job?.error?.code).toBe('discover.too-few-customers')
  expect(job?.error?.message).toMatch(
    /^Groups cannot be found by k-means in so few customers: it needs 400 with values and there are 300\. Ask for fewer groups/,
  )
})

test('constant and mostly missing measures are named, and not clustered', async () => {
  const job = await searched(['recency_days', 'mean_purchase', 'tickets', 'satisfaction'], 3)
  const { excluded, definition: found } = discovery.parse(job?.result)
  expect(excluded.map(({ measure, reason }) => [measure, reason.code])).toEqual([
    ['satisfaction', 'mostly-missing'],
    ['tickets', 'constant'],
  ])
  const [tier] = found.tiers
  if (tier?.method.kind !== 'nearest-centre') throw new Error('no centres')
  expect(tier.method.preparation.features.map(({ variable }) => variable)).toEqual(['mean_purchase', 'recency_days'])
})

test('where all measures are constant or mostly missing, that is said with their names', async () => {
  const job = await searched(['tickets', 'satisfaction'], 3)
  expect(job?.error?.code).toBe('discover.no-usable-measures')
  expect(job?.error?.message).toMatch(
    /^None of the measures satisfaction, tickets tells customers apart as of [\d-]+: /,
  )
})
