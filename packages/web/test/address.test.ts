import { describe, expect, it } from 'vitest'
import { parseSearch, readCustomersSearch, readScopeSearch, stringifySearch } from '../src/app/search.ts'

describe('an address', () => {
  it('is written plainly, without what is not set', () => {
    expect(stringifySearch({ asOf: '2011-12-09', page: 2, group: undefined })).toBe('?asOf=2011-12-09&page=2')
    expect(stringifySearch({})).toBe('')
  })

  it('comes back as it was written', () => {
    const search = { q: '17850', group: 'at-risk', sort: 'revenue', order: 'asc', page: 3 } as const
    expect(readCustomersSearch(parseSearch(stringifySearch(search)))).toMatchObject(search)
  })

  it('is not trusted: what makes no sense is left out', () => {
    expect(readScopeSearch({ asOf: 'tomorrow', portfolio: '' })).toEqual({ asOf: undefined, portfolio: undefined })
    const { sort, order, page, movedSince } = readCustomersSearch({
      sort: 'shoe size',
      order: 'up',
      page: '-1',
      movedSince: '1',
    })
    expect([sort, order, page, movedSince]).toEqual([undefined, undefined, undefined, undefined])
  })
})
