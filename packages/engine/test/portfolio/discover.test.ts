import { type DiscoveryRequest, discovery, discoveryRequest } from '@sabad/contract/schemas/discovery'
import { adjustedRand } from '@sabad/stats/clustering/comparison/adjusted-rand'
import { crossTable } from '@sabad/stats/clustering/comparison/cross-table'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { discoverPortfolio } from '../../src/portfolio/discover/discover.ts'
import { nameFor, titleOfGroup } from '../../src/portfolio/discover/group-words.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { type Progress, silent } from '../../src/runs/progress.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, membershipsOf, openTemporary, refreshTo, withWorkspace } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const variables = ['recency_days', 'purchase_days', 'mean_purchase', 'revenue_12m', 'mean_gap_days']

const asked = (change: Partial<DiscoveryRequest>): DiscoveryRequest =>
  discoveryRequest.parse({ method: 'k-means', variables, portfolioId: 'found', title: 'Found', ...change })

const find = (workspace: Workspace, change: Partial<DiscoveryRequest>, progress: Progress = silent) =>
  discoverPortfolio(workspace, asked(change), progress)

describe('groups found in data', () => {
  let workspace: Workspace
  let close: () => Promise<void>

  beforeAll(async () => {
    const opened = await openTemporary()
    workspace = opened.workspace
    close = opened.close
    await insertFacts(workspace, simulatedBuyers(700), { earliestOn: null })
    await refreshTo(workspace, asOf)
  })
  afterAll(() => close())

  test.each([
    ['k-means', { k: 4 }],
    ['gaussian-mixture', { k: 3 }],
    ['bisecting', { mostGroups: 5 }],
    ['cart', { outcome: 'revenue_12m', variables: ['recency_days', 'purchase_days', 'acquisition_channel'] }],
    ['chaid', { outcome: 'revenue_12m', variables: ['recency_days', 'purchase_days', 'mean_gap_days'] }],
  ] as const)('by %s are a definition that can be added, and counts what it then holds', async (method, more) => {
    const found = discovery.parse(
      await find(workspace, {
        ...more,
        variables: [...('variables' in more ? more.variables : variables)],
        method,
        portfolioId: `by-${method}`,
      }),
    )
    const { version } = await addPortfolio(workspace, { definition: found.definition })
    expect(version).toBe(1)
    expect(await checkPortfolio(workspace, `by-${method}`)).toMatchObject({ ok: true })
    const { groups } = await portfolioOverview(workspace, { portfolioId: `by-${method}` })
    expect(groups.map(({ name, customers }) => [name, customers])).toEqual([
      ...found.groups.map(({ name, customers }) => [name, customers]),
      ['not-known', found.unplaced],
    ])
    expect(found.groups.length).toBe(found.k)
    expect(found.k).toBeGreaterThan(1)
    expect(found.valueWithin).toBeGreaterThan(0)
    expect(found.valueWithin).toBeLessThan(1)
    for (const { stability } of found.groups) {
      expect(stability?.jaccard).toBeGreaterThan(0)
      expect(stability?.jaccard).toBeLessThanOrEqual(1)
    }
    const isTree = method === 'cart' || method === 'chaid'
    expect(found.reasons.some(({ code }) => code === 'trees-agree')).toBe(isTree)
    for (const { profile, title } of found.groups) {
      const differences = profile.map(({ difference }) => Math.abs(difference))
      expect(differences).toEqual([...differences].sort((a, b) => b - a))
      expect(title).not.toBe('')
    }
  })

  test('are the same for the same request, and compare every number of groups that was asked for', async () => {
    const one = await find(workspace, { mostGroups: 4, variables: ['recency_days', 'purchase_days'] })
    expect(await find(workspace, { mostGroups: 4, variables: ['recency_days', 'purchase_days'] })).toEqual(one)
    expect(one.candidates.map(({ k }) => k)).toEqual([2, 3, 4])
    expect(one.candidates.map(({ k }) => k)).toContain(one.k)
    expect(one.reasons.length).toBeGreaterThan(0)
  })

  test('do not depend on the order in which measures are asked for', async () => {
    const one = await find(workspace, { k: 4 })
    expect(await find(workspace, { k: 4, variables: [...variables].reverse() })).toEqual(one)
  })

  test('of a mixture are named where one hardly varies in a measure', async () => {
    const { reasons, groups } = await find(workspace, {
      ...{ method: 'gaussian-mixture', k: 5, variables: ['recency_days', 'purchase_days', 'mean_gap_days'] },
    })
    const flat = reasons.filter(({ code }) => code === 'component-flat')
    expect(flat.length).toBeGreaterThan(0)
    for (const { params } of flat) expect(groups.map(({ name }) => name)).toContain(params.group)
  })

  test('of a mixture are as many as the information criterion wants', async () => {
    const { candidates, k } = await find(workspace, {
      method: 'gaussian-mixture',
      mostGroups: 3,
      variables: ['recency_days', 'mean_purchase'],
    })
    expect(candidates.map((candidate) => candidate.k)).toEqual([2, 3])
    const [best] = [...candidates].sort((a, b) => (a.bic ?? 0) - (b.bic ?? 0))
    expect(k).toBe(best?.k)
  })

  test('are looked for in principal components where that is asked for, which hold the share of the variance', async () => {
    const wanted = ['revenue', 'revenue_12m', 'purchase_days', 'purchase_days_12m', 'recency_days']
    const methodOf = async (components: number) => {
      const { definition, ...found } = await find(workspace, {
        k: 3,
        variables: wanted,
        components,
        portfolioId: 'shadows',
      })
      const [tier] = definition.tiers
      if (tier?.method.kind !== 'nearest-centre') throw new Error('no centres')
      return { definition, method: tier.method, told: found.components }
    }
    const [few, all] = [await methodOf(0.7), await methodOf(1)]
    const { components, features } = few.method.preparation
    expect(features.map(({ variable }) => variable)).toEqual([...wanted].sort())
    const used = components?.loadings.length ?? 0
    expect(used).toBeGreaterThan(0)
    expect(used).toBeLessThan(wanted.length)
    expect(all.method.preparation.components?.loadings).toHaveLength(wanted.length)
    expect(few.told).toMatchObject({ kept: used, of: wanted.length })
    expect(few.told?.explained).toBeGreaterThanOrEqual(0.7)
    expect(few.told?.explained).toBeLessThan(1)
    expect(all.told).toMatchObject({ kept: wanted.length, of: wanted.length })
    expect(all.told?.explained).toBeCloseTo(1, 12)
    expect((await find(workspace, { k: 3, variables: wanted })).components).toBeNull()
    for (const { at } of few.method.centres) expect(at).toHaveLength(used)
    // Directions of length 1 that stand upright on each other.
    for (const [i, one] of (components?.loadings ?? []).entries()) {
      for (const [j, other] of (components?.loadings ?? []).entries()) {
        const product = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
        expect(product).toBeCloseTo(i === j ? 1 : 0, 10)
      }
    }
    // Put into groups in SQL as any portfolio is.
    await addPortfolio(workspace, { definition: few.definition })
    expect(await checkPortfolio(workspace, 'shadows')).toMatchObject({ ok: true })
  })

  test('keep the names of those that they continue', async () => {
    const first = await find(workspace, { k: 4, portfolioId: 'kept' })
    await addPortfolio(workspace, { definition: first.definition })
    const again = await find(workspace, { k: 4, seed: 99, portfolioId: 'kept', previous: 'kept' })
    expect(again.groups.map(({ name }) => name).sort()).toEqual(first.groups.map(({ name }) => name).sort())
    expect(again.groups.every(({ name, continues }) => continues === name)).toBe(true)
    expect(again.retired).toEqual([])
    const more = await find(workspace, { k: 6, portfolioId: 'kept', previous: 'kept' })
    const names = more.groups.map(({ name }) => name)
    expect(new Set(names).size).toBe(6)
    const old = first.groups.map(({ name }) => name)
    for (const { name, continues } of more.groups) expect(old.includes(name)).toBe(continues !== null)
    const kept = more.groups.flatMap(({ continues }) => continues ?? [])
    expect([...kept, ...more.retired].sort()).toEqual([...old].sort())
  })

  test('leave out what tells nobody apart, by name', async () => {
    const { excluded, definition } = await find(workspace, {
      k: 3,
      variables: ['recency_days', 'mean_purchase', 'satisfaction', 'tickets'],
    })
    expect(excluded.map(({ measure, reason }) => [measure, reason.code])).toEqual([
      ['satisfaction', 'mostly-missing'],
      ['tickets', 'constant'],
    ])
    const [tier] = definition.tiers
    expect(tier?.method.kind === 'nearest-centre' && tier.method.preparation.features.length).toBe(2)
  })

  test.each([
    [
      'for more groups than there are customers',
      { k: 20, variables: ['mean_gap_days'], sampleSize: 100 },
      'discover.too-few-customers',
    ],
    ['by what is the same for everyone', { variables: ['satisfaction', 'tickets'] }, 'discover.no-usable-measures'],
    ['by a text, between which there is no distance', { variables: ['country'] }, 'portfolio.unknown-measure'],
    ['by what nobody knows', { variables: ['nothing'] }, 'portfolio.unknown-measure'],
    ['beside a portfolio that is not there', { k: 2, previous: 'nobody' }, 'portfolio.not-found'],
    [
      'that explain an outcome by nothing',
      { method: 'cart', variables: ['tickets', 'satisfaction'], outcome: 'revenue' },
      'discover.no-usable-measures',
    ],
  ] as const)('are refused %s', async (_, change, code) => {
    const request = { ...change, variables: [...('variables' in change ? change.variables : variables)] }
    await expect(find(workspace, request)).rejects.toMatchObject({ code })
  })

  test('say how many customers are needed', async () => {
    await expect(find(workspace, { k: 20, sampleSize: 100 })).rejects.toMatchObject({
      code: 'discover.too-few-customers',
      params: { method: 'k-means', needed: 2800, found: expect.any(Number) },
    })
  })

  test('end when they are cancelled', async () => {
    const controller = new AbortController()
    const stages: string[] = []
    const progress = {
      report: (stage: string, done: number) => {
        stages.push(stage)
        if (stage === 'compare' && done > 20) controller.abort()
      },
      signal: controller.signal,
    }
    await expect(find(workspace, {}, progress)).rejects.toMatchObject({ code: 'job.cancelled' })
    expect(stages[0]).toBe('sample')
    expect(stages.at(-1)).toBe('compare')
  })
})

