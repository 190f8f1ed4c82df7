import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { noGroup, smoothLabels } from '@sabad/stats/clustering/comparison/hysteresis'
import { gaussianMixture } from '@sabad/stats/clustering/gaussian-mixture'
import { kMeans } from '@sabad/stats/clustering/k-means'
import { mostProbableComponent, responsibilities } from '@sabad/stats/clustering/mixture-membership'
import { leadOverCluster, nearestCentre } from '@sabad/stats/clustering/nearest-centre'
import type { Columns } from '@sabad/stats/clustering/points'
import { fitPreparation, prepare } from '@sabad/stats/clustering/preparation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { methodOfKMeans, methodOfMixture } from '../../src/portfolio/discover/frozen-method.ts'
import { publishedDates } from '../../src/portfolio/published.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, openTemporary, refreshTo } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const measures = ['recency_days', 'revenue_12m', 'mean_purchase'] as const
type Method = PortfolioDefinition['tiers'][number]['method']

const k = 4
const labels = ['a', 'b', 'c', 'd']

const definitionOf = (portfolioId: string, method: Method, margin: number): PortfolioDefinition => ({
  portfolioId,
  title: portfolioId,
  description: 'Found in data',
  tiers: [{ name: 'kind', title: 'Kind', method, labels, missing: 'unknown' }],
  groups: labels.map((label) => ({ name: label, title: label, description: label, anyOf: [{ kind: [label] }] })),
  rest: { name: 'rest', title: 'Rest', description: 'Not known' },
  hysteresis: { margin },
})

interface AtDate {
  readonly keys: Float64Array
  readonly columns: Columns
}

let workspace: Workspace
let close: () => Promise<void>
let dates: string[]
let byDate: AtDate[]

beforeAll(async () => {
  const opened = await openTemporary()
  workspace = opened.workspace
  close = opened.close
  await insertFacts(workspace, simulatedBuyers(400), { earliestOn: null })
  await refreshTo(workspace, '2024-12-31', 6)
  dates = (await workspace.read(publishedDates)).reverse()
  byDate = await Promise.all(
    dates.map(async (asOf) => {
      const { customer_key, ...columns } = await workspace.read((database) =>
        database.columns(sql`SELECT * FROM snapshot WHERE as_of = CAST(${asOf} AS DATE) ORDER BY customer_key`, [
          'customer_key',
          ...measures,
        ]),
      )
      return { keys: customer_key, columns }
    }),
  )
})
afterAll(() => close())

interface Labelled {
  readonly raw: Uint32Array
  readonly lead: (held: Uint32Array) => Float64Array
}

/** What stats says date by date: raw and smoothed group of each customer key. */
function smoothed(label: (columns: Columns) => Labelled, margin: number) {
  let before = new Map<number, { readonly raw: number; readonly smoothed: number }>()
  return byDate.map(({ keys, columns }) => {
    const { raw, lead } = label(columns)
    const rawBefore = Uint32Array.from(keys, (key) => before.get(key)?.raw ?? noGroup)
    const smoothedBefore = Uint32Array.from(keys, (key) => before.get(key)?.smoothed ?? noGroup)
    const held = smoothedBefore.map((group, row) => (group === noGroup ? (raw[row] ?? 0) : group))
    const now = smoothLabels({ raw, rawBefore, smoothedBefore, lead: lead(held) }, margin)
    before = new Map(Array.from(keys, (key, row) => [key, { raw: raw[row] ?? 0, smoothed: now[row] ?? 0 }]))
    return { raw: [...raw], smoothed: [...now] }
  })
}

async function stored(portfolioId: string) {
  return Promise.all(
    dates.map(async (asOf) => {
      const { raw, held } = await workspace.read((database) =>
        database.columns(
          sql`SELECT m.raw_group_index AS raw, m.group_index AS held FROM current_memberships AS m
              JOIN portfolio_versions AS v USING (version_id)
              WHERE v.portfolio_id = ${portfolioId} AND m.as_of = CAST(${asOf} AS DATE) ORDER BY m.customer_key`,
          ['raw', 'held'],
        ),
      )
      return { raw: [...raw], smoothed: [...held] }
    }),
  )
}

describe('customers are held back by SQL as stats holds them back', () => {
  const prepared = () => {
    const newest = byDate.at(-1)?.columns ?? {}
    const weight = new Float64Array(newest.recency_days?.length ?? 0).fill(1)
    const preparation = fitPreparation({ columns: newest, weight })
    return { preparation, points: { columns: prepare(preparation, newest), weight } }
  }

  const differ = (all: readonly { readonly raw: readonly number[]; readonly smoothed: readonly number[] }[]) =>
    all.flatMap(({ raw, smoothed: held }) => raw.filter((group, row) => group !== held[row])).length

  test.each([0, 0.05, 0.3, 1])('between centres, with a margin of %d', async (margin) => {
    const { preparation, points } = prepared()
    const model = kMeans.fit(points, { k, seed: 2 })
    const wanted = smoothed((columns) => {
      const ready = prepare(preparation, columns)
      return { raw: nearestCentre(model, ready), lead: (held) => leadOverCluster(model, ready, held) }
    }, margin)
    const portfolioId = `centres-${String(margin).replace('.', '-')}`
    await addPortfolio(workspace, { definition: definitionOf(portfolioId, methodOfKMeans(preparation, model), margin) })
    expect(await stored(portfolioId)).toEqual(wanted)
    expect(await checkPortfolio(workspace, portfolioId)).toMatchObject({ ok: true })
    expect(differ(wanted) > 0).toBe(margin > 0)
  })

  test('between components of a mixture, by how much less probable the other one is', async () => {
    const { preparation, points } = prepared()
    const model = gaussianMixture.fit(points, { k, seed: 2, regularisation: 0.01 })
    const margin = 0.4
    const wanted = smoothed((columns) => {
      const ready = prepare(preparation, columns)
      const raw = mostProbableComponent(model, ready)
      const probabilities = responsibilities(model, ready)
      const of = (group: number, row: number) => probabilities[group]?.[row] ?? 0
      const lead = (held: Uint32Array) =>
        Float64Array.from(held, (group, row) => 1 - of(group, row) / of(raw[row] ?? 0, row))
      return { raw, lead }
    }, margin)
    await addPortfolio(workspace, { definition: definitionOf('mixture', methodOfMixture(preparation, model), margin) })
    expect(await stored('mixture')).toEqual(wanted)
    expect(differ(wanted)).toBeGreaterThan(0)
  })
})
