import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { bisectedGroup } from '@sabad/stats/clustering/bisected-group'
import { bisectingKMeans } from '@sabad/stats/clustering/bisecting-k-means'
import { gaussianMixture } from '@sabad/stats/clustering/gaussian-mixture'
import { kMeans } from '@sabad/stats/clustering/k-means'
import { mostProbableComponent } from '@sabad/stats/clustering/mixture-membership'
import { nearestCentre } from '@sabad/stats/clustering/nearest-centre'
import type { Columns } from '@sabad/stats/clustering/points'
import { fitPreparation, type Preparation, prepare } from '@sabad/stats/clustering/preparation'
import { seeded } from '@sabad/stats/numeric/random'
import { cart } from '@sabad/stats/trees/cart'
import { chaid } from '@sabad/stats/trees/chaid'
import { leafOf } from '@sabad/stats/trees/tree'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  methodOfBisecting,
  methodOfKMeans,
  methodOfMixture,
  methodOfTree,
} from '../../src/portfolio/discover/frozen-method.ts'
import { placesAt } from '../../src/portfolio/places.ts'
import { validateDefinition } from '../../src/portfolio/validate.ts'
import { customersAt } from '../../src/portfolio/variables.ts'
import { reasonOfCell, ruleInWords } from '../../src/portfolio/words.ts'
import { type SqlValue, sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, openTemporary, refreshTo, rowsOf } from '../company.ts'

const asOf = '2024-12-31'
const numbers = ['employees', 'annual_revenue', 'default_probability'] as const
type Method = PortfolioDefinition['tiers'][number]['method']

/** A definition whose levels are its cells. */
function byMethod(method: Method, levels: number): PortfolioDefinition {
  const labels = Array.from({ length: levels }, (_, index) => `l${index + 1}`)
  return validateDefinition({
    portfolioId: 'found',
    title: 'Found',
    description: 'Found in data',
    tiers: [{ name: 'kind', title: 'Kind', method, labels, missing: 'unknown' }],
    groups: labels.map((label) => ({ name: label, title: label, description: label, anyOf: [{ kind: [label] }] })),
    rest: { name: 'rest', title: 'Rest', description: 'Not known' },
  })
}

const uncalibrated = { cuts: {}, nested: {}, merged: {} }

const random = seeded(7)
const oneOf = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value

/** Heaps of whole numbers, so that many are equal, long tails, gaps, and the ends of what a column can hold. */
function anyNumber(): SqlValue {
  const kind = random()
  if (kind < 0.12) return null
  if (kind < 0.14) return oneOf([Infinity, -Infinity, 5e-324, -0, 1e300])
  if (kind < 0.6) return Math.floor(random() * 6)
  return kind < 0.8 ? 10 + Math.round(random() * 8) / 4 : Math.exp(3 * random())
}

const industries = ['food', 'steel', 'paper', 'glass', "o'clock", 'never seen']
const customers = Array.from({ length: 600 }, (_, index) => ({
  customer_id: `c${String(index).padStart(3, '0')}`,
  employees: anyNumber(),
  annual_revenue: anyNumber(),
  default_probability: anyNumber(),
  // The last is in none of the rows that models are fitted to.
  industry: random() < 0.1 ? null : oneOf(index < 300 ? industries.slice(0, -1) : industries),
  attributes: JSON.stringify({ size: oneOf(['3', '4.5', 'nan', 'many', '-2', null]) }),
}))
const orders = customers.map(({ customer_id }) => ({
  order_id: customer_id,
  customer_id,
  ordered_on: '2024-11-30',
  amount: 1,
}))

const finite = (column: Float64Array) => column.map((value) => (Number.isFinite(value) ? value : Number.NaN))
const fitted = (columns: Columns, rows: number): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, finite(column).slice(0, rows)]))
const ones = (length: number) => new Float64Array(length).fill(1)

let workspace: Workspace
let close: () => Promise<void>
let columns: Columns
let texts: readonly (string | null)[]

beforeAll(async () => {
  const opened = await openTemporary()
  workspace = opened.workspace
  close = opened.close
  await insertFacts(workspace, { customers, orders }, { earliestOn: null })
  await refreshTo(workspace, asOf)
  const all = customersAt([...numbers, 'industry'], { asOf })
  columns = await workspace.read((database) =>
    database.columns(sql`SELECT * FROM (${all}) ORDER BY customer_key`, numbers),
  )
  const rows = await rowsOf(workspace, sql`SELECT industry FROM (${all}) ORDER BY customer_key`)
  texts = rows.map(({ industry }) => (industry === null ? null : String(industry)))
})

afterAll(() => close())

/** The level of every customer by SQL. */
async function levelsOf(method: Method, levels: number): Promise<number[]> {
  const compiled = { definition: byMethod(method, levels), calibration: { cuts: {}, nested: {}, merged: {} } }
  const { cell } = await workspace.read((database) =>
    database.columns(sql`SELECT cell FROM (${placesAt(compiled, { asOf })}) ORDER BY customer_key`, ['cell']),
  )
  return [...cell]
}

