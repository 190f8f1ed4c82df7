import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** CDNOW, 1/10 sample: the summary of one customer to a given day, in weeks. */
export interface CdnowCustomer {
  readonly frequency: number
  readonly recency: number
  readonly age: number
  /** Purchases in the 39 weeks that follow; 0 where not known. */
  readonly holdout: number
  /** Mean value of repeat purchases, 0 without any. */
  readonly meanValue: number
}

/** To 1997-09-30 by exact days, as the BTYD package carries it. */
export function exactSummary(folder: string): CdnowCustomer[] {
  return rowsOf(folder, 'btyd_cdnowSummary_cbs.csv').map(([, frequency, recency, age, holdout, meanValue]) => {
    return { frequency, recency, age, holdout, meanValue }
  })
}

/** To 1997-09-30 with times rounded to two decimals of a week, as the lifetimes package carries it. */
export function roundedSummary(folder: string): CdnowCustomer[] {
  return rowsOf(folder, 'cdnow_customers_summary.csv').map(([, frequency, recency, age]) => {
    return { frequency, recency, age, holdout: 0, meanValue: 0 }
  })
}

/** To 1998-06-30, made here from the events, which are merged by customer and day. */
export function summaryOf78Weeks(folder: string): CdnowCustomer[] {
  const purchases = new Map<string, { day: number; value: number }[]>()
  for (const line of linesOf(folder, 'clvtools_cdnow.csv')) {
    const [id = '', date = '', , price] = line.split(',')
    const purchase = { day: Date.parse(`${date}T00:00:00Z`) / 86_400_000, value: Number(price) }
    purchases.set(id, [...(purchases.get(id) ?? []), purchase])
  }
  const end = Date.parse('1998-06-30T00:00:00Z') / 86_400_000
  return [...purchases.values()].map((all) => {
    const sorted = all.toSorted((one, other) => one.day - other.day)
    const first = sorted[0]?.day ?? end
    const last = sorted.at(-1)?.day ?? end
    const repeats = sorted.slice(1)
    const total = repeats.reduce((sum, { value }) => sum + value, 0)
    const meanValue = repeats.length === 0 ? 0 : total / repeats.length
    return { frequency: repeats.length, recency: (last - first) / 7, age: (end - first) / 7, holdout: 0, meanValue }
  })
}

/** As columns for the purchase models, one row per customer. */
export function purchaseColumns(customers: readonly CdnowCustomer[]) {
  return {
    frequency: Float64Array.from(customers, ({ frequency }) => frequency),
    recency: Float64Array.from(customers, ({ recency }) => recency),
    age: Float64Array.from(customers, ({ age }) => age),
    weight: new Float64Array(customers.length).fill(1),
  }
}

/** As columns for the spend model: customers with repeat purchases of some value. */
export function spendColumns(customers: readonly CdnowCustomer[]) {
  const buyers = customers.filter(({ frequency, meanValue }) => frequency > 0 && meanValue > 0)
  return {
    frequency: Float64Array.from(buyers, ({ frequency }) => frequency),
    meanValue: Float64Array.from(buyers, ({ meanValue }) => meanValue),
    weight: new Float64Array(buyers.length).fill(1),
  }
}

type Row = [number, number, number, number, number, number]

function rowsOf(folder: string, file: string): Row[] {
  return linesOf(folder, file).map((line) => {
    const [id, frequency, recency, age, holdout, meanValue] = line.replaceAll('"', '').split(',').map(Number)
    return [id ?? 0, frequency ?? 0, recency ?? 0, age ?? 0, holdout ?? 0, meanValue ?? 0]
  })
}

function linesOf(folder: string, file: string): string[] {
  return readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/).slice(1)
}
