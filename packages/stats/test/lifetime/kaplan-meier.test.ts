import { describe, expect, test } from 'vitest'
import { kaplanMeier } from '../../src/lifetime/kaplan-meier.ts'
import { medianLifetime, restrictedMeanLifetime } from '../../src/lifetime/kaplan-meier-lifetime.ts'
import { type SurvivalInterval, survivalAt } from '../../src/lifetime/kaplan-meier-survival.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { cohort } from '../cohort.ts'
import { exponential, seeded } from '../random.ts'

type Row = readonly [entry: number, exit: number, lost: 0 | 1, weight?: number]

const plain: SurvivalInterval = { level: 0.95, scale: 'plain' }

describe('the 6-MP trial (Freireich et al. 1963, Blood 21; Klein & Moeschberger 2003, table 1.1)', () => {
  const lost = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((week): Row => [0, week, 1])
  const there = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((week): Row => [0, week, 0])
  const curve = kaplanMeier(columns([...lost, ...there]))

  test('has the textbook curve', () => {
    const printed = { 6: '.8571', 7: '.8067', 10: '.7529', 13: '.6902', 16: '.6275', 22: '.5378', 23: '.4482' }
    expect(curve).toMatchObject({ n: 21, losses: 9, observedUntil: 35 })
    expect(curve.steps.map(({ time }) => String(time))).toEqual(Object.keys(printed))
    for (const [week, value] of Object.entries(printed)) {
      expectPrinted(survivalAt(curve, Number(week))?.estimate ?? Number.NaN, value)
    }
  })

  test('has the textbook standard errors of Greenwood', () => {
    expectPrinted(survivalAt(curve, 6)?.se ?? Number.NaN, '.0764')
    expectPrinted(survivalAt(curve, 23)?.se ?? Number.NaN, '.1346')
  })

  test('has a median of 23 weeks that reaches from 13 to beyond what was observed', () => {
    expect(medianLifetime(curve)).toEqual({ estimate: 23, lower: 13, upper: null })
    expect(medianLifetime(curve, plain)).toEqual({ estimate: 23, lower: 13, upper: null })
    expect(medianLifetime(curve, plain, 0.25)).toEqual({ estimate: 13, lower: 6, upper: 23 })
    expect(medianLifetime(curve, plain, 0.9).estimate).toBeNull()
  })

  test('has the area under its steps as the restricted mean', () => {
    const s = [6 / 7, (6 / 7) * (16 / 17)]
    const { estimate } = restrictedMeanLifetime(curve, 9)
    expectRelative(estimate, 6 + (s[0] ?? 0) * 1 + (s[1] ?? 0) * 2, 1e-14)
    // Of the curve to week 35: 23.287 (s.e. 2.827), by the formula in exact fractions.
    expectPrinted(restrictedMeanLifetime(curve, 35).estimate, '23.287')
    expectPrinted(restrictedMeanLifetime(curve, 35).se, '2.827')
  })

  test('says nothing beyond the last observation', () => {
    expect(survivalAt(curve, 35.1)).toBeNull()
    expect(() => restrictedMeanLifetime(curve, 36)).toThrow(
      expect.objectContaining({ code: 'beyond-observation', params: { horizon: 36, observedUntil: 35 } }),
    )
    expect(survivalAt(curve, 0)).toEqual({ estimate: 1, se: 0, lower: 1, upper: 1 })
  })

  test('has plain intervals symmetric in S, and log-log ones in ln(−ln S), to 1.96 standard errors', () => {
    const { estimate, se, lower, upper } = survivalAt(curve, 10, plain) ?? nothing()
    expectRelative((upper ?? 0) - estimate, 1.959963984540054 * (se ?? 0), 1e-12)
    expectRelative(estimate - (lower ?? 0), 1.959963984540054 * (se ?? 0), 1e-12)
    const log = survivalAt(curve, 10) ?? nothing()
    const scale = (value: number | null) => Math.log(-Math.log(value ?? Number.NaN))
    const error = (se ?? 0) / (estimate * -Math.log(estimate))
    expectRelative(scale(log.lower) - scale(log.estimate), 1.959963984540054 * error, 1e-12)
    expectRelative(scale(log.estimate) - scale(log.upper), 1.959963984540054 * error, 1e-12)
    expect(survivalAt(curve, 6, plain)?.upper).toBe(1)
  })
})

