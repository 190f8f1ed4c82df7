import { readFileSync } from 'node:fs'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type DemoCompany, writeDemoCompany } from '../../src/demo/write-demo-company.ts'
import type { Database } from '../../src/sql/database.ts'
import { trusted } from '../../src/sql/sql.ts'
import { ask, openFacts, temporaryDirectory } from './read-facts.ts'

const { directory, remove } = temporaryDirectory()
let company: DemoCompany
let facts: Database

beforeAll(async () => {
  company = await writeDemoCompany({ directory, company: 'b2c' })
  facts = await openFacts(company)
})

afterAll(() => {
  facts.close()
  remove()
})

const parametersSchema = z.object({
  parameters: z.object({
    r: z.number(),
    alpha: z.number(),
    a: z.number(),
    b: z.number(),
    p: z.number(),
    q: z.number(),
    gamma: z.number(),
  }),
})

const trueParameters = () =>
  parametersSchema.parse(JSON.parse(readFileSync(company.truth.parameters, 'utf8'))).parameters

const HISTORIES = `
  WITH days AS (
    SELECT customer_id, ordered_on, sum(amount) AS amount FROM orders WHERE status = 'completed' GROUP BY ALL
  ), firsts AS (SELECT *, min(ordered_on) OVER (PARTITION BY customer_id) AS first_on FROM days)
  SELECT customer_id, count(*) - 1 AS frequency, (max(ordered_on) - min(first_on)) / 7 AS recency,
    (DATE '2026-10-31' - min(first_on)) / 7 AS age, 1 AS weight,
    avg(amount) FILTER (WHERE ordered_on > first_on) AS "meanValue"
  FROM firsts GROUP BY customer_id`

const column = z.instanceof(Float64Array)
const historySchema = z.object({ frequency: column, recency: column, age: column, weight: column, meanValue: column })

const histories = async (where: string) =>
  historySchema.parse(
    await facts.columns(trusted(`SELECT * FROM (${HISTORIES}) WHERE ${where}`), Object.keys(historySchema.shape)),
  )

describe('the coffee retailer', () => {
  it('has the size that it is said to have', async () => {
    const query = `SELECT (SELECT count(*) FROM customers WHERE kind = 'person') AS people,
      (SELECT count(*) FROM order_lines) AS lines, (SELECT count(*) FROM orders) AS orders`
    const size = await ask(facts, query, z.object({ people: z.number(), lines: z.number(), orders: z.number() }))
    expect(size.people).toBe(4_000)
    expect(size.lines).toBeGreaterThan(40_000)
    expect(size.lines).toBeLessThan(60_000)
  })

  it('has many one-time buyers, a few champions, and takes in more than it gives back', async () => {
    const query = `SELECT avg((frequency = 0)::INTEGER) AS once, avg((frequency >= 12)::INTEGER) AS often,
      (SELECT sum(amount) FROM orders) AS net, (SELECT sum(amount) FROM orders WHERE amount < 0) AS returned
      FROM (${HISTORIES})`
    const schema = z.object({ once: z.number(), often: z.number(), net: z.number(), returned: z.number() })
    const picture = await ask(facts, query, schema)
    expect(picture.once).toBeGreaterThan(0.25)
    expect(picture.once).toBeLessThan(0.45)
    expect(picture.often).toBeGreaterThan(0.05)
    expect(picture.often).toBeLessThan(0.2)
    expect(picture.returned).toBeLessThan(0)
    expect(picture.net).toBeGreaterThan(-20 * picture.returned)
  })

  it('moves customers between value groups', async () => {
    const query = `
      WITH value AS (
        SELECT customer_id, sum(amount) FILTER (WHERE ordered_on < DATE '2025-11-01') AS before, sum(amount) AS after
        FROM orders WHERE ordered_on >= DATE '2024-11-01' GROUP BY customer_id
      ), tiers AS (
        SELECT ntile(4) OVER (ORDER BY before) AS one, ntile(4) OVER (ORDER BY after - before) AS two
        FROM value WHERE before > 0
      )
      SELECT avg((one <> two)::INTEGER) AS n FROM tiers`
    expect((await ask(facts, query, z.object({ n: z.number() }))).n).toBeGreaterThan(0.2)
  })

  it('says of everybody when they first bought, and that the lost bought nothing after they were lost', async () => {
    const query = `
      WITH spans AS (
        SELECT customer_id, min(ordered_on) AS first_on, max(ordered_on) AS last_on
        FROM orders WHERE status = 'completed' GROUP BY customer_id
      )
      SELECT count(*) AS buyers, count(*) FILTER (WHERE first_on = first_ordered_on) AS firsts,
        count(*) FILTER (WHERE NOT alive) AS lost, count(*) FILTER (WHERE NOT alive AND lost_on = last_on) AS agreeing,
        (SELECT count(*) FROM truth) AS truths
      FROM truth JOIN spans USING (customer_id)`
    const schema = z.object(
      Object.fromEntries(['buyers', 'firsts', 'lost', 'agreeing', 'truths'].map((name) => [name, z.number()])),
    )
    const { buyers, firsts, lost, agreeing, truths } = await ask(facts, query, schema)
    expect(truths).toBe(buyers)
    expect(firsts).toBe(buyers)
    expect(agreeing).toBe(lost)
    expect((lost ?? 0) / (buyers ?? 1)).toBeGreaterThan(0.3)
  })

  it('is drawn from the parameters that MBG/NBD and Gamma-Gamma find again', async () => {
    const truth = trueParameters()
    const { r, alpha, a, b } = mbgNbd.fit(await histories('age > 0')).parameters
    // Mean rate and mean dropout are what the data say most about; the season and the campaigns move them a little.
    expect(r / alpha / (truth.r / truth.alpha)).toBeGreaterThan(0.85)
    expect(r / alpha / (truth.r / truth.alpha)).toBeLessThan(1.15)
    expect(a / (a + b) / (truth.a / (truth.a + truth.b))).toBeGreaterThan(0.8)
    expect(a / (a + b) / (truth.a / (truth.a + truth.b))).toBeLessThan(1.2)
    const spend = gammaGamma.fit(await histories('frequency > 0 AND age > 0')).parameters
    const meanSpend = (spend.p * spend.gamma) / (spend.q - 1)
    expect(meanSpend / ((truth.p * truth.gamma) / (truth.q - 1))).toBeCloseTo(1, 1)
  })
})

