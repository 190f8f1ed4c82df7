import type { MarketProject } from '@sabad/contract/schemas/market'
import { marketProject } from '@sabad/contract/schemas/market'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { marketAnalysis } from '../../src/market/analysis.ts'
import { checkProject } from '../../src/market/check-project.ts'
import { marketExamples } from '../../src/market/examples.ts'
import {
  createMarketProject,
  listMarketProjects,
  readMarketProject,
  saveMarketProject,
} from '../../src/market/store.ts'
import { isSensitive, taxonomy } from '../../src/market/taxonomy.ts'
import { variableGain } from '../../src/market/variable-gain.ts'
import { marketVariables } from '../../src/market/variables.ts'
import { registeredMeasures } from '../../src/measures/registry.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, type Facts, insertFacts, openTemporary, refreshTo, withWorkspace } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { emptyProject } from './empty-project.ts'

const asOf = '2024-12-31'
const [asChildren = emptyProject, asOccasion = emptyProject] = marketExamples

const buyers: Facts = simulatedBuyers(300)
const ids = [...new Set((buyers.orders ?? []).map((row) => String(row.customer_id)))].sort()

/** A column's name that is a path, a pointer and a quotation. */
const hostile = `/$."he said" 'x'`

const facts: Facts = {
  ...buyers,
  customers: ids.map((customer_id, at) => ({
    customer_id,
    country: at % 4 === 0 ? null : 'NL',
    attributes: JSON.stringify({ roast: ['light', 'dark'][at % 2], 'religion of home': 'x', blank: '', [hostile]: at }),
  })),
}

let workspace: Workspace
let close: () => Promise<void>

/** A bought table with what each customer spends, which is worth knowing. */
async function addSpend(name: string, validFrom: string): Promise<void> {
  const { id } = await workspace.write((database) =>
    database.row(sql`SELECT CAST(nextval('import_ids') AS INTEGER) AS id`, z.object({ id: z.number() })),
  )
  await execute(
    workspace,
    sql`INSERT INTO enrichments VALUES (${id}, ${name}, 'customer', 'Credit bureau', 'own use', CAST(${validFrom} AS DATE), 1)`,
  )
  await execute(
    workspace,
    sql`INSERT INTO enrichment_values SELECT ${id}, c.customer_id, 'spend', CAST(sum(o.amount) AS VARCHAR)
        FROM orders AS o JOIN customers AS c USING (customer_key) GROUP BY c.customer_id`,
  )
}

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, facts, { earliestOn: null })
  await addSpend('bureau', '2022-01-01')
  await addSpend('lately', '2024-09-01')
  await refreshTo(workspace, asOf, 13)
})
afterAll(() => close())

