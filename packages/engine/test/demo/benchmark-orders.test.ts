import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeBenchmarkOrders } from '../../src/demo/benchmark-orders.ts'
import { ask, openFacts, temporaryDirectory } from './read-facts.ts'

const { directory, remove } = temporaryDirectory()
afterAll(remove)

async function write(options: { seed: number; format: 'csv' | 'parquet' | 'folder'; name: string }) {
  const file = join(directory, `${options.name}.${options.format}`)
  const rows = await writeBenchmarkOrders({ ...options, file, customers: 5_000, orders: 50_000 })
  return { file, rows }
}

const schema = z.object({
  rows: z.number(),
  orders: z.number(),
  customers: z.number(),
  days: z.number(),
  once: z.number(),
  amount: z.number(),
})

const shape = (file: string) => `
  SELECT count(*) AS rows, count(DISTINCT order_id) AS orders, count(DISTINCT customer_id) AS customers,
    count(DISTINCT ordered_on) AS days, avg(amount) AS amount,
    (SELECT avg((n = 1)::INTEGER) FROM (SELECT count(*) AS n FROM '${file}' GROUP BY customer_id)) AS once
  FROM '${file}'`

const empty = { files: [], truth: { customers: '', responses: '', parameters: '' } }

describe('writeBenchmarkOrders', () => {
  it('writes about as many orders as asked for, of as many customers, over four years', async () => {
    const { file, rows } = await write({ seed: 3, format: 'parquet', name: 'shape' })
    const facts = await openFacts(empty)
    const found = await ask(facts, shape(file), schema)
    expect(found.rows).toBe(rows)
    expect(Math.abs(rows / 50_000 - 1)).toBeLessThan(0.05)
    expect(found.orders).toBe(rows)
    expect(found.customers).toBe(5_000)
    expect(found.days).toBeGreaterThan(1_400)
    expect(found.once).toBeGreaterThan(0.15)
    expect(found.once).toBeLessThan(0.3)
    expect(Math.abs(found.amount / 30 - 1)).toBeLessThan(0.06)
    facts.close()
  })

  it('gives the same rows for the same seed, in either format, and others for another', async () => {
    const one = await write({ seed: 3, format: 'parquet', name: 'one' })
    const same = await write({ seed: 3, format: 'csv', name: 'same' })
    const other = await write({ seed: 4, format: 'parquet', name: 'other' })
    const facts = await openFacts(empty)
    const difference = (file: string) =>
      ask(
        facts,
        `SELECT count(*) AS n FROM (FROM '${one.file}' EXCEPT ALL FROM '${file}')`,
        z.object({ n: z.number() }),
      )
    expect(await difference(same.file)).toEqual({ n: 0 })
    const folder = await write({ seed: 3, format: 'folder', name: 'folder' })
    const parts = join(folder.file, 'year=*', 'month=*', '*.parquet')
    const unlike = `SELECT count(*) AS n FROM (FROM '${one.file}' EXCEPT ALL
      SELECT * EXCLUDE (year, month) FROM read_parquet('${parts}', hive_partitioning = true))`
    expect(await ask(facts, unlike, z.object({ n: z.number() }))).toEqual({ n: 0 })
    expect(folder.rows).toBe(one.rows)
    expect((await difference(other.file)).n).toBeGreaterThan(40_000)
    facts.close()
  })
})
