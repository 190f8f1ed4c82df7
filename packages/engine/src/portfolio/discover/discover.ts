import type { DiscoveredGroup, Discovery, DiscoveryRequest } from '@sabad/contract/schemas/discovery'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { groupProfiles } from '@sabad/stats/clustering/group-profiles'
import { etaSquared } from '@sabad/stats/clustering/indices/eta-squared'
import { StatsError } from '@sabad/stats/stats-error'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import { type Progress, throwIfCancelled } from '../../runs/progress.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { placesAt } from '../places.ts'
import { validateDefinition } from '../validate.ts'
import { findByBisecting, findByKMeans, findByMixture } from './centres.ts'
import { type Continuation, continuationOf, nothingBefore } from './continued.ts'
import { type Found, type Search, step } from './found.ts'
import { describeGroup, nameFor, titleOfGroup } from './group-words.ts'
import { columnOf, ones, readSample, type Sample, takeColumns } from './sample.ts'
import { findByTree } from './trees.ts'

const methods: Readonly<Record<DiscoveryRequest['method'], (search: Search) => Promise<Found>>> = {
  'k-means': findByKMeans,
  'gaussian-mixture': findByMixture,
  bisecting: findByBisecting,
  cart: findByTree,
  chaid: findByTree,
}

/** What the models refuse, in the words of the engine. */
function refusal(error: unknown, { request, sample }: Search): unknown {
  if (!(error instanceof StatsError)) return error
  const { oneIn, asOf } = sample.at
  if (error.code === 'no-usable-measures')
    return new EngineError('discover.no-usable-measures', { measures: request.variables, asOf }, error)
  if (error.code !== 'too-few-distinct-rows') return error
  const params = { needed: Number(error.params.needed) * oneIn, found: Number(error.params.found) * oneIn }
  return new EngineError('discover.too-few-customers', { method: request.method, ...params }, error)
}

type Profile = DiscoveredGroup['profile']

/** What sets each group apart, in every measure that was looked at. */
function profilesOf({ columns, texts }: Sample, { rows, labels }: Found): readonly Profile[] {
  const numbers = Object.fromEntries(Object.entries(columns).filter(([name]) => !Object.hasOwn(texts, name)))
  const profiles = groupProfiles(takeColumns(numbers, rows), labels, ones(rows.length))
  return profiles.map(({ measures }) => measures.map(({ coverage: _, ...measure }) => ({ ...measure })))
}

interface Named {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly continues: string | null
}

const REST = 'not-known'

function namesOf(profiles: readonly Profile[], { oldOf, names }: Continuation): readonly Named[] {
  const taken = new Set([REST, 'unknown', ...names])
  return profiles.map((profile, group) => {
    const old = oldOf[group] ?? null
    const title = old?.title ?? titleOfGroup(profile)
    const name = old?.name ?? nameFor(title, taken)
    taken.add(name)
    return { name, title, description: describeGroup(profile), continues: old?.name ?? null }
  })
}

/** Against flicker: who is only just nearer to another centre stays until that is so twice. */
const MARGIN = 0.1

/** What a found portfolio says of itself, beside the names of its groups. */
export const foundTexts = {
  description: 'Micro-segments found in data; all that puts customers into them is written in the definition.',
  tier: 'Segment',
  rest: 'Not known',
  'rest.description': 'Customers without a value of any measure.',
} as const

function definitionOf({ portfolioId, title }: DiscoveryRequest, found: Found, groups: readonly Named[]) {
  const definition: PortfolioDefinition = {
    portfolioId,
    title,
    description: foundTexts.description,
    tiers: [
      {
        name: 'segment',
        title: foundTexts.tier,
        method: found.method,
        labels: groups.map(({ name }) => name),
        missing: 'unknown',
      },
    ],
    groups: groups.map(({ name, title, description }) => ({ name, title, description, anyOf: [{ segment: [name] }] })),
    rest: { name: REST, title: foundTexts.rest, description: foundTexts['rest.description'] },
    hysteresis: { margin: MARGIN },
  }
  return validateDefinition(definition)
}