describe('a market project', () => {
  test('is saved version by version, and each can be read again as it was', async () => {
    const project = { ...emptyProject, projectId: 'versions' }
    await createMarketProject(workspace, { project, author: 'Ada' })
    await saveMarketProject(workspace, { project: { ...project, title: 'Second' }, basedOn: 1 })
    const newest = await readMarketProject(workspace, { projectId: 'versions' })
    expect(newest).toMatchObject({ version: 2, project: { title: 'Second' } })
    expect(newest.versions).toMatchObject([
      { version: 2, author: null },
      { version: 1, author: 'Ada' },
    ])
    expect((await readMarketProject(workspace, { projectId: 'versions', version: 1 })).project).toEqual(project)
    const listed = (await listMarketProjects(workspace)).filter(({ projectId }) => projectId === 'versions')
    expect(listed).toMatchObject([{ title: 'Second', version: 2 }])
  })

  test('of an older time is read with the names that variables have now, as is one that is saved again', async () => {
    const chosen = ['recency_days', 'attribute:roast', 'enrichment:bureau/spend', 'attribute:a/b']
    const project = { ...emptyProject, projectId: 'old', variables: { ...emptyProject.variables, chosen } }
    await execute(
      workspace,
      sql`INSERT INTO market_project_versions VALUES ('old', 1, ${JSON.stringify(project)}, NULL, current_timestamp)`,
    )
    const names = ['recency_days', 'attributes.roast', 'enrichment.bureau.spend', 'attributes.a/b']
    const read = async () => (await readMarketProject(workspace, { projectId: 'old' })).project.variables.chosen
    expect(await read()).toEqual(names)
    await saveMarketProject(workspace, { project, basedOn: 1 })
    expect(await read()).toEqual(names)
  })

  test('that somebody else has saved meanwhile is not overwritten', async () => {
    const project = { ...emptyProject, projectId: 'raced' }
    await createMarketProject(workspace, { project })
    await saveMarketProject(workspace, { project, basedOn: 1 })
    await expect(saveMarketProject(workspace, { project, basedOn: 1 })).rejects.toMatchObject({
      code: 'market.changed',
      params: { newest: 2, basedOn: 1 },
    })
  })

  test('is made once and has to be there to be saved or read', async () => {
    const project = { ...emptyProject, projectId: 'once' }
    await createMarketProject(workspace, { project })
    await expect(createMarketProject(workspace, { project })).rejects.toMatchObject({ code: 'market.exists' })
    const other = { ...project, projectId: 'nowhere' }
    await expect(saveMarketProject(workspace, { project: other, basedOn: 1 })).rejects.toMatchObject({
      code: 'market.not-found',
    })
    await expect(readMarketProject(workspace, { projectId: 'once', version: 7 })).rejects.toMatchObject({
      code: 'market.not-found',
    })
  })

  const segments = [{ segmentId: 'a', title: 'A', description: '', product: '', market: '', group: null }]
  const criterion = { criterionId: 'size', title: 'Size', weight: 1, reverse: false }
  const rating = { rater: 'Ada', segmentId: 'a', rating: 3 }

  test.each<readonly [code: string, change: Partial<MarketProject>]>([
    ['market.repeated', { segments: [...segments, ...segments] }],
    [
      'market.unknown-segment',
      {
        targets: {
          budget: 1,
          capacities: [],
          candidates: [{ segmentId: 'b', netPresentValue: 1, cost: 1, uses: [], decision: 'free' }],
        },
      },
    ],
    [
      'market.anchors',
      {
        fit: {
          judgements: null,
          criteria: [{ ...criterion, source: { kind: 'entered', values: [], low: 2, high: 2 } }],
        },
      },
    ],
    [
      'market.repeated',
      {
        segments,
        fit: { judgements: null, criteria: [{ ...criterion, source: { kind: 'raters', ratings: [rating, rating] } }] },
      },
    ],
    [
      'market.judgements',
      {
        fit: {
          judgements: [
            [1, 2],
            [2, 1],
          ],
          criteria: ['x', 'y'].map((criterionId) => ({
            ...criterion,
            criterionId,
            source: { kind: 'raters', ratings: [] },
          })),
        },
      },
    ],
    [
      'market.uses',
      {
        segments,
        targets: {
          budget: 1,
          capacities: [{ title: 'Staff', limit: 1 }],
          candidates: [{ segmentId: 'a', netPresentValue: 1, cost: 1, uses: [], decision: 'free' }],
        },
      },
    ],
    [
      'market.sensitive-variable',
      { variables: { chosen: ['attributes.Religion'], sensitiveAllowed: false, ideas: [] } },
    ],
  ])('that contradicts itself is refused: %s', (code, change) => {
    expect(() => checkProject({ ...emptyProject, ...change })).toThrow(expect.objectContaining({ code }))
  })

  test('may use a sensitive attribute only where somebody has allowed it', () => {
    const variables = { chosen: ['attributes.Religion'], sensitiveAllowed: true, ideas: [] }
    expect(() => checkProject({ ...emptyProject, variables })).not.toThrow()
  })
})

