import { describe, expect, test } from 'vitest'
import { betaBernoulli } from '../../src/lifetime/beta-bernoulli.ts'
import { bgBb } from '../../src/lifetime/bg-bb.ts'

type Row = readonly [x: number, recency: number, n: number, weight: number]

describe.each([betaBernoulli, bgBb])('$name', (model) => {
  test('refuses histories that cannot be, by their row', () => {
    const good: Row = [2, 5, 6, 60]
    const refused = (row: Row, error: object) => {
      expect(() => model.fit(columns([good, row]))).toThrow(expect.objectContaining(error))
    }
    refused([2, 7, 6, 1], { code: 'recency-beyond-age', params: { row: 1, recency: 7, age: 6 } })
    refused([5, 4, 6, 1], { code: 'frequency-beyond-recency', params: { row: 1, frequency: 5, recency: 4 } })
    refused([8, 6, 6, 1], { code: 'frequency-beyond-recency', params: { row: 1, frequency: 8, recency: 6 } })
    refused([0, 3, 6, 1], { code: 'recency-without-repeats', params: { row: 1, recency: 3 } })
    refused([2, 4.5, 6, 1], { code: 'not-whole', params: { row: 1, column: 'recency', value: 4.5 } })
    refused([2, 4, 6.5, 1], { code: 'not-whole', params: { row: 1, column: 'age', value: 6.5 } })
    refused([2, 4, 200_000, 1], { code: 'too-many-periods', params: { row: 1, most: 100_000, age: 200_000 } })
    refused([0, 0, 0, 1], { code: 'not-positive', params: { row: 1, column: 'age', value: 0 } })
  })

  test('refuses data in which nobody bought again, and a single customer', () => {
    expect(() => model.fit(columns([[0, 0, 6, 1000]]))).toThrow(expect.objectContaining({ code: 'no-repeats-at-all' }))
    expect(() => model.fit(columns([[2, 5, 6, 1]]))).toThrow(expect.objectContaining({ code: 'too-few-customers' }))
  })

  test.each<[string, readonly Row[]]>([
    ['all use every opportunity', [[6, 6, 6, 100]]],
    ['all use as many', [[1, 2, 3, 100]]],
    [
      'there were two customers',
      [
        [1, 2, 6, 1],
        [3, 4, 6, 1],
      ],
    ],
  ])('does not converge when %s', (_, rows) => {
    const { fit, covariance, parameters } = model.fit(columns(rows))
    expect(fit.converged).toBe(false)
    expect(fit.warnings[0]?.code).toBe('parameter-runs-away')
    expect(covariance).toBeNull()
    expect(Object.values(parameters).every(Number.isFinite)).toBe(true)
  })

  test('does not converge when there was one opportunity, which cannot tell customers apart', () => {
    const { fit, covariance } = model.fit(
      columns([
        [0, 0, 1, 300],
        [1, 1, 1, 200],
      ]),
    )
    expect(fit.converged).toBe(false)
    expect(fit.warnings).not.toEqual([])
    expect(covariance).toBeNull()
  })
})

test('BG/BB does not converge when nobody leaves', () => {
  const { fit } = bgBb.fit(
    columns([
      [3, 6, 6, 100],
      [1, 6, 6, 50],
      [5, 6, 6, 70],
      [0, 0, 6, 10],
      [6, 6, 6, 10],
    ]),
  )
  expect(fit.converged).toBe(false)
  expect(fit.warnings[0]).toEqual({ code: 'parameter-runs-away', params: { parameter: 'delta', towards: 'infinity' } })
})

function columns(rows: readonly Row[]) {
  const column = (i: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[i])
  return { frequency: column(0), recency: column(1), age: column(2), weight: column(3) }
}
