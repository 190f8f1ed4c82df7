import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { describe, expect, it } from 'vitest'
import { readDiscoverSearch } from '../src/app/search.ts'
import { firstForm, formOf, requestOf, sampleSizes } from '../src/discover/form.ts'

const variable = (name: string, type: 'number' | 'text' = 'number'): PortfolioVariable => ({
  name,
  title: name,
  family: 'behaviour',
  type,
  unit: null,
  meaning: '',
  source: '',
  coverage: 1,
  distinct: 9,
  quantiles: null,
  texts: [],
})

const variables = [
  variable('recency_days'),
  variable('purchase_days'),
  variable('clv_12m'),
  variable('country', 'text'),
]
const portfolios = [{ portfolioId: 'mine', title: 'My groups' }]
const first = firstForm(variables, 'Micro-segments')
const asked = (raw: Readonly<Record<string, string>>) =>
  formOf(readDiscoverSearch(raw), first, { variables, portfolios })

describe('the search for groups', () => {
  it('asks for the usual unless told: measures as they are, and the sample of the server', () => {
    expect(requestOf(first, [])).toEqual({
      method: 'k-means',
      variables: ['recency_days', 'purchase_days'],
      k: 'auto',
      title: 'Micro-segments',
      portfolioId: 'micro-segments',
    })
  })

  it('asks for joined measures and a sample where they are chosen, and of a tree for no joined ones', () => {
    const chosen = { ...first, components: 0.8, sampleSize: 50_000 }
    expect(requestOf(chosen, [])).toMatchObject({ components: 0.8, sampleSize: 50_000 })
    expect(requestOf({ ...chosen, method: 'cart' }, [])).not.toHaveProperty('components')
  })

  it('looks at as many as the method can walk, the whole base where that is possible', () => {
    expect(sampleSizes('k-means', 500)).toEqual([500])
    expect(sampleSizes('k-means', 60_000)).toEqual([2_000, 10_000, 50_000, 60_000])
    expect(sampleSizes('gaussian-mixture', 60_000)).toEqual([2_000, 10_000, 50_000])
    expect(sampleSizes('k-means', 3_000_000).at(-1)).toBe(1_000_000)
  })

  it('begins with what an address asks for, as far as it is known', () => {
    expect(asked({})).toEqual(first)
    expect(
      asked({ method: 'bisecting', variables: 'clv_12m,country,gone', joined: 'true', previous: 'mine' }),
    ).toMatchObject({
      method: 'bisecting',
      variables: ['clv_12m'],
      components: 0.9,
      previous: 'mine',
      title: 'My groups',
    })
    expect(asked({ method: 'magic', k: '99', previous: 'nobody' })).toEqual(first)
    expect(asked({ k: '5' }).k).toBe(5)
  })
})
