import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBenchmarkOrders } from '../packages/engine/src/demo/benchmark-orders.ts'

export const cache = fileURLToPath(new URL('../.cache/bench', import.meta.url))

export const CUSTOMERS = Number(process.env.BENCH_CUSTOMERS ?? 1_000_000)
export const ORDERS = Number(process.env.BENCH_ORDERS ?? 10_000_000)

/** Order lines of seed 1, made once and kept: rates and lifetimes differ between customers, who join over four years. */
export async function orderLines(format: 'csv' | 'parquet'): Promise<string> {
  const file = join(cache, `orders-${CUSTOMERS}-${ORDERS}.${format}`)
  if (existsSync(file)) return file
  await mkdir(cache, { recursive: true })
  await writeBenchmarkOrders({ file: `${file}.part`, customers: CUSTOMERS, orders: ORDERS, seed: 1, format })
  await rename(`${file}.part`, file)
  return file
}