test('without censoring it is the share still there, with the standard error of a share', () => {
  const curve = kaplanMeier(columns([1, 2, 2, 5, 7, 7, 7, 8, 9, 12].map((time): Row => [0, time, 1])))
  for (const [time, share] of [
    [1, 0.9],
    [2, 0.7],
    [6, 0.6],
    [7, 0.3],
    [8.5, 0.2],
  ] as const) {
    const { estimate, se } = survivalAt(curve, time) ?? nothing()
    expectRelative(estimate, share, 1e-14)
    expectRelative(se ?? 0, Math.sqrt((share * (1 - share)) / 10), 1e-14)
  }
})

test('where nobody is left, survival is 0 and has no interval', () => {
  const curve = kaplanMeier(
    columns([
      [0, 3, 1],
      [0, 5, 1],
      [0, 5, 1],
    ]),
  )
  expect(survivalAt(curve, 5)).toEqual({ estimate: 0, se: null, lower: null, upper: null })
  expect(curve.steps.at(-1)?.logVariance).toBeNull()
  expect(JSON.parse(JSON.stringify(curve))).toEqual(curve)
  expectRelative(restrictedMeanLifetime(curve, 5).estimate, (3 + 5 + 5) / 3, 1e-14)
})

describe('late entry', () => {
  test('counts customers from their entry on, and those who enter at a time of loss not yet', () => {
    const curve = kaplanMeier(
      columns([
        [0, 2, 1],
        [0, 5, 1],
        [2, 4, 1],
        [2, 6, 0],
        [3, 5, 1],
      ]),
    )
    expect(curve.steps.map(({ time, atRisk, lost }) => [time, atRisk, lost])).toEqual([
      [2, 2, 1],
      [4, 4, 1],
      [5, 3, 2],
    ])
    expectRelative(survivalAt(curve, 5)?.estimate ?? 0, (1 / 2) * (3 / 4) * (1 / 3), 1e-14)
  })

  test('gives the survival of all, where leaving out the early losses would give too much', () => {
    const random = seeded(1958)
    const rows: Row[] = []
    while (rows.length < 20_000) {
      const life = exponential(random, 0.1)
      const entry = 10 * random()
      if (life > entry) rows.push([entry, Math.min(life, entry + 10), life < entry + 10 ? 1 : 0])
    }
    const curve = kaplanMeier(columns(rows))
    const naive = kaplanMeier(columns(rows.map(([, exit, lost]): Row => [0, exit, lost])))
    const truth = Math.exp(-1)
    const { estimate, se } = survivalAt(curve, 10) ?? nothing()
    expect(Math.abs(estimate - truth)).toBeLessThan(4 * (se ?? 0))
    expect((survivalAt(naive, 10)?.estimate ?? 0) - truth).toBeGreaterThan(0.1)
  })
})