/** What the stats package says, as a level: 0 for who has no value at all. */
const asLevels = (labels: Uint32Array): number[] =>
  Array.from(labels, (label, row) => (numbers.every((name) => Number.isNaN(columns[name]?.[row])) ? 0 : label + 1))

const preparations: readonly (readonly [string, (columns: Columns) => Preparation])[] = [
  ['measures', (all) => fitPreparation({ columns: all, weight: ones(300) })],
  ['principal components', (all) => fitPreparation({ columns: all, weight: ones(300) }, { explainedVariance: 0.9 })],
]

describe.each(preparations)('customers on %s are put by SQL where stats puts them', (_, prepareOn) => {
  const points = () => {
    const sample = fitted(columns, 300)
    const preparation = prepareOn(sample)
    return { preparation, points: { columns: prepare(preparation, sample), weight: ones(300) } }
  }

  test('by k-means', async () => {
    const { preparation, points: sample } = points()
    const model = kMeans.fit(sample, { k: 5, seed: 3 })
    const wanted = asLevels(nearestCentre(model, prepare(preparation, columns)))
    expect(await levelsOf(methodOfKMeans(preparation, model), 5)).toEqual(wanted)
    expect(new Set(wanted).size).toBe(6)
  })

  test.each(['full', 'diagonal'] as const)('by a Gaussian mixture with %s covariance', async (covariance) => {
    const { preparation, points: sample } = points()
    const model = gaussianMixture.fit(sample, { k: 4, seed: 3, covariance, regularisation: 0.01 })
    const wanted = asLevels(mostProbableComponent(model, prepare(preparation, columns)))
    expect(await levelsOf(methodOfMixture(preparation, model), 4)).toEqual(wanted)
  })

  test('by bisecting k-means', async () => {
    const { preparation, points: sample } = points()
    const value = Float64Array.from({ length: 300 }, (_, row) => 10 + (row % 17))
    const options = { seed: 5, targetVariation: 0.05, minimumWeight: 10, mostGroups: 9 }
    const model = bisectingKMeans.fit({ ...sample, value }, options)
    expect(model.groups.length).toBeGreaterThan(5)
    const wanted = asLevels(bisectedGroup(model, prepare(preparation, columns)))
    expect(await levelsOf(methodOfBisecting(preparation, model), model.groups.length)).toEqual(wanted)
  })
})

test('whoever is as near to two centres belongs to the first', async () => {
  const feature = { variable: 'employees', lower: -100, upper: 100, logShift: null, centre: 0, scale: 1 }
  const method = {
    kind: 'nearest-centre' as const,
    preparation: { features: [feature], components: null },
    centres: [{ at: [4] }, { at: [2] }, { at: [2] }],
  }
  const levels = await levelsOf(method, 3)
  const three = levels.filter((_, row) => columns.employees?.[row] === 3)
  expect(new Set(three)).toEqual(new Set([1]))
  expect(levels).not.toContain(3)
  expect(levels.filter((_, row) => Number.isNaN(columns.employees?.[row]))).not.toContain(1)
})

describe('the rules of a tree put customers by SQL where its branches lead', () => {
  const codes = () => {
    const known = [...new Set(texts.slice(0, 300).filter((text) => text !== null))].sort()
    const unseen = known.length
    const code = (text: string | null) =>
      text === null ? Number.NaN : known.includes(text) ? known.indexOf(text) : unseen
    return { known, column: Float64Array.from(texts, code) }
  }

  const data = () => {
    const { known, column } = codes()
    const predictors: Columns = { ...fitted(columns, 300), industry: column.slice(0, 300) }
    const noise = seeded(11)
    const outcome = Float64Array.from({ length: 300 }, (_, row) => {
      const size = predictors.employees?.[row] ?? 0
      const steel = predictors.industry?.[row] === known.indexOf('steel') ? 4 : 0
      return (Number.isNaN(size) ? 2 : size > 3 ? 6 : 0) + steel + 0.5 * noise()
    })
    return { known, everyone: { ...columns, industry: column }, tree: { predictors, outcome, weight: ones(300) } }
  }

  test.each(['cart', 'chaid'] as const)('grown by %s', async (method) => {
    const { known, everyone, tree: training } = data()
    const shape = { outcome: 'number', nominal: ['industry'], leastWeight: 10 } as const
    const { tree } = method === 'cart' ? cart.fit(training, { ...shape, seed: 1 }) : chaid.fit(training, shape)
    const frozen = methodOfTree(tree, { industry: known })
    const kinds = new Set(frozen.rules.flatMap(({ conditions }) => conditions.map(({ kind }) => kind)))
    expect(kinds).toContain('range')
    expect(kinds.has('one-of') || kinds.has('none-of')).toBe(true)
    const wanted = Array.from(leafOf(tree, everyone), (leaf) => leaf + 1)
    expect(await levelsOf(frozen, frozen.rules.length)).toEqual(wanted)
    expect(new Set(wanted).size).toBeGreaterThan(3)
  })

  test('written by hand: the first that fits wins, who fits none is on no level, and what is no number is missing', async () => {
    const levels = await levelsOf(
      {
        kind: 'rules',
        rules: [
          { conditions: [{ kind: 'range', variable: 'attributes.size', above: null, atMost: 3, missing: false }] },
          { conditions: [{ kind: 'missing', variable: 'attributes.size' }] },
        ],
      },
      2,
    )
    const sizes = customers.map(({ attributes }) => String(JSON.parse(attributes).size))
    const wanted: Readonly<Record<string, number>> = { '3': 1, '4.5': 0, nan: 2, many: 2, '-2': 1, null: 2 }
    expect(levels).toEqual(sizes.map((size) => wanted[size]))
  })
})

