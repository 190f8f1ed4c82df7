import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PackagingDriver, packagingPools } from '../../src/demo/b2b/company.ts'
import { writeDemoCompany } from '../../src/demo/write-demo-company.ts'
import type { Database } from '../../src/sql/database.ts'
import { ask, openFacts, temporaryDirectory } from './read-facts.ts'

const { directory, remove } = temporaryDirectory()
let facts: Database

beforeAll(async () => {
  facts = await openFacts(await writeDemoCompany({ directory, company: 'b2b' }))
})

afterAll(() => {
  facts.close()
  remove()
})

const number = z.object({ n: z.number() })

describe('the packaging maker', () => {
  it('lives on a few large accounts', async () => {
    const query = `
      WITH turnover AS (SELECT sum(amount) AS amount FROM orders GROUP BY customer_id),
        ranked AS (SELECT amount, row_number() OVER (ORDER BY amount DESC) AS place FROM turnover)
      SELECT sum(amount) FILTER (WHERE place <= 24) / sum(amount) AS n FROM ranked`
    const { n } = await ask(facts, query, number)
    expect(n).toBeGreaterThan(0.45)
    expect(n).toBeLessThan(0.9)
  })

  it('has companies and institutions, in groups up to three levels deep', async () => {
    const query = `SELECT count(*) FILTER (WHERE kind = 'institution') AS n FROM customers`
    expect((await ask(facts, query, number)).n).toBeGreaterThan(20)
    const deep = `
      SELECT count(*) AS n FROM customers child JOIN customers parent ON child.parent_id = parent.customer_id
      WHERE parent.parent_id IS NOT NULL`
    expect((await ask(facts, deep, number)).n).toBeGreaterThan(3)
  })

  it('has contracts that end only after the account was lost', async () => {
    const query = `
      SELECT count(*) AS n FROM contracts JOIN truth USING (customer_id)
      WHERE ended_on IS NOT NULL AND (alive OR ended_on < lost_on)`
    expect(await ask(facts, query, number)).toEqual({ n: 0 })
  })

  it('has several raters per account, who agree more than chance would have it', async () => {
    const query = `
      WITH axes AS (
        SELECT customer_id, rater, rated_on, avg(score) AS score FROM ratings
        WHERE criterion LIKE 'relationship strength:%' GROUP BY ALL
      )
      SELECT corr(one.score, other.score) AS n FROM axes one JOIN axes other USING (customer_id, rated_on)
      WHERE one.rater = 'key account manager' AND other.rater = 'sales director'`
    const { n } = await ask(facts, query, number)
    expect(n).toBeGreaterThan(0.5)
    expect(n).toBeLessThan(0.98)
  })

  it('wins opportunities as often as its stage probabilities say', async () => {
    const query = `
      WITH steps AS (
        SELECT regexp_extract(subject, 'opportunity=(\\w+)', 1) AS opportunity,
          regexp_extract(subject, 'stage=(\\w+)', 1) AS stage FROM interactions WHERE kind = 'opportunity'
      ), ended AS (SELECT opportunity, bool_or(stage = 'won') AS won FROM steps GROUP BY opportunity
        HAVING bool_or(stage IN ('won', 'lost')))
      SELECT avg(won::INTEGER) AS n, count(*) AS ended FROM ended`
    const { n, ended } = await ask(facts, query, number.extend({ ended: z.number() }))
    expect(ended).toBeGreaterThan(100)
    expect(Math.abs(n - 0.5 * 0.6 * 0.65 * 0.7)).toBeLessThan(4 * Math.sqrt(0.12 / ended))
  })

  it('serves some accounts at a loss once their orders, visits and special wishes are paid for', async () => {
    const unitCost = (driver: PackagingDriver) =>
      packagingPools.filter((pool) => pool.driver === driver).reduce((sum, { perUnit }) => sum + perUnit, 0)
    const query = `
      WITH margin AS (
        SELECT customer_id, sum(amount - cost) - count(*) * ${unitCost('orders')} AS margin FROM orders GROUP BY ALL
      ), service AS (
        SELECT customer_id, count(*) FILTER (WHERE kind = 'visit') * ${unitCost('visits')}
          + count(*) FILTER (WHERE kind = 'rush delivery') * ${unitCost('rush deliveries')}
          + count(*) FILTER (WHERE kind = 'special packing') * ${unitCost('special packings')} AS service
        FROM interactions GROUP BY ALL
      ), profits AS (SELECT margin - coalesce(service, 0) AS profit FROM margin LEFT JOIN service USING (customer_id))
      SELECT avg((profit < 0)::INTEGER) AS n, sum(profit) AS total FROM profits`
    const { n, total } = await ask(facts, query, number.extend({ total: z.number() }))
    expect(n).toBeGreaterThan(0.1)
    expect(n).toBeLessThan(0.6)
    expect(total).toBeGreaterThan(0)
  })

  it('takes no orders at weekends', async () => {
    const query = `SELECT count(*) AS n FROM orders WHERE status = 'completed' AND isodow(ordered_on) > 5
      AND campaign IS NULL`
    expect(await ask(facts, query, number)).toEqual({ n: 0 })
  })
})