describe('the columns', () => {
  const random = seeded(3)
  const rows = Array.from({ length: 400 }, (): Row => {
    const entry = Math.floor(3 * random())
    return [entry, entry + 1 + Math.floor(8 * random()), random() < 0.6 ? 1 : 0, 1 + Math.floor(3 * random())]
  })
  const curve = kaplanMeier(columns(rows))

  test('may come in any order, and are not changed', () => {
    const data = columns(rows.toReversed())
    const copy = structuredClone(data)
    expect(kaplanMeier(data)).toEqual(curve)
    expect(data).toEqual(copy)
    expect(Object.isFrozen(curve.steps)).toBe(true)
  })

  test('take a weight of 3 as three customers, and a weight of 0 as none', () => {
    const repeated = rows.flatMap(([entry, exit, lost, weight = 1]) => {
      return Array.from({ length: weight }, (): Row => [entry, exit, lost])
    })
    expect(kaplanMeier(columns(repeated))).toEqual(curve)
    expect(kaplanMeier(columns([...rows, [0, 99, 1, 0]]))).toEqual(curve)
  })

  test('may be broken weights that sum with rounding: a curve that ends at 0 does so', () => {
    const steps = kaplanMeier(
      columns([
        [0, 1, 1, 0.1],
        [0, 2, 1, 0.2],
        [0, 3, 1, 0.3],
        [0, 4, 1, 1.7],
      ]),
    ).steps
    expect(steps.at(-1)).toMatchObject({ survival: 0, logVariance: null })
  })

  test('change their unit with the unit of time, and survival not at all', () => {
    const days = kaplanMeier(columns(rows.map(([entry, exit, ...rest]): Row => [30 * entry, 30 * exit, ...rest])))
    expect(days.steps.map(({ survival }) => survival)).toEqual(curve.steps.map(({ survival }) => survival))
    expectRelative(restrictedMeanLifetime(days, 180).estimate, 30 * restrictedMeanLifetime(curve, 6).estimate, 1e-13)
    expectRelative(restrictedMeanLifetime(days, 180).se, 30 * restrictedMeanLifetime(curve, 6).se, 1e-13)
  })

  test('are refused when they cannot be', () => {
    const refused = (bad: readonly Row[], error: object) => {
      expect(() => kaplanMeier(columns(bad))).toThrow(expect.objectContaining(error))
    }
    refused(
      [
        [0, 3, 1],
        [2, 2, 1],
      ],
      { code: 'exit-not-after-entry', params: { row: 1, entry: 2, exit: 2 } },
    )
    refused(
      [
        [0, 3, 1],
        [-1, 2, 1],
      ],
      { code: 'negative', params: { row: 1, column: 'entry', value: -1 } },
    )
    refused(
      [
        [0, 3, 1],
        [0, Number.NaN, 1],
      ],
      { code: 'not-finite' },
    )
    refused(
      [
        [0, 3, 1],
        [0, 3, 1, -1],
      ],
      { code: 'negative', params: { row: 1, column: 'weight', value: -1 } },
    )
    refused([[0, 3, 1]], { code: 'too-few-customers' })
    refused([], { code: 'no-rows' })
    expect(() => kaplanMeier({ ...columns(rows), lost: new Float64Array(400).fill(0.5) })).toThrow(
      expect.objectContaining({ code: 'not-zero-or-one' }),
    )
    expect(() => survivalAt(curve, -1)).toThrow(expect.objectContaining({ code: 'negative' }))
    expect(() => survivalAt(curve, 1, { ...plain, level: 1 })).toThrow(
      expect.objectContaining({ code: 'not-a-probability' }),
    )
    expect(() => medianLifetime(curve, plain, 0)).toThrow(expect.objectContaining({ code: 'not-a-probability' }))
  })
})

test('customers of whom none was lost have a curve without steps', () => {
  const curve = kaplanMeier(
    columns([
      [0, 3, 0],
      [0, 9, 0],
    ]),
  )
  expect(survivalAt(curve, 9)).toEqual({ estimate: 1, se: 0, lower: 1, upper: 1 })
  expect(medianLifetime(curve)).toEqual({ estimate: null, lower: null, upper: null })
  expect(restrictedMeanLifetime(curve, 9)).toEqual({ estimate: 9, se: 0 })
})

test('a retention table has its own shares as the curve', () => {
  const active = [1000, 869, 743, 653, 593, 551, 517, 491]
  for (const [year, step] of kaplanMeier(cohort(active)).steps.entries()) {
    expectRelative(step.survival, (active[year + 1] ?? 0) / 1000, 1e-14)
  }
})

function columns(rows: readonly Row[]) {
  const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i])
  return { entry: column(0), exit: column(1), lost: column(2), weight: Float64Array.from(rows, (row) => row[3] ?? 1) }
}

function nothing(): never {
  throw new Error('the curve ends before')
}
