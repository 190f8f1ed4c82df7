import { describe, expect, test } from 'vitest'
import { betaDiscreteWeibull } from '../../src/lifetime/beta-discrete-weibull.ts'
import { cohortDurations } from '../../src/lifetime/contractual/cohort-counts.ts'
import { shiftedBetaGeometric } from '../../src/lifetime/shifted-beta-geometric.ts'
import { expectRelative } from '../close.ts'
import { cohort } from '../cohort.ts'

type CohortRow = readonly [cohort: number, period: number, active: number]
type Row = readonly [entry: number, exit: number, lost: number, weight: number]

describe('a retention table', () => {
  test('becomes losses and survivors, whatever the order of its rows', () => {
    const rows: CohortRow[] = [
      [7, 1, 80],
      [9, 3, 50],
      [7, 0, 100],
      [9, 4, 45],
      [7, 2, 80],
    ]
    expect(durationsOf(rows)).toEqual({
      entry: Float64Array.of(0, 0, 0, 3, 3),
      exit: Float64Array.of(1, 2, 2, 4, 4),
      lost: Float64Array.of(1, 1, 0, 1, 0),
      weight: Float64Array.of(20, 0, 80, 5, 45),
    })
  })

  test('is refused where survivors rise, periods are missing or repeated, or a value is broken, by its row', () => {
    const refused = (rows: readonly CohortRow[], error: object) => {
      expect(() => durationsOf(rows)).toThrow(expect.objectContaining(error))
    }
    const start: CohortRow = [1, 0, 100]
    refused([start, [1, 1, 90], [1, 2, 91]], { code: 'survivors-rise', params: { row: 2, before: 90, active: 91 } })
    refused([start, [1, 2, 80]], { code: 'periods-not-consecutive', params: { row: 1, period: 2 } })
    refused([start, [1, 0, 100]], { code: 'periods-not-consecutive', params: { row: 1, period: 0 } })
    refused([start, [1, 1, -90]], { code: 'negative', params: { row: 1, column: 'active', value: -90 } })
    refused([start, [1, 1, Number.NaN]], { code: 'not-finite' })
    refused([start, [Number.NaN, 1, 90]], { code: 'not-finite' })
    refused([start, [1, 1.5, 90]], { code: 'not-whole', params: { row: 1, column: 'period', value: 1.5 } })
    refused([], { code: 'no-rows' })
    expect(() => {
      cohortDurations({ cohort: Float64Array.of(1), period: Float64Array.of(0, 1), active: Float64Array.of(5, 4) })
    }).toThrow(expect.objectContaining({ code: 'columns-differ-in-length' }))
  })

  test('of one date says nothing, and a fit to it is refused', () => {
    expect(() => shiftedBetaGeometric.fit(durationsOf([[1, 0, 100]]))).toThrow(
      expect.objectContaining({ code: 'no-rows' }),
    )
  })
})

describe.each([shiftedBetaGeometric, betaDiscreteWeibull])('$name', (model) => {
  test('refuses durations that cannot be', () => {
    const good: Row = [0, 3, 1, 200]
    const refused = (row: Row, error: object) => {
      expect(() => model.fit(columns([good, row]))).toThrow(expect.objectContaining(error))
    }
    refused([0, 3, 2, 1], { code: 'not-zero-or-one', params: { row: 1, column: 'lost', value: 2 } })
    refused([3, 3, 0, 1], { code: 'exit-not-after-entry', params: { row: 1, entry: 3, exit: 3 } })
    refused([0, 2.5, 0, 1], { code: 'not-whole', params: { row: 1, column: 'exit', value: 2.5 } })
    refused([0, 200_000, 0, 1], { code: 'too-many-periods', params: { row: 1, most: 100_000, exit: 200_000 } })
    expect(() => model.fit(columns([[0, 3, 0, 50]]))).toThrow(expect.objectContaining({ code: 'no-losses-at-all' }))
    expect(() => model.fit(columns([[0, 3, 1, 1]]))).toThrow(expect.objectContaining({ code: 'too-few-customers' }))
  })

  test('adds up cohorts of different lengths as one table of customers', () => {
    const one = durationsOf([
      [1, 0, 500],
      [1, 1, 380],
      [1, 2, 320],
      [1, 3, 285],
      [1, 4, 262],
      [2, 0, 300],
      [2, 1, 222],
      [2, 2, 190],
    ])
    const same = columns([
      [0, 1, 1, 198],
      [0, 2, 1, 92],
      [0, 3, 1, 35],
      [0, 4, 1, 23],
      [0, 4, 0, 262],
      [0, 2, 0, 190],
    ])
    const [found, again] = [model.fit(one), model.fit(same)]
    expect(found.fit).toMatchObject({ n: 800, converged: true })
    const estimates: Record<string, number> = { ...found.parameters }
    for (const [name, value] of Object.entries(again.parameters)) {
      expectRelative(estimates[name] ?? Number.NaN, value, 1e-9)
    }
  })

  test('does not converge when all leave with one probability: α and β grow together without end', () => {
    const { fit, covariance } = model.fit(cohort([10_000, 8000, 6400, 5120, 4096, 3277, 2621]))
    expect(fit.converged).toBe(false)
    expect(fit.warnings[0]).toEqual({
      code: 'parameter-runs-away',
      params: { parameter: expect.any(String), towards: 'infinity' },
    })
    expect(covariance).toBeNull()
  })

  test('does not converge when nobody leaves after the first renewal, or none stays', () => {
    for (const active of [
      [1000, 600, 600, 600, 600],
      [1000, 0],
    ]) {
      const { fit, covariance, parameters } = model.fit(cohort(active))
      expect(fit.converged).toBe(false)
      expect(fit.warnings[0]?.code).toBe('parameter-runs-away')
      expect(covariance).toBeNull()
      expect(Object.values(parameters).every(Number.isFinite)).toBe(true)
    }
  })
})

test('one renewal does not settle two parameters, nor two renewals three', () => {
  expect(shiftedBetaGeometric.fit(cohort([1000, 700])).fit.converged).toBe(false)
  expect(betaDiscreteWeibull.fit(cohort([1000, 700, 550])).fit.converged).toBe(false)
  expect(shiftedBetaGeometric.fit(cohort([1000, 700, 550])).fit.converged).toBe(true)
  expect(betaDiscreteWeibull.fit(cohort([1000, 700, 550, 470])).fit.converged).toBe(true)
})

function durationsOf(rows: readonly CohortRow[]) {
  const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i])
  return cohortDurations({ cohort: column(0), period: column(1), active: column(2) })
}

function columns(rows: readonly Row[]) {
  const column = (i: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[i])
  return { entry: column(0), exit: column(1), lost: column(2), weight: column(3) }
}
