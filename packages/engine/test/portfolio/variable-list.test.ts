import { expect, test } from 'vitest'
import { z } from 'zod'
import { listVariables } from '../../src/portfolio/variable-list.ts'
import { customersAt, drawCustomers } from '../../src/portfolio/variables.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, type Facts, refreshTo, rowsOf, withFacts } from '../company.ts'

const CUSTOMERS = 400
const count = z.object({ n: z.number() })

const facts: Facts = {
  customers: Array.from({ length: CUSTOMERS }, (_, at) => ({
    customer_id: `C${at}`,
    country: at % 4 === 0 ? null : (['AT', 'ID', 'IR'][at % 3] ?? null),
    postcode: `P${at % 10}`,
    attributes: JSON.stringify({ card: at % 2 === 0 ? 'gold' : 'none', score: String(at), 'odd.name': 'x' }),
  })),
  orders: Array.from({ length: CUSTOMERS * 2 }, (_, at) => ({
    order_id: `O${at}`,
    customer_id: `C${at % CUSTOMERS}`,
    ordered_on: `2024-0${1 + (at % 9)}-15`,
    amount: 10 + (at % 90),
  })),
  ratings: [
    { customer_id: 'C1', criterion: 'prestige', score: 4, scale_max: 5, rater: 'Ada', rated_on: '2024-05-01' },
    { customer_id: 'C2', criterion: 'later', score: 4, scale_max: 5, rater: 'Ada', rated_on: '2030-05-01' },
  ],
}

/** A table of incomes by postcode that came twice, and one that holds only later. */
const enrich = (workspace: Workspace) =>
  Promise.all([
    execute(
      workspace,
      sql`INSERT INTO enrichments (import_id, name, key_kind, valid_from) VALUES (90, 'post', 'postcode', DATE '2023-01-01'),
            (91, 'post', 'postcode', DATE '2024-01-01'), (92, 'late', 'postcode', DATE '2030-01-01')`,
    ),
    execute(
      workspace,
      sql`INSERT INTO enrichment_values SELECT 91, 'P' || i, 'income', CAST(1000 * i AS VARCHAR) FROM range(10) AS t(i)
          UNION ALL SELECT 90, 'P1', 'old', '1' UNION ALL SELECT 92, 'P1', 'future', '1'`,
    ),
  ])

const withCompany = <T>(work: (workspace: Workspace) => Promise<T>): Promise<T> =>
  withFacts(facts, async (workspace) => {
    await enrich(workspace)
    await refreshTo(workspace, '2024-12-31')
    return work(workspace)
  })

test('ratings, columns of the customer file and of enrichments are variables, those of later days are not', () =>
  withCompany(async (workspace) => {
    const { variables } = await listVariables(workspace)
    const outside = variables.filter(({ name }) => name.includes('.'))
    expect(outside.map(({ name, family, type, distinct }) => [name, family, type, distinct])).toEqual([
      ['attributes.card', 'demographics', 'text', 2],
      ['attributes.odd.name', 'demographics', 'text', 1],
      ['attributes.score', 'demographics', 'number', CUSTOMERS],
      ['enrichment.post.income', 'demographics', 'number', 10],
      ['ratings.prestige', 'needs', 'number', 1],
    ])
    const coverage = Object.fromEntries(variables.map((variable) => [variable.name, variable.coverage]))
    expect(coverage).toMatchObject({ country: 0.75, 'ratings.prestige': 1 / CUSTOMERS, 'enrichment.post.income': 1 })
  }))

test('a sample holds the same customers every time, each as the whole has them, about one in so many', () =>
  withCompany(async (workspace) => {
    const names = ['revenue', 'attributes.card', 'ratings.prestige', 'enrichment.post.income']
    const at = { asOf: '2024-12-31' }
    const rows = (oneIn: number) =>
      rowsOf(workspace, sql`FROM (${customersAt(names, { ...at, oneIn })}) ORDER BY customer_key`)
    const [all, half, tenth] = [await rows(1), await rows(2), await rows(10)]
    expect(all).toHaveLength(CUSTOMERS)
    // Four standard deviations of a binomial count.
    expect(Math.abs(half.length - CUSTOMERS / 2)).toBeLessThan(4 * Math.sqrt(CUSTOMERS / 4))
    expect(all).toEqual(expect.arrayContaining(half))
    expect(half).toEqual(expect.arrayContaining(tenth))
    expect(await rows(10)).toEqual(tenth)
    const drawn = await workspace.read(async (database) => {
      await drawCustomers(database, names, { ...at, oneIn: 10, drawn: 'kept' })
      return database.row(sql`SELECT count(*) AS n FROM (${customersAt(names, { ...at, drawn: 'kept' })})`, count)
    })
    expect(drawn.n).toBe(tenth.length)
  }))