const armSchema = z.object({
  arm: z.string(),
  n: z.number(),
  responded: z.number(),
  expected: z.number(),
  variance: z.number(),
})

const BY_ARM = `
  SELECT arm, count(*) AS n, sum(responded::INTEGER) AS responded, sum(probability) AS expected,
    sum(probability * (1 - probability)) AS variance
  FROM (
    SELECT *, if(is_holdout, probability_held_out, probability_in_arm) AS probability
    FROM contacts JOIN (SELECT contact_id, probability_held_out, probability_in_arm FROM truth_responses) USING (contact_id)
  )`

describe('campaigns of the coffee retailer', () => {
  const arms = (where = 'true') => facts.rows(trusted(`${BY_ARM} WHERE ${where} GROUP BY arm ORDER BY arm`), armSchema)

  it('are answered as often as the truth says, arm by arm, within sampling error', async () => {
    const found = await arms()
    expect(found.map(({ arm }) => arm)).toEqual(['holdout', 'newsletter', 'voucher'])
    for (const { responded, expected, variance } of found) {
      expect(Math.abs(responded - expected)).toBeLessThan(4 * Math.sqrt(variance))
    }
  })

  it.each([
    ['persuadable', 1],
    ['sleeping dog', -1],
  ])('move the %s in their own direction', async (type, direction) => {
    const where = `customer_id IN (SELECT customer_id FROM truth WHERE response_type = '${type}')`
    const found = await arms(where)
    const rate = (name: string) => {
      const one = found.find(({ arm }) => arm === name)
      return (one?.responded ?? 0) / (one?.n ?? 1)
    }
    expect(direction * (rate('voucher') - rate('holdout'))).toBeGreaterThan(0.03)
    expect(direction * (rate('voucher') - rate('newsletter'))).toBeGreaterThan(0)
  })

  it('hold out a fifth at random: neither rates nor spending differ from those of the contacted', async () => {
    const query = `
      SELECT avg(is_holdout::INTEGER) AS share, count(*) AS n,
        corr(is_holdout::INTEGER, ln(rate_per_week)) AS rate, corr(is_holdout::INTEGER, ln(mean_order_value)) AS spend
      FROM contacts JOIN truth USING (customer_id)`
    const schema = z.object({ share: z.number(), n: z.number(), rate: z.number(), spend: z.number() })
    const { share, n, rate, spend } = await ask(facts, query, schema)
    expect(Math.abs(share - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / n))
    expect(Math.abs(rate)).toBeLessThan(4 / Math.sqrt(n))
    expect(Math.abs(spend)).toBeLessThan(4 / Math.sqrt(n))
  })

  it('count a purchase in the window as the response, with its day and its value', async () => {
    const query = `
      SELECT count(*) AS n FROM contacts
      WHERE responded <> (responded_on IS NOT NULL) OR responded <> (outcome_value > 0)
        OR responded_on NOT BETWEEN contacted_on AND contacted_on + 13`
    expect(await ask(facts, query, z.object({ n: z.number() }))).toEqual({ n: 0 })
  })
})