describe('variables', () => {
  test('have the coverage that counting has, their source, and how fresh it is', async () => {
    const { customers, variables } = await marketVariables(workspace, asOf)
    const known = new Map(variables.map((variable) => [variable.name, variable]))
    expect(customers).toBe(300)
    const withCountry = (facts.customers ?? []).filter(({ country }) => country !== null).length
    expect(known.get('country')).toMatchObject({ coverage: withCountry / 300, source: 'customers', freshest: null })
    expect(known.get('recency_days')).toMatchObject({ coverage: 1, origin: 'internal' })
    const newest = (facts.orders ?? [])
      .map(({ ordered_on }) => String(ordered_on))
      .filter((day) => day <= asOf)
      .sort()
      .at(-1)
    expect(known.get('recency_days')?.freshest).toBe(newest)
    expect(known.get('attributes.roast')).toMatchObject({ coverage: 1, sensitive: false, kind: 'attribute' })
    expect(known.get('attributes.religion of home')).toMatchObject({ sensitive: true })
    expect(known.get(`attributes.${hostile}`)).toMatchObject({ coverage: 1 })
    expect(known.has('attributes.blank')).toBe(false)
    expect(known.get('enrichment.bureau.spend')).toMatchObject({
      kind: 'enrichment',
      origin: 'external',
      source: 'Credit bureau',
      freshest: '2022-01-01',
      coverage: 1,
    })
  })

  test('of the textbooks lead to measures there are, and sensitive ones are known as such', () => {
    const names = new Set(registeredMeasures.map(({ name }) => name))
    expect(taxonomy.flatMap(({ variables }) => variables).filter((name) => !names.has(name))).toEqual([])
    expect(taxonomy.filter(({ sensitive }) => sensitive).map(({ code }) => code)).toEqual(['religion', 'ethnic-origin'])
    expect(registeredMeasures.filter(({ name }) => isSensitive(name))).toEqual([])
  })
})

describe('the gain of a variable', () => {
  const gain = (variable: string, projectId: string) => variableGain(workspace, { projectId, variable, asOf })

  beforeAll(async () => {
    const chosen = (projectId: string, names: string[]): MarketProject => ({
      ...emptyProject,
      projectId,
      variables: { chosen: names, sensitiveAllowed: false, ideas: [] },
    })
    await createMarketProject(workspace, { project: chosen('gain-alone', []) })
    await createMarketProject(workspace, { project: chosen('gain-beside', ['purchase_days_12m']) })
  })

  test('is measured a year ago against the margin that has come since', async () => {
    const found = await gain('purchase_days_12m', 'gain-alone')
    expect(found).toMatchObject({ measuredOn: '2023-12-31', outcome: 'margin-that-came', verdict: 'helps' })
    expect(found.groups.without).toBe(1)
    expect(found.groups.with).toBeGreaterThan(1)
    expect(found.gain.mean).toBeCloseTo(found.with.mean - found.without.mean, 12)
  })

  test('is nothing for one that has nothing to do with what customers bring', async () => {
    expect((await gain('attributes.roast', 'gain-beside')).verdict).not.toBe('helps')
  })

  test('can be had of a column whatever its name', async () => {
    expect((await gain(`attributes.${hostile}`, 'gain-alone')).groups.with).toBe(4)
  })

  test('can be had of an enrichment, where it was known a year ago against what has come since', async () => {
    const found = await gain('enrichment.bureau.spend', 'gain-alone')
    expect(found).toMatchObject({ measuredOn: '2023-12-31', outcome: 'margin-that-came', verdict: 'helps' })
    expect(found.groups.with).toBe(4)
    expect(await gain('enrichment.lately.spend', 'gain-alone')).toMatchObject({
      measuredOn: asOf,
      outcome: 'forecast',
      verdict: 'helps',
    })
  })

  test('is nothing for a variable beside itself', async () => {
    const { chosen, groups } = await gain('purchase_days_12m', 'gain-beside')
    expect(chosen).toEqual([])
    expect(groups.without).toBe(1)
  })

  test('is against the forecast where there is no snapshot of a year ago, and says so', async () => {
    const found = await variableGain(workspace, {
      projectId: 'gain-alone',
      variable: 'recency_days',
      asOf: '2024-06-30',
    })
    expect(found).toMatchObject({ measuredOn: '2024-06-30', outcome: 'forecast' })
  })

  test.each(['enrichment.region.income', 'nonsense', 'attributes', 'attribute:roast'])(
    'of %s cannot be had',
    async (variable) => {
      await expect(gain(variable, 'gain-alone')).rejects.toMatchObject({ code: 'market.unknown-variable' })
    },
  )
})

