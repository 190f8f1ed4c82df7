import { describe, expect, test } from 'vitest'
import { bgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { expectedSpend } from '../../src/lifetime/expected-spend.ts'
import { sumOfLogGaps } from '../../src/lifetime/frequency-recency-age-gaps.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { mbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { simulateSpend } from '../simulate.ts'

type Row = readonly [frequency: number, recency: number, age: number, weight: number]

const good: Row = [2, 30, 38, 60]

describe.each([bgNbd, mbgNbd, nbd, paretoNbd])('$name', (model) => {
  test('refuses histories that cannot be', () => {
    expectRefusal([good, [1, 39, 38, 1]], { code: 'recency-beyond-age', params: { row: 1, recency: 39, age: 38 } })
    expectRefusal([good, good, [0, 0, 0, 1]], { code: 'not-positive', params: { row: 2, column: 'age', value: 0 } })
    expectRefusal([good, [0, 3, 38, 1]], { code: 'recency-without-repeats', params: { row: 1, recency: 3 } })
    expectRefusal([[0, 0, 38, 1000]], { code: 'no-repeats-at-all', params: {} })
  })

  test('does not converge when all buy at one rate and nobody leaves, because r and α grow without end', () => {
    const factorials = [1, 1, 2, 6, 24, 120, 720, 5040]
    const poisson = factorials.map((factorial, x): Row => {
      return [x, x === 0 ? 0 : (30 * x) / (x + 1), 30, Math.round((1000 * Math.exp(-2) * 2 ** x) / factorial)]
    })
    expectNoMaximum(model, poisson)
  })

  test('does not converge on two customers', () => {
    expectNoMaximum(model, [
      [1, 3, 10, 1],
      [2, 7, 10, 1],
    ])
  })

  function expectRefusal(rows: readonly Row[], error: object): void {
    expect(() => model.fit(columns(rows))).toThrow(expect.objectContaining(error))
  }
})

describe.each([bgNbd, mbgNbd, paretoNbd])('$name, which lets customers leave,', (model) => {
  test('does not converge when nobody ever leaves', () => {
    expectNoMaximum(
      model,
      [1, 2, 3, 5, 8].map((x): Row => [x, 30, 30, 50]),
    )
  })

  test('does not converge when all left alike', () => {
    expectNoMaximum(
      model,
      [1, 2, 3, 5, 8].map((x): Row => [x, 1, 300, 50]),
    )
  })
})

describe.each([bgCnbdK, mbgCnbdK])('$name', (model) => {
  /** Equal gaps, unless told. */
  const fit = (rows: readonly Row[], { logGaps, k }: { logGaps?: readonly number[]; k?: number } = {}) => {
    const equal = rows.map(([x, recency]) => (x === 0 ? 0 : x * Math.log(recency / x)))
    return model.fit({ ...columns(rows), logGaps: Float64Array.from(logGaps ?? equal) }, k === undefined ? {} : { k })
  }
  const refused = (code: string, params: object, ask: () => unknown) => {
    expect(ask).toThrow(expect.objectContaining({ code, params: expect.objectContaining(params) }))
  }

  test('refuses histories that cannot be', () => {
    refused('recency-beyond-age', { row: 1, recency: 39, age: 38 }, () => fit([good, [1, 39, 38, 1]]))
    refused('not-positive', { row: 1, column: 'age', value: 0 }, () => fit([good, [0, 0, 0, 1]]))
    refused('no-repeats-at-all', {}, () => fit([[0, 0, 38, 1000]]))
    refused('columns-differ-in-length', {}, () => fit([good, good], { logGaps: [1] }))
  })

  test('refuses gaps that do not add up to the recency', () => {
    const most = 2 * Math.log(15)
    const rows = [good, good]
    refused('gaps-beyond-recency', { row: 1, column: 'logGaps', frequency: 2, recency: 30 }, () => {
      return fit(rows, { logGaps: [most, most + 0.2] })
    })
    // Logarithms of days beside a recency in weeks.
    refused('gaps-beyond-recency', { row: 0 }, () => fit(rows, { logGaps: [2 * Math.log(105), most] }))
    refused('gaps-beyond-recency', { row: 1, value: -1 }, () => fit([good, [0, 0, 38, 5]], { logGaps: [most, -1] }))
    refused('not-finite', { row: 1, column: 'logGaps' }, () => fit(rows, { logGaps: [most, Number.NaN] }))
    refused('not-finite', { row: 1, column: 'logGaps' }, () => fit(rows, { logGaps: [most, -Infinity] }))
  })

  test('refuses purchases without any time between them', () => {
    refused('gaps-beyond-recency', { row: 1, recency: 0 }, () => fit([good, [2, 0, 38, 1]], { logGaps: [1, 0] }))
    expect(() => sumOfLogGaps([0, 3, 3])).toThrow(expect.objectContaining({ code: 'not-positive' }))
  })

  test('refuses a regularity that is none, or beyond what is looked at', () => {
    for (const k of [0, 1.5, 13, -1, Number.NaN]) refused('regularity-out-of-range', { k }, () => fit([good], { k }))
  })

  test('does not converge when nobody ever leaves, or all left alike', () => {
    for (const [recency, age] of [
      [30, 30],
      [1, 300],
    ] as const) {
      const rows = [1, 2, 3, 5, 8].map((x): Row => [x, recency, age, 50])
      const fitted = fit(rows, { logGaps: rows.map(([x]) => x * Math.log(recency / x) - x) })
      expect(fitted.fit.converged).toBe(false)
      expect(fitted.fit.warnings[0]?.code).toBe('parameter-runs-away')
      expect(fitted.covariance).toBeNull()
      expect(Object.values(fitted.parameters).every(Number.isFinite)).toBe(true)
    }
  })
})

test('NBD names r as what runs away when all customers buy equally often', () => {
  const { fit } = nbd.fit(columns([[3, 20, 30, 200]]))
  expect(fit.converged).toBe(false)
  expect(fit.warnings).toEqual([{ code: 'parameter-runs-away', params: { parameter: 'r', towards: 'infinity' } }])
})

describe('gamma-gamma', () => {
  const fit = (rows: readonly (readonly [number, number])[]) => {
    const frequency = Float64Array.from(rows, ([x]) => x)
    return gammaGamma.fit({
      frequency,
      meanValue: Float64Array.from(rows, ([, mean]) => mean),
      weight: frequency.map(() => 1),
    })
  }
  const refused = (rows: readonly (readonly [number, number])[]) => expect(() => fit(rows))

  test('refuses customers without repeat purchases or without value, whom the caller filters', () => {
    refused([
      [2, 10],
      [0, 5],
    ]).toThrow(expect.objectContaining({ code: 'not-positive', params: { row: 1, column: 'frequency', value: 0 } }))
    refused([
      [2, 10],
      [3, 0],
    ]).toThrow(expect.objectContaining({ code: 'not-positive', params: { row: 1, column: 'meanValue', value: 0 } }))
    refused([
      [2, 10],
      [3, -4],
    ]).toThrow(expect.objectContaining({ code: 'not-positive', params: { row: 1, column: 'meanValue', value: -4 } }))
  })

  test('refuses constant spend', () => {
    refused([
      [2, 10],
      [3, 10],
      [1, 10],
    ]).toThrow(expect.objectContaining({ code: 'constant-spend', params: { value: 10 } }))
  })

  test('keeps q above 1, and says that it did not converge when the data want less', () => {
    const heavy = simulateSpend({ seed: 3, customers: 2000, parameters: { p: 2, q: 0.6, gamma: 10 } })
    const model = gammaGamma.fit(heavy)
    expect(model.parameters.q).toBeGreaterThan(1)
    expect(model.fit.converged).toBe(false)
    expect(model.fit.warnings[0]).toEqual({
      code: 'parameter-runs-away',
      params: { parameter: 'q', towards: 'its lower limit' },
    })
  })

  test('warns when those who buy more often spend more', () => {
    const { frequency, meanValue, weight } = simulateSpend({
      seed: 4,
      customers: 2000,
      parameters: { p: 6, q: 4, gamma: 15 },
    })
    const dependent = gammaGamma.fit({
      frequency,
      meanValue: meanValue.map((mean, i) => mean * (frequency[i] ?? 1)),
      weight,
    })
    expect(dependent.fit.warnings.map(({ code }) => code)).toContain('spend-depends-on-frequency')
  })

  test('expects no spend of a customer whose mean value is not above zero', () => {
    const model = gammaGamma.fit(simulateSpend({ seed: 5, customers: 500, parameters: { p: 6, q: 4, gamma: 15 } }))
    expect(() => expectedSpend(model, { frequency: 2, meanValue: 0 })).toThrow(
      expect.objectContaining({ code: 'not-positive' }),
    )
    expect(() => expectedSpend(model, { frequency: 2, meanValue: -1 })).toThrow(
      expect.objectContaining({ code: 'negative' }),
    )
    expect(() => expectedSpend(model, { frequency: 0.5, meanValue: 1 })).toThrow(
      expect.objectContaining({ code: 'not-whole' }),
    )
  })
})

function expectNoMaximum(
  model: typeof bgNbd | typeof mbgNbd | typeof nbd | typeof paretoNbd,
  rows: readonly Row[],
): void {
  const { fit, covariance, parameters } = model.fit(columns(rows))
  expect(fit.converged).toBe(false)
  expect(fit.warnings[0]?.code).toBe('parameter-runs-away')
  expect(covariance).toBeNull()
  expect(Object.values(parameters).every(Number.isFinite)).toBe(true)
}

function columns(rows: readonly Row[]) {
  const column = (i: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[i])
  return { frequency: column(0), recency: column(1), age: column(2), weight: column(3) }
}
