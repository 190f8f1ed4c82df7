import { expect, test } from 'vitest'
import type { FrequencyRecencyAge } from '../../src/lifetime/frequency-recency-age.ts'
import { distinctHistories } from '../../src/lifetime/histories/distinct-histories.ts'
import { seeded } from '../random.ts'

test('equal rows are put together in order of first appearance, and rows of weight 0 are left out', () => {
  const distinct = distinctHistories({
    frequency: Float64Array.of(1, 0, 1, 0, 1, 2),
    recency: Float64Array.of(3, 0, 3, 0, 4, 3),
    age: Float64Array.of(9, 9, 9, 9, 9, 9),
    weight: Float64Array.of(1, 2, 0.5, 3, 1, 0),
  })
  expect(distinct).toEqual({
    frequency: Float64Array.of(1, 0, 1),
    recency: Float64Array.of(3, 0, 4),
    age: Float64Array.of(9, 9, 9),
    weight: Float64Array.of(1.5, 5, 1),
  })
})

test('no customer is lost or mixed up with another', () => {
  const random = seeded(5)
  const column = (values: number) => Float64Array.from({ length: 20_000 }, () => Math.floor(values * random()))
  const data = { frequency: column(20), recency: column(30), age: column(40), weight: column(3) }
  const distinct = distinctHistories(data)
  const totals = (columns: FrequencyRecencyAge) => {
    const byRow = new Map<string, number>()
    for (const [i, weight] of columns.weight.entries()) {
      const row = `${columns.frequency[i]} ${columns.recency[i]} ${columns.age[i]}`
      if (weight > 0) byRow.set(row, (byRow.get(row) ?? 0) + weight)
    }
    return byRow
  }
  expect(totals(distinct)).toEqual(totals(data))
  expect(distinct.weight).toHaveLength(totals(data).size)
})