describe('a tier found in data', () => {
  const feature = { variable: 'revenue_12m', lower: 0, upper: 1000, logShift: 0, centre: 5, scale: 1.5 }
  const share = { variable: 'discount_share', lower: 0, upper: 1, logShift: null, centre: 0.1, scale: 0.05 }
  const centres: Method = {
    kind: 'nearest-centre',
    preparation: { features: [feature, share], components: null },
    centres: [{ at: [0, 2] }, { at: [1, -1] }],
  }

  test('says in words where its centres lie, in the units of their measures', () => {
    const compiled = { definition: byMethod(centres, 2), calibration: uncalibrated }
    expect(ruleInWords(compiled, 0)).toBe(
      'Customers with measures nearest to l1 (share discounted about 20 %, revenue, 12 months about 147.4).',
    )
    expect(reasonOfCell(compiled, 0)).toBe('none of revenue, 12 months, share discounted known')
  })

  test('says its rules in words', () => {
    const definition = byMethod(
      {
        kind: 'rules',
        rules: [
          {
            conditions: [
              { kind: 'range', variable: 'recency_days', above: 10, atMost: 30, missing: false },
              { kind: 'none-of', variable: 'country', values: ['DE', 'AT'], missing: true },
            ],
          },
          { conditions: [{ kind: 'missing', variable: 'satisfaction' }] },
        ],
      },
      2,
    )
    const compiled = { definition, calibration: uncalibrated }
    expect(reasonOfCell(compiled, 1)).toBe(
      'recency above 10 days up to 30 days and country other than DE, AT (or not known)',
    )
    expect(reasonOfCell(compiled, 2)).toBe('satisfaction not known')
    expect(reasonOfCell(compiled, 0)).toBe('kind that no rule describes')
  })

  const split = {
    kind: 'split' as const,
    centres: [
      [0, 1],
      [1, 0],
    ] as [number[], number[]],
  }
  const rule = (condition: object) => ({ kind: 'rules', rules: [{ conditions: [condition] }, { conditions: [] }] })
  test.each<readonly [string, object, string]>([
    [
      'with centres of another size',
      { ...centres, centres: [{ at: [0] }, { at: [1, 2] }] },
      'the centre 1 of the tier kind',
    ],
    [
      'whose logarithm would be of nothing',
      { ...centres, preparation: { features: [{ ...feature, lower: -1 }, share], components: null } },
      'the logarithm of revenue_12m in the tier kind has no value',
    ],
    [
      'whose limits fall',
      { ...centres, preparation: { features: [feature, { ...share, upper: -1 }], components: null } },
      'the limits of discount_share in the tier kind do not rise',
    ],
    [
      'whose components are of other measures',
      { ...centres, preparation: { ...centres.preparation, components: { means: [0, 0], loadings: [[1, 0], [0]] } } },
      'the components of the tier kind are not of its 2 measures',
    ],
    [
      'whose nodes run in a circle',
      {
        kind: 'bisected',
        preparation: centres.preparation,
        nodes: [
          { ...split, children: [0, 1] },
          { kind: 'level', level: 1 },
          { kind: 'level', level: 2 },
        ],
      },
      'the nodes of the tier kind are no tree',
    ],
    [
      'whose tree has a level twice',
      {
        kind: 'bisected',
        preparation: centres.preparation,
        nodes: [
          { ...split, children: [1, 2] },
          { kind: 'level', level: 1 },
          { kind: 'level', level: 1 },
        ],
      },
      'the tier kind leaves a level out',
    ],
    [
      'that asks for a number in a range without any',
      rule({ kind: 'range', variable: 'recency_days', above: 3, atMost: 3, missing: false }),
      'asks for recency_days in a range without numbers',
    ],
    [
      'with fewer centres than labels',
      { ...centres, centres: [{ at: [0, 2] }] },
      'the tier kind has 1 centres but 2 labels',
    ],
  ])('%s is refused by name', (_, method, detail) => {
    expect(() => byMethod(method as Method, 2)).toThrow(detail)
  })

  test('may ask a text only for texts', () => {
    const asked = rule({ kind: 'range', variable: 'country', above: 3, atMost: null, missing: false })
    expect(() => byMethod(asked as Method, 2)).toThrow('portfolio.unknown-measure')
    const texts = rule({ kind: 'one-of', variable: 'country', values: ['DE'], missing: false })
    expect(() => byMethod(texts as Method, 2)).not.toThrow()
  })
})
