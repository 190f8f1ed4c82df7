import { readError } from '@sabad/contract/read-error'
import type { PortfolioKind, PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { expect, test } from 'vitest'
import { marginsServer, monthEnds } from './margins-server.ts'
import { computedServer } from './portfolio-server.ts'

const portfolioId = 'by-size'

/** As the source prints it: half of its last digit is allowed. */
const expectPrinted = (actual: number | null | undefined, printed: string) => {
  const half = 0.5 * 10 ** -(printed.split('.')[1]?.length ?? 0)
  expect(Math.abs((actual ?? Number.NaN) - Number(printed)), `${actual} prints as ${printed}`).toBeLessThanOrEqual(
    half * (1 + 1e-9),
  )
}

const mix = ({ portfolios }: PortfolioRisk, kind: PortfolioKind) => {
  const found = portfolios.find((one) => one.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}

test('the series of the domain reference, section 6: CV .132 and .0195, correlation −.40, parts of the swings 1.03 and −.03', async () => {
  const server = await marginsServer({ small: [120, 100, 140, 110, 130], large: [80, 82, 79, 81, 83] })
  const risk = await server.client.risk({ portfolioId })
  expect(risk).toMatchObject({ months: monthEnds(5).slice(1), periods: 5, backTest: null, backTestNeeds: 18 })
  const [small, large] = risk.groups
  expect([small?.margins, large?.margins]).toEqual([
    [120, 100, 140, 110, 130],
    [80, 82, 79, 81, 83],
  ])
  expectPrinted(small?.variation, '.132')
  expectPrinted(large?.variation, '.0195')
  expectPrinted(risk.correlations[0]?.[1], '-.40')
  expectPrinted(small?.partOfSwings, '1.03')
  expectPrinted(large?.partOfSwings, '-.03')
  expect(risk.limits.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['estimation-error', 'not-liquid', 'fair-treatment', 'few-periods']),
  )
  expect(risk.season).toMatchObject({ code: 'too-short', needed: 36, found: 5 })
})

/**
 * Six months whose returns have exactly the means (.12, .08) and the covariance [.04 .006; .006 .01] of the domain
 * reference, in tenths: as shares of the base's mean margin, which is .1 there, they are 1.2 and .8, and deviations ten
 * times as large.
 */
const ups = [1, -1, 1, -1, 1, -1].map((sign) => sign * Math.sqrt(5 / 6))
const others = [1, 1, -1, -1, 0, 0].map((sign) => sign * Math.sqrt(5 / 4))
const example = {
  small: ups.map((up) => 100 * (1.2 + 2 * up)),
  large: ups.map((up, at) => 100 * (0.8 + 0.3 * up + Math.sqrt(0.91) * (others[at] ?? 0))),
}

test('the frontier of the domain reference, section 6: steadiest, equal weights and tangency', async () => {
  const server = await marginsServer(example)
  const risk = await server.client.risk({ portfolioId, change: 1, sureReturn: 0.3 })
  const steadiest = mix(risk, 'minimum-variance')
  expectPrinted(steadiest.weights[0], '.105')
  expectPrinted(steadiest.weights[1], '.895')
  expectPrinted(steadiest.mean / 10, '.0842')
  expectPrinted(steadiest.deviation / 10, '.0979')
  const current = mix(risk, 'current')
  expect(current.weights).toEqual([0.5, 0.5])
  expectPrinted(current.deviation / 10, '.1245')
  expectPrinted(risk.groups[0]?.beta, '1.484')
  expectPrinted(risk.groups[1]?.beta, '.516')
  const best = mix(risk, 'tangency')
  expectPrinted(best.weights[0], '.291')
  expectPrinted(best.weights[1], '.709')
  expectPrinted(best.rewardForRisk, '.591')
  expect(risk.frontier).toHaveLength(30)
  expect(risk.frontier[0]?.deviation).toBeCloseTo(steadiest.deviation, 10)
  expect(mix(risk, 'maximum-profit').weights[0]).toBeCloseTo(1, 12)
  expect(risk.limits.map(({ code }) => code)).toContain('weights-not-limited')
})

test('discount rates follow beta: k = r + β(r_P − r), and lifetime value falls where the rate rises', async () => {
  const server = await marginsServer(example)
  const { settings } = await server.client.workspace.get()
  const { groups } = await server.client.risk({ portfolioId, risklessRate: 0.02 })
  for (const { rate, beta } of groups) expect(rate).toBeCloseTo(0.02 + beta * (settings.discountRate - 0.02), 12)
  const weighted = groups.reduce((sum, { weight, beta }) => sum + weight * beta, 0)
  expect(weighted).toBeCloseTo(1, 12)
})

test('the rise of prices makes earlier months worth more', async () => {
  const server = await marginsServer({ small: [100, 110, 100, 110, 100, 110], large: [50, 40, 60, 50, 70, 30] })
  const { groups, inflation } = await server.client.risk({ portfolioId, inflation: 0.12 })
  expect(inflation).toBe(0.12)
  expect(groups[0]?.margins[5]).toBeCloseTo(110, 9)
  expect(groups[0]?.margins[0]).toBeCloseTo(100 * 1.12 ** (5 / 12), 9)
})

test('growth is its own definition of a return', async () => {
  const server = await marginsServer({ small: [100, 110, 100, 120, 100, 130], large: [50, 40, 60, 50, 70, 30] })
  const risk = await server.client.risk({ portfolioId, basis: 'growth' })
  expect(risk.periods).toBe(5)
  const growth = [0.1, -1 / 11, 0.2, -1 / 6, 0.3]
  expect(risk.groups[0]?.meanReturn).toBeCloseTo(growth.reduce((sum, one) => sum + one, 0) / 5, 12)
  expect(risk.groups[0]?.weight).toBeCloseTo(660 / 960, 12)
})

test('what cannot be used is refused with its place', async () => {
  const server = await marginsServer(example)
  const failure = (asked: Omit<Parameters<typeof server.client.risk>[0], 'portfolioId'>) =>
    server.client.risk({ portfolioId, ...asked }).then(
      () => null,
      (error: unknown) => readError(error),
    )
  expect(
    await failure({
      weights: [
        { group: 'small', weight: 0.5 },
        { group: 'large', weight: 0.4 },
      ],
    }),
  ).toMatchObject({
    code: 'risk.weights-do-not-sum',
    params: { total: 0.9, groups: ['small', 'large'] },
  })
  expect(await failure({ limits: [{ group: 'large', least: 0.6, most: 0.2 }] })).toMatchObject({
    code: 'risk.limits-crossed',
    params: { group: 'large', least: 0.6, most: 0.2 },
  })
  expect(
    await failure({
      limits: [
        { group: 'small', most: 0.1 },
        { group: 'large', most: 0.2, least: 0 },
      ],
    }),
  ).toMatchObject({
    code: 'risk.limits-crossed',
    params: { group: 'small' },
  })
  expect(await failure({ change: 0, limits: [{ group: 'small', least: 0, most: 0.1 }] })).toMatchObject({
    code: 'risk.limits-leave-no-room',
    params: { most: 0.6 },
  })
  expect(await failure({ limits: [{ group: 'none', least: 0.1 }] })).toMatchObject({ code: 'group.not-found' })
  expect(await failure({ weights: [{ group: 'rest', weight: 1 }] })).toMatchObject({
    code: 'risk.group-left-out',
    params: { group: 'rest', reason: 'empty' },
  })
  expect(await failure({ weights: [{ group: 'small', weight: -0.5 }] })).toMatchObject({
    code: 'request.invalid',
    params: { field: 'weights.0.weight' },
  })
  expect(await failure({ months: 7 })).toMatchObject({ code: 'risk.too-few-months', params: { needed: 7, found: 6 } })
  expect(await failure({ basis: 'growth' })).toMatchObject({ code: 'risk.too-few-groups', params: { needed: 2 } })
})

test('too short a history is refused with what is needed and what there is', async () => {
  const server = await computedServer(2)
  const refused = await server.client.risk({ portfolioId: 'rfm' }).catch((error: unknown) => readError(error))
  expect(refused).toMatchObject({ code: 'risk.too-few-months', params: { needed: 5, found: 1 } })
})
