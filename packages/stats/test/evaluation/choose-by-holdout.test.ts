import { describe, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { chooseByHoldout } from '../../src/evaluation/choose-by-holdout.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { exactSummary, purchaseColumns } from '../cdnow.ts'
import { beta, gamma, seeded } from '../random.ts'
import { purchaseTimes } from '../simulate.ts'

/** Buyers of BG/NBD over a calibration of 40 to 60 weeks and a holdout of 30. */
function simulatedHoldout(seed: number, customers: number, a: number) {
  const random = seeded(seed)
  const age = Float64Array.from({ length: customers }, () => 40 + 20 * random())
  const frequency = new Float64Array(customers)
  const recency = new Float64Array(customers)
  const holdout = new Float64Array(customers)
  for (const [row, seen] of age.entries()) {
    const lambda = gamma(random, 1.2, 10)
    const p = a === 0 ? 0 : beta(random, a, 2)
    const times = purchaseTimes(random, { lambda, p, until: seen + 30 })
    const before = times.filter((time) => time <= seen)
    frequency[row] = before.length
    recency[row] = before.at(-1) ?? 0
    holdout[row] = times.length - before.length
  }
  return { frequency, recency, age, holdout, weight: new Float64Array(customers).fill(1) }
}

describe('the choice by holdout', () => {
  test('prefers the model that lets customers leave where they do', () => {
    const data = simulatedHoldout(1, 4000, 1)
    const { chosen, judged } = chooseByHoldout([nbd.fit(data), bgNbd.fit(data)], data, 30)
    expect(chosen.model.kind).toBe('bg-nbd')
    expect(judged.map(({ contends }) => contends)).toEqual([false, true])
    expect(judged[0]?.behind).toBeGreaterThan(3 * (judged[0]?.standardError ?? 0))
  })

  test('takes the first of those that it cannot tell apart', () => {
    const data = simulatedHoldout(2, 500, 1)
    const model = bgNbd.fit(data)
    const { chosen, judged } = chooseByHoldout([model, model], data, 30)
    expect(judged.every(({ contends, behind }) => contends && behind === 0)).toBe(true)
    expect(chosen).toBe(judged[0])
  })
})

describeWithData('cdnow', 'the choice by holdout on CDNOW', (folder) => {
  test('is made by the order given among models that foretold customers equally well', () => {
    const customers = exactSummary(folder)
    const columns = purchaseColumns(customers)
    const data = { ...columns, holdout: Float64Array.from(customers, ({ holdout }) => holdout) }
    const models = [nbd.fit(columns), paretoNbd.fit(columns), mbgNbd.fit(columns), bgNbd.fit(columns)] as const
    const { chosen, judged } = chooseByHoldout([...models], data, 39)
    const contenders = judged.filter(({ contends }) => contends)
    expect(contenders.map(({ model }) => model.kind)).toEqual(['pareto-nbd', 'mbg-nbd', 'bg-nbd'])
    expect(chosen.model.kind).toBe('pareto-nbd')
  })
})