describe('the analysis', () => {
  const segment = (segmentId: string, group: string) => ({
    segmentId,
    title: segmentId,
    description: '',
    product: '',
    market: '',
    group: { portfolioId: 'rfm', group },
  })

  test('of segments taken from groups has their size, value and means', async () => {
    const project: MarketProject = {
      ...emptyProject,
      projectId: 'taken',
      variables: { chosen: ['recency_days', 'country'], sensitiveAllowed: false, ideas: [] },
      segments: [segment('best', 'champions'), segment('gone', 'kings')],
    }
    await createMarketProject(workspace, { project })
    const { segments, notices } = await marketAnalysis(workspace, { projectId: 'taken', asOf })
    const { groups } = await portfolioOverview(workspace, { portfolioId: 'rfm', asOf })
    const champions = groups.find(({ name }) => name === 'champions')
    expect(segments).toMatchObject([
      {
        segmentId: 'best',
        customers: champions?.customers,
        value: champions?.value,
        means: [{ variable: 'recency_days' }],
      },
    ])
    expect(segments[0]?.means[0]?.mean).toBeLessThan(segments[0]?.means[0]?.base ?? 0)
    expect(notices).toEqual([{ code: 'market.group-gone', params: { segment: 'gone', group: 'kings' } }])
  })

  test('can be had before anything is computed', () =>
    withWorkspace(async (empty) => {
      await createMarketProject(empty, { project: asOccasion })
      const { asOf: date, matrix } = await marketAnalysis(empty, { projectId: asOccasion.projectId })
      expect(date).toBeNull()
      expect(matrix).toHaveLength(4)
    }))
})

describe('the worked example', () => {
  test.each(marketExamples.map((example) => [example.projectId, example] as const))('%s is sound', (_, example) => {
    expect(marketProject.parse(example)).toEqual(example)
    expect(() => checkProject(example)).not.toThrow()
  })

  test('finds in the same market, cut by another variable, what was worth serving all along', async () => {
    expect(asOccasion.business).toEqual(asChildren.business)
    expect(asOccasion.targets.budget).toBe(asChildren.targets.budget)
    await createMarketProject(workspace, { project: asChildren })
    await createMarketProject(workspace, { project: asOccasion })
    const before = await marketAnalysis(workspace, { projectId: asChildren.projectId })
    const after = await marketAnalysis(workspace, { projectId: asOccasion.projectId })
    expect(before.geographic.map(({ name }) => name)).not.toContain('Southern creamery')
    expect(before.targets).toMatchObject({ chosen: ['small-children', 'no-children'], cost: 4 })
    expect(after.targets).toMatchObject({
      chosen: ['adult-indulgence', 'guests'],
      cost: 5,
      pattern: 'product-specialist',
    })
    const cell = (analysis: typeof after, id: string) => analysis.matrix.find(({ segmentId }) => segmentId === id)?.cell
    expect(cell(before, 'no-children')?.strategy).toBe('manage-for-earnings')
    expect(cell(after, 'adult-indulgence')?.strategy).toBe('protect-and-invest')
  })
})