describe('the name of a group', () => {
  const trait = (measure: string, difference: number) => ({
    measure,
    mean: 1,
    meanOfRest: 0,
    difference,
    code:
      Math.abs(difference) < 0.2
        ? ('like-the-rest' as const)
        : difference > 0
          ? ('above' as const)
          : ('below' as const),
  })

  test('says what sets it apart, each word once', () => {
    const profile = [
      trait('clv_12m', 2),
      trait('revenue', 1.5),
      trait('purchase_days', 1.2),
      trait('recency_days', 0.9),
    ]
    expect(titleOfGroup(profile)).toBe('High value, frequent, long silent')
    expect(titleOfGroup([trait('attributes.income', -0.5), trait('revenue', 0.1)])).toBe('Low income')
    expect(titleOfGroup([trait('revenue', 0.1)])).toBe('Like everyone else')
  })

  test('is free, and fit to be a name', () => {
    expect(nameFor('High value, frequent', new Set())).toBe('high-value-frequent')
    expect(nameFor('High value', new Set(['high-value', 'high-value-2']))).toBe('high-value-3')
    expect(nameFor('100 % درآمد', new Set())).toBe('group')
  })
})

describeWithData('iris', 'iris, in raw units', (path) => {
  const measures = ['Sepal.Length', 'Sepal.Width', 'Petal.Length', 'Petal.Width']

  const withIris = (work: (workspace: Workspace) => Promise<void>) =>
    withWorkspace(async (workspace) => {
      await workspace.write(async (database) => {
        await database.execute(
          sql`CREATE TEMP TABLE told AS SELECT row_number() OVER () AS n, * FROM read_csv(${`${path}/iris.csv`}, header = true)`,
        )
        await database.execute(
          sql`INSERT INTO customers (customer_id, attributes) SELECT printf('i%03d', n), to_json(told) FROM told ORDER BY n`,
        )
        await database.execute(sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, import_id)
          SELECT customer_id, customer_key, DATE '2024-11-30', 1, 1 FROM customers`)
      })
      await insertFacts(workspace, {}, { earliestOn: null })
      await refreshTo(workspace, asOf)
      await work(workspace)
    })

  // docs: domain reference 3.7; scikit-learn's best of 50 starts.
  test('gives the published indices, and in SQL the published groups', () =>
    withIris(async (workspace) => {
      const found = await find(workspace, {
        variables: measures.map((name) => `attributes.${name}`),
        scaling: 'none',
        mostGroups: 4,
      })
      const [two, three] = found.candidates
      const near = (value: number | null | undefined, published: number, digits: number) =>
        expect(Math.abs((value ?? Number.NaN) - published)).toBeLessThanOrEqual(0.5 * 10 ** -digits * 1.0000001)
      near(two?.silhouette, 0.681, 4)
      near(two?.daviesBouldin, 0.4043, 4)
      near(two?.calinskiHarabasz, 513.92, 2)
      near(three?.silhouette, 0.5528, 4)
      near(three?.daviesBouldin, 0.662, 4)
      near(three?.calinskiHarabasz, 561.63, 2)
      const { groups, definition } = await find(workspace, {
        variables: measures.map((name) => `attributes.${name}`),
        scaling: 'none',
        k: 3,
      })
      expect(groups.map(({ customers }) => customers)).toEqual([62, 50, 38])
      await addPortfolio(workspace, { definition })
      const places = (await membershipsOf(workspace, asOf)).filter((row) => row.portfolio_id === 'found')
      const labels = Uint32Array.from(places, (row) => Number(row.group_index))
      const species = Uint32Array.from(places, (_, row) => Math.floor(row / 50))
      near(adjustedRand(crossTable(labels, species, new Float64Array(150).fill(1))), 0.7302, 4)
    }))
})
