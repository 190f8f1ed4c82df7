import { describe, expect, test } from 'vitest'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { customersAt } from '../../src/portfolio/variables.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, type FactRow, type Facts, refreshTo, rowsOf, withComputed, withFacts } from '../company.ts'
import { groupsAt, oneOrderEach, withTier } from './attribute-portfolio.ts'

const asOf = '2024-06-30'
const rating = (customer_id: string, score: number, more: FactRow = {}): FactRow => ({
  customer_id,
  criterion: 'trust',
  rater: 'ann',
  score,
  scale_max: null,
  rated_on: '2024-05-01',
  ...more,
})

const facts: Facts = {
  customers: [
    { customer_id: 'c00', attributes: '{"card": "gold", "visits": "12", "my.odd key": "x"}', postcode: '1011' },
    { customer_id: 'c01', attributes: '{"card": "blue", "visits": "many"}', postcode: '1012' },
    { customer_id: 'c02', attributes: null, postcode: null },
  ],
  orders: oneOrderEach(3),
  ratings: [
    rating('c00', 2, { rated_on: '2024-01-01' }),
    rating('c00', 4),
    rating('c00', 10, { rater: 'bob', scale_max: 10 }),
    rating('c00', 1, { rated_on: '2024-07-01' }),
    rating('c01', 3),
    rating('c01', 1, { criterion: 'prestige' }),
  ],
}

interface Area {
  readonly importId: number
  readonly validFrom: string
  readonly income: string
}

async function enrich(workspace: Workspace, { importId, validFrom, income }: Area): Promise<void> {
  await execute(
    workspace,
    sql`INSERT INTO enrichments VALUES (${importId}, 'areas', 'postcode', 'bureau', 'own use', CAST(${validFrom} AS DATE), 0.5)`,
  )
  await execute(workspace, sql`INSERT INTO enrichment_values VALUES (${importId}, '1011', 'income', ${income})`)
}

const valuesOf = (variables: readonly string[], date = asOf) =>
  sql`SELECT * EXCLUDE (customer_key, purchase_days, clv_12m) FROM (${customersAt(variables, { asOf: date })}) ORDER BY customer_key`

describe('a variable of a portfolio', () => {
  test('is the mean of the raters’ last ratings on or before the day, from 1 to 5', () =>
    withComputed(facts, { asOf }, async (workspace) => {
      expect(await rowsOf(workspace, valuesOf(['ratings.trust', 'ratings.prestige']))).toEqual([
        { 'ratings.trust': 4.5, 'ratings.prestige': null },
        { 'ratings.trust': 3, 'ratings.prestige': 1 },
        { 'ratings.trust': null, 'ratings.prestige': null },
      ])
    }))

  test('is a column of the customer file, whatever it is called', () =>
    withComputed(facts, { asOf }, async (workspace) => {
      const rows = await rowsOf(workspace, valuesOf(['attributes.card', 'attributes.my.odd key', "attributes.o'x"]))
      expect(rows.map((row) => Object.values(row))).toEqual([
        ['gold', 'x', null],
        ['blue', null, null],
        [null, null, null],
      ])
    }))

  test.each([
    // Scales begin at 1: the worst of any of them is 1, and their middle 3.
    { scale_max: 5, scores: [1, 3, 5], becomes: [1, 3, 5] },
    { scale_max: 7, scores: [1, 4, 7], becomes: [1, 3, 5] },
    { scale_max: 10, scores: [1, 5.5, 10], becomes: [1, 3, 5] },
    // Somebody gave less than 1, or the scale is long: it begins at 0, or lower.
    { scale_max: 10, scores: [0, 5, 10], becomes: [1, 3, 5] },
    { scale_max: 100, scores: [25, 50, 100], becomes: [2, 3, 5] },
    { scale_max: 5, scores: [-5, 0, 5], becomes: [1, 3, 5] },
    { scale_max: 1, scores: [0, 0.5, 1], becomes: [1, 3, 5] },
  ])('on a scale up to $scale_max with $scores is $becomes', ({ scale_max, scores, becomes }) => {
    const given = scores.map((score, at) => rating(`c0${at}`, score, { scale_max, criterion: 'wit' }))
    // A lower score that is given later changes nothing yet.
    const later = rating('c02', -50, { scale_max, criterion: 'wit', rater: 'bob', rated_on: '2024-07-01' })
    return withFacts({ ...facts, ratings: [...given, later] }, async (workspace) => {
      await refreshTo(workspace, asOf)
      const rows = await rowsOf(workspace, valuesOf(['ratings.wit']))
      expect(rows.map((row) => row['ratings.wit'])).toEqual(becomes)
    })
  })

  test('is a column of the newest enrichment that was valid on the day', () =>
    withFacts(facts, async (workspace) => {
      await enrich(workspace, { importId: 90, validFrom: '2024-01-01', income: '10' })
      await enrich(workspace, { importId: 91, validFrom: '2024-06-01', income: '20' })
      await enrich(workspace, { importId: 92, validFrom: '2024-08-01', income: '30' })
      await refreshTo(workspace, asOf)
      const incomes = await rowsOf(workspace, valuesOf(['enrichment.areas.income']))
      expect(incomes.map((row) => row['enrichment.areas.income'])).toEqual(['20', null, null])
    }))

  test('can be cut where it holds numbers, and sorted where it holds text', () =>
    withComputed(facts, { asOf }, async (workspace) => {
      const cut = withTier({
        measure: 'attributes.visits',
        method: { kind: 'fixed', cuts: [10] },
        labels: ['few', 'many'],
      })
      await addPortfolio(workspace, { definition: cut })
      const groups = async () => (await rowsOf(workspace, groupsAt('by-size', asOf))).map((row) => row.group_index)
      expect(await groups()).toEqual([1, 2, 2])
      const method = { kind: 'categories' as const, values: [['gold', 'silver']] }
      await addPortfolio(workspace, {
        definition: withTier({ measure: 'attributes.card', method, labels: ['carded', 'other'] }),
      })
      expect(await groups()).toEqual([0, 1, 2])
    }))

  test('that no customer has is refused, unless a group is for those without it', () =>
    withComputed(facts, { asOf }, async (workspace) => {
      const nowhere = withTier({
        measure: 'ratings.charm',
        method: { kind: 'fixed', cuts: [3] },
        labels: ['low', 'high'],
      })
      await expect(addPortfolio(workspace, { definition: nowhere })).rejects.toMatchObject({
        code: 'portfolio.no-values',
        params: { measure: ['ratings.charm'], tier: 'size', detail: [{ message: 'import ratings of it' }] },
      })
      const prepared = {
        ...nowhere,
        groups: [{ ...nowhere.groups[0], name: 'x', title: 'x', description: 'x', anyOf: [{ size: ['unknown'] }] }],
      }
      expect(await addPortfolio(workspace, { definition: prepared })).toMatchObject({ version: 1 })
    }))
})
