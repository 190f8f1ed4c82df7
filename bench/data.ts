import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBenchmarkOrders } from '../packages/engine/src/demo/benchmark-orders.ts'

export const cache = fileURLToPath(new URL('../.cache/bench', import.meta.url))

export const CUSTOMERS = Number(process.env.BENCH_CUSTOMERS ?? 1_000_000)
export const ORDERS = Number(process.env.BENCH_ORDERS ?? 10_000_000)

interface Size {
  readonly customers: number
  readonly orders: number
}

/** Order lines of seed 1, made once and kept: rates and lifetimes differ between customers, who join over four years. */
export async function orderLines(
  format: 'csv' | 'parquet' | 'folder',
  { customers, orders }: Size = { customers: CUSTOMERS, orders: ORDERS },
): Promise<string> {
  const file = join(cache, `orders-${customers}-${orders}.${format}`)
  if (existsSync(file)) return file
  await mkdir(cache, { recursive: true })
  await rm(`${file}.part`, { recursive: true, force: true })
  await writeBenchmarkOrders({ file: `${file}.part`, customers, orders, seed: 1, format })
  await rename(`${file}.part`, file)
  return file
}