/** 1 − η² of lifetime value: what the groups leave unexplained. */
function valueWithin({ columns }: Sample, { rows, labels }: Found): number | null {
  const value = columnOf(columns, 'clv_12m')
  const scored = Uint32Array.from(rows.keys()).filter((at) => Number.isFinite(value[rows[at] ?? 0]))
  if (scored.length === 0) return null
  return (
    1 -
    etaSquared({
      value: Float64Array.from(scored, (at) => value[rows[at] ?? 0] ?? 0),
      labels: Uint32Array.from(scored, (at) => labels[at] ?? 0),
      weight: ones(scored.length),
    })
  )
}

/** Customers and value of each group, the rest too. */
export const sizesOfGroups = (definition: PortfolioDefinition, asOf: string): Sql => sql`
  SELECT group_index AS "group", count(*) AS customers, sum(CAST(clv_12m AS DOUBLE)) AS value
  FROM (${placesAt({ definition, calibration: { cuts: {}, nested: {}, merged: {} } }, { asOf })})
  GROUP BY group_index ORDER BY group_index`

const sizeRow = z.object({ group: z.number(), customers: z.number(), value: z.number().nullable() })

/** Everyone, put into groups by SQL. */
async function sizesOf(database: Database, definition: PortfolioDefinition, asOf: string) {
  const sizes = await database.rows(sizesOfGroups(definition, asOf), sizeRow)
  return (index: number) => sizes.find(({ group }) => group === index) ?? { customers: 0, value: null }
}

/** A reason that speaks of a component, with the name of the group that it is. */
function ofGroup({ code, params }: Found['reasons'][number], named: readonly Named[]) {
  const { component, ...others } = params
  const group = typeof component === 'number' ? named[component]?.name : undefined
  return { code, params: group === undefined ? { ...params } : { ...others, group } }
}

async function answer(database: Database, { request, sample }: Search, found: Found): Promise<Discovery> {
  const { previous } = request
  const continuation =
    previous === undefined ? nothingBefore : await continuationOf(database, previous, { sample, found })
  const profiles = profilesOf(sample, found)
  const named = namesOf(profiles, continuation)
  const definition = definitionOf(request, found, named)
  const sizeOf = await sizesOf(database, definition, sample.at.asOf)
  const groups = named.map(({ name, title, continues }, index): DiscoveredGroup => {
    const { customers, value } = sizeOf(index)
    return {
      name,
      title,
      customers,
      customerShare: sample.customers === 0 ? 0 : customers / sample.customers,
      value,
      stability: found.stability[index] ?? null,
      continues,
      profile: [...(profiles[index] ?? [])],
    }
  })
  return {
    asOf: sample.at.asOf,
    customers: sample.customers,
    sampled: sample.size,
    definition,
    k: groups.length,
    components: found.components,
    candidates: [...found.candidates],
    reasons: found.reasons.map((reason) => ofGroup(reason, named)),
    excluded: [...sample.excluded, ...found.excluded].map(({ measure, reason: { code, params } }) => ({
      measure,
      reason: { code, params: { ...params } },
    })),
    groups,
    unplaced: sizeOf(named.length).customers,
    valueWithin: valueWithin(sample, found),
    retired: [...continuation.retired],
  }
}

/**
 * Finds groups in the customers of the newest date: fits on a sample, checks what was found, names it, and puts everyone
 * into groups to count them. Nothing is stored: the answer holds a definition that can be added.
 * @throws EngineError discover.too-few-customers, discover.no-usable-measures, discover.nothing-found,
 *   portfolio.unknown-measure, refresh.none, job.cancelled
 */
export const discoverPortfolio = (
  workspace: Workspace,
  asked: DiscoveryRequest,
  progress: Progress,
): Promise<Discovery> =>
  workspace.read(async (database) => {
    // Random starts see measures in an order: always the same one, or the order of the question would change the answer.
    const request = { ...asked, variables: [...new Set(asked.variables)].sort() }
    const stop = () => database.interrupt()
    progress.signal.addEventListener('abort', stop)
    try {
      await step(progress, 'sample', { done: 0, total: 0 })
      const search = { request, sample: await readSample(database, request), progress }
      const found = await methods[request.method](search).catch((error) => {
        throw refusal(error, search)
      })
      await step(progress, 'assign', { done: 0, total: 0 })
      return await answer(database, search, found)
    } catch (error) {
      throwIfCancelled(progress)
      throw error
    } finally {
      progress.signal.removeEventListener('abort', stop)
    }
  })
