import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { describe, expect, test } from 'vitest'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { refreshTo, withFacts } from '../company.ts'

const asOf = '2024-12-31'

const facts = {
  customers: [
    ['ann', 'ID'],
    ['bea', 'IR'],
    ['cem', 'AT'],
    ['dan', null],
  ].map(([customer_id, country]) => ({ customer_id: customer_id ?? '', country: country ?? null })),
  orders: ['ann', 'bea', 'cem', 'dan'].map((customer_id, index) => ({
    order_id: `o${index}`,
    customer_id,
    ordered_on: index < 2 ? '2024-12-01' : '2024-01-01',
    amount: 10,
  })),
}

type Rule = PortfolioDefinition['groups'][number]['anyOf'][number]

/** Recency in two bands × country in two lists and every other. */
const definition = (...rules: Rule[]): PortfolioDefinition => ({
  portfolioId: 'exact',
  title: 'Exact',
  description: 'A partition',
  tiers: [
    {
      name: 'recency',
      title: 'Recency',
      measure: 'recency_days',
      method: { kind: 'fixed', cuts: [90] },
      labels: ['fresh', 'cold'],
      missing: 'never',
    },
    {
      name: 'country',
      title: 'Country',
      measure: 'country',
      method: { kind: 'categories', values: [['ID', 'MY'], ['IR']] },
      labels: ['malay', 'persian', 'other'],
      missing: 'unknown',
    },
  ],
  groups: rules.map((rule, index) => ({ name: `g${index}`, title: `G${index}`, description: 'Any', anyOf: [rule] })),
  rest: { name: 'rest', title: 'Rest', description: 'Without a value' },
  matching: 'exact',
})

const inWorkspace = (work: (workspace: Workspace) => Promise<void>) =>
  withFacts(facts, async (workspace) => {
    await refreshTo(workspace, asOf)
    await work(workspace)
  })

describe('a definition that is to be exact', () => {
  test('is refused where two groups meet, with the cell of most customers and the groups', () =>
    inWorkspace((workspace) =>
      expect(
        addPortfolio(workspace, {
          definition: definition({ recency: ['fresh'] }, { country: ['malay'] }, { recency: ['cold'] }),
        }),
      ).rejects.toMatchObject({
        code: 'portfolio.cell-overlaps',
        params: { cell: 'fresh × malay', customers: 1, groups: ['g0', 'g1'], cells: 2, asOf },
      }),
    ))

  test('is refused where a cell with values belongs to no group, with its customers', () =>
    inWorkspace((workspace) =>
      expect(
        addPortfolio(workspace, {
          definition: definition({ recency: ['fresh'] }, { recency: ['cold'], country: ['malay', 'persian'] }),
        }),
      ).rejects.toMatchObject({
        code: 'portfolio.cell-left-out',
        params: { cell: 'cold × other', customers: 1, cells: 1, asOf },
      }),
    ))

  test('leaves to the rest only who has no value, and sorts texts into their lists', () =>
    inWorkspace(async (workspace) => {
      await addPortfolio(workspace, {
        definition: definition({ country: ['malay'] }, { country: ['persian'] }, { country: ['other'] }),
      })
      const { groups } = await portfolioOverview(workspace, { portfolioId: 'exact' })
      expect(groups.map(({ name, customers }) => [name, customers])).toEqual([
        ['g0', 1],
        ['g1', 1],
        ['g2', 1],
        ['rest', 1],
      ])
      expect(await checkPortfolio(workspace, 'exact')).toMatchObject({ ok: true })
    }))
})
