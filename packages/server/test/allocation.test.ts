import { readError } from '@sabad/contract/read-error'
import type { GroupAnswers } from '@sabad/contract/schemas/response-curves'
import { expect, test } from 'vitest'
import { marginsServer } from './margins-server.ts'

const portfolioId = 'by-size'

/** Answers that lie on A (1 − e^(−k e)) exactly. */
const onCurve = (group: string, curve: { readonly saturation: number; readonly rate: number }, now: number) => {
  const gain = (effort: number) => -curve.saturation * Math.expm1(-curve.rate * effort)
  return {
    group,
    source: 'answers',
    form: 'exponential',
    presentEffort: now,
    atZero: 0,
    atHalf: gain(now / 2),
    atPresent: gain(now),
    atHalfMore: gain(1.5 * now),
    atUnlimited: curve.saturation,
  } as const satisfies GroupAnswers
}

/** docs/models/water-filling.md, whose third group a portfolio of two groups and a rest has as its rest. */
const small = onCurve('small', { saturation: 100, rate: 0.05 }, 20)
const large = onCurve('large', { saturation: 60, rate: 0.1 }, 10)
const example = [small, large, onCurve('rest', { saturation: 20, rate: 0.02 }, 10)]

const server = () => marginsServer({ small: [120, 100], large: [80, 82] })

test('the example of water-filling: 25.451, 14.549 and nothing, λ 1.4006, gain 117.98', async () => {
  const { client } = await server()
  const found = await client.allocation.split({ portfolioId, budget: 40, answers: example })
  expect(found.groups.map(({ effort }) => effort.toFixed(3))).toEqual(['25.451', '14.549', '0.000'])
  expect(found.marginalValue.toFixed(4)).toBe('1.4006')
  expect(found.value.toFixed(2)).toBe('117.98')
  expect(found.profitableBudget?.toFixed(3)).toBe('50.106')
  expect(found.presentBudget).toBe(40)
  expect(found.loss).toBeCloseTo(found.value - found.presentValue, 9)
  const moves = found.groups.map(({ move }) => move ?? Number.NaN)
  expect(moves.reduce((sum, move) => sum + move, 0)).toBeCloseTo(0, 9)
  expect(found).toMatchObject({ provenBest: true, without: [] })
  expect(found.notices).toMatchObject([
    { code: 'group-gets-nothing-and-feeds', params: { group: 'Rest', customers: 0 } },
  ])
  const [first] = found.groups
  expect(first?.sensitivity.map(({ times }) => times)).toEqual([0.8, 1.2])
  expect(Math.min(...(first?.sensitivity.map(({ loss }) => loss) ?? []))).toBeGreaterThan(0)
})

test('least and most money of a group are kept, and what that costs is seen', async () => {
  const { client } = await server()
  const free = await client.allocation.split({ portfolioId, budget: 40, answers: example })
  const limits = [
    { group: 'rest', least: 5 },
    { group: 'small', most: 22 },
  ]
  const held = await client.allocation.split({ portfolioId, budget: 40, answers: example, limits })
  expect(held.groups.map(({ effort }) => effort.toFixed(3))).toEqual(['22.000', '13.000', '5.000'])
  expect(held.value).toBeLessThan(free.value)
})

test('answers are kept with author and reason, the newest counts, and none is lost', async () => {
  const { client } = await server()
  const keep = (answers: GroupAnswers[], rationale: string) =>
    client.allocation.answer({ portfolioId, answers, author: 'Ada', rationale })
  await keep([small, large], 'First look')
  const later = { ...small, presentEffort: 30 }
  const curves = await keep([later], 'After the fair')
  const group = curves.groups.find(({ name }) => name === 'small')
  expect(group?.current).toMatchObject({ author: 'Ada', rationale: 'After the fair', version: 1, answers: later })
  expect(group?.history.map(({ rationale }) => rationale)).toEqual(['After the fair', 'First look'])
  expect(curves.groups.find(({ name }) => name === 'rest')).toMatchObject({ current: null, curve: null, history: [] })
  const found = await client.allocation.split({ portfolioId })
  expect(found).toMatchObject({ budget: 40, presentBudget: 40, without: [{ name: 'rest' }] })
})

test('the curve through answers is shown before anything is kept, with how far they contradict it', async () => {
  const { client } = await server()
  const exact = await client.allocation.curve({ portfolioId, answers: small })
  expect(exact.saturation).toBeCloseTo(100, 9)
  expect(exact.rate).toBeCloseTo(0.05, 9)
  expect(exact.contradiction).toBeLessThan(1e-12)
  const odd = { ...small, atHalf: small.atPresent - 1 }
  expect((await client.allocation.curve({ portfolioId, answers: odd })).contradiction).toBeGreaterThan(0.05)
  const shaped = await client.allocation.curve({ portfolioId, answers: { ...odd, atHalf: 1, form: 'adbudg' } })
  expect(shaped.shape).toBeGreaterThan(1)
  const values = shaped.points.map(({ value }) => value)
  expect(values).toEqual([...values].sort((a, b) => a - b))
  expect((await client.allocation.curves({ portfolioId })).groups.every(({ current }) => current === null)).toBe(true)
})

test('what cannot be used is refused with its place', async () => {
  const { client } = await server()
  const failure = (asked: Omit<Parameters<typeof client.allocation.split>[0], 'portfolioId'>) =>
    client.allocation.split({ portfolioId, ...asked }).then(
      () => null,
      (error: unknown) => readError(error),
    )
  expect(await failure({})).toMatchObject({ code: 'allocation.no-curves' })
  expect(await failure({ answers: [{ ...small, atHalfMore: 50 }] })).toMatchObject({
    code: 'allocation.answers-fall',
    params: { group: 'small', answer: 'atHalfMore', value: 50, earlier: 'atPresent', before: small.atPresent },
  })
  expect(await failure({ answers: [{ ...small, atUnlimited: small.atHalfMore }] })).toMatchObject({
    code: 'allocation.answers-fall',
    params: { answer: 'atUnlimited' },
  })
  expect(await failure({ answers: [{ ...small, presentEffort: -1 }] })).toMatchObject({
    code: 'request.invalid',
    params: { field: 'answers.0.presentEffort' },
  })
  expect(await failure({ answers: [small, large], limits: [{ group: 'large', least: -1 }] })).toMatchObject({
    code: 'request.invalid',
    params: { field: 'limits.0.least' },
  })
  const crossed = { group: 'large', least: 9, most: 3 }
  expect(await failure({ answers: [small, large], limits: [crossed] })).toMatchObject({
    code: 'allocation.limits-crossed',
    params: crossed,
  })
  expect(await failure({ answers: [small, large], budget: 5, limits: [{ group: 'large', least: 9 }] })).toMatchObject({
    code: 'allocation.limits-miss-budget',
    params: { least: 9, budget: 5 },
  })
  expect(await failure({ answers: [{ ...small, group: 'none' }] })).toMatchObject({ code: 'group.not-found' })
  expect(await failure({ answers: [small, small] })).toMatchObject({
    code: 'allocation.repeated-group',
    params: { group: 'small' },
  })
  expect(await failure({ answers: [{ group: 'small', source: 'experiment', mostGain: 5 }] })).toMatchObject({
    code: 'allocation.no-experiment',
    params: { group: 'small' },
  })
})
