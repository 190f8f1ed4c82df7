import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type DemoCompany, type DemoCompanyOptions, writeDemoCompany } from '../../src/demo/write-demo-company.ts'
import { ask, openFacts, temporaryDirectory } from './read-facts.ts'

const { directory, remove } = temporaryDirectory()
afterAll(remove)

let written = 0
const write = (options: Omit<DemoCompanyOptions, 'directory'>): Promise<DemoCompany> =>
  writeDemoCompany({ directory: join(directory, String(written++)), ...options })

const pathsOf = ({ files, truth }: DemoCompany): string[] => [...files.map(({ file }) => file), ...Object.values(truth)]

const hashesOf = (company: DemoCompany): string[] =>
  pathsOf(company).map((file) => `${basename(file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)

const count = z.object({ n: z.number() })

const companies = ['b2c', 'b2b'] as const

describe.each(companies)('writeDemoCompany %s', (company) => {
  const small = { company, customers: 150, until: '2025-06-30', months: 24 }
  let base: DemoCompany

  beforeAll(async () => {
    base = await write(small)
  })

  it('gives the same bytes for the same seed and others for another', async () => {
    const [same, other] = [await write(small), await write({ ...small, seed: 2 })]
    expect(hashesOf(same)).toEqual(hashesOf(base))
    expect(hashesOf(other)).not.toEqual(hashesOf(base))
  })

  it('begins with the customers of a smaller company', async () => {
    const many = await write({ ...small, customers: 300 })
    const rows = (of: DemoCompany) => readFileSync(of.truth.customers, 'utf8').trim().split('\n')
    // The last group of the smaller company may have been cut off, so its last few are left out.
    const common = rows(base).slice(0, -6)
    expect(rows(many).slice(0, common.length)).toEqual(common)
    expect(rows(many).length).toBeGreaterThan(1.8 * rows(base).length)
  })

  it('writes every kind of import, in an order in which customers and products come first', async () => {
    const { files } = base
    expect(files.slice(0, 2).map(({ kind }) => kind)).toEqual(['products', 'customers'])
    expect(new Set(files.map(({ kind }) => kind))).toEqual(
      new Set([
        'products',
        'customers',
        'enrichment',
        'orders',
        'order-lines',
        'interactions',
        'contracts',
        'costs',
        'contacts',
        'ratings',
      ]),
    )
    for (const { kind, options } of files) {
      const expected = kind === 'enrichment' ? ['name', 'keyKind', 'source', 'licence', 'validFrom'] : []
      expect(Object.keys(options)).toEqual(expected)
    }
  })

  it('refers only to customers and products that it lists, on days of its history', async () => {
    const facts = await openFacts(base)
    for (const kind of ['orders', 'order_lines', 'interactions', 'contracts', 'contacts', 'ratings', 'truth']) {
      const query = `SELECT count(*) AS n FROM ${kind} WHERE customer_id NOT IN (SELECT customer_id FROM customers)`
      expect(await ask(facts, query, count), kind).toEqual({ n: 0 })
    }
    const orphans = `
      SELECT count(*) AS n FROM order_lines
      WHERE product_id NOT IN (SELECT product_id FROM products) OR order_id NOT IN (SELECT order_id FROM orders)
        OR ordered_on NOT BETWEEN DATE '2023-07-01' AND DATE '2025-06-30'`
    expect(await ask(facts, orphans, count)).toEqual({ n: 0 })
    const parents = `SELECT count(*) AS n FROM customers
      WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT customer_id FROM customers)`
    expect(await ask(facts, parents, count)).toEqual({ n: 0 })
    const families = `SELECT count(*) AS n FROM customers WHERE parent_id IS NOT NULL`
    expect((await ask(facts, families, count)).n).toBeGreaterThan(10)
    facts.close()
  })

  it('keeps keys unique and lets lines add up to their orders', async () => {
    const facts = await openFacts(base)
    const repeated = (table: string, key: string) =>
      ask(facts, `SELECT count(*) - count(DISTINCT ${key}) AS n FROM ${table}`, count)
    expect(await repeated('customers', 'customer_id')).toEqual({ n: 0 })
    expect(await repeated('orders', 'order_id')).toEqual({ n: 0 })
    expect(await repeated('order_lines', '(order_id, line_id)')).toEqual({ n: 0 })
    expect(await repeated('interactions', 'interaction_id')).toEqual({ n: 0 })
    expect(await repeated('ratings', '(customer_id, criterion, rater, rated_on)')).toEqual({ n: 0 })
    expect(await repeated('costs', 'cost_id')).toEqual({ n: 0 })
    const unequal = `
      SELECT count(*) AS n FROM orders
      JOIN (SELECT order_id, sum(amount) AS lines FROM order_lines GROUP BY order_id) USING (order_id)
      WHERE abs(amount - lines) > 0.005`
    expect(await ask(facts, unequal, count)).toEqual({ n: 0 })
    facts.close()
  })

  it('writes Parquet with the rows of its CSV', async () => {
    const parquet = await write({ ...small, format: 'parquet' })
    const facts = await openFacts(base)
    for (const [index, { file }] of parquet.files.entries()) {
      const other = base.files[index]?.file
      expect(file).toMatch(/\.parquet$/)
      const query = `SELECT count(*) AS n FROM (FROM '${file}' EXCEPT ALL FROM read_csv('${other}', header = true))`
      const rows = `SELECT (SELECT count(*) FROM '${file}') - (SELECT count(*) FROM read_csv('${other}')) AS n`
      expect(await ask(facts, query, count), file).toEqual({ n: 0 })
      expect(await ask(facts, rows, count), file).toEqual({ n: 0 })
    }
    facts.close()
  })
})
