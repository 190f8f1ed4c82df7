import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

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
  return summaryOf(linesOf(folder, 'clvtools_cdnow.csv').map((line) => line.split(',')))
}

/** The same for all 23,570 customers. */
export function summaryOfAll(folder: string): CdnowCustomer[] {
  const text = gunzipSync(readFileSync(join(folder, 'CDNOW_master.txt.gz'))).toString('utf8')
  const lines = text.trim().split(/\r?\n/).slice(1)
  return summaryOf(
    lines.map((line) => {
      const [id = '', date = '', cds = '', price = ''] = line.trim().split(/\s+/)
      return [id, `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`, cds, price]
    }),
  )
}

/** A customer of whom the times between purchases are known, too, in weeks. */
export interface CdnowGaps extends CdnowCustomer {
  readonly gaps: readonly number[]
}

/**
 * To 1997-09-30 from the events as the BTYD package carries them, without the first of them: so does the demonstration of
 * BTYDplus that printed the log-likelihoods, whose first line of data went for the header.
 */
export function gapsWithoutFirstEvent(folder: string): CdnowGaps[] {
  const days = new Map<string, Set<number>>()
  for (const line of linesOf(folder, 'btyd_cdnowElog.csv').slice(1)) {
    const [id = '', , date = ''] = line.split(',')
    const day = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T00:00:00Z`) / 86_400_000
    days.set(id, (days.get(id) ?? new Set()).add(day))
  }
  const end = Date.parse('1997-09-30T00:00:00Z') / 86_400_000
  return [...days.values()].map((all) => {
    const times = [...all].toSorted((one, other) => one - other)
    const past = times.filter((day) => day <= end).map((day) => (day - (times[0] ?? 0)) / 7)
    const gaps = past.slice(1).map((time, i) => time - (past[i] ?? 0))
    const age = (end - (times[0] ?? end)) / 7
    const holdout = times.length - past.length
    return { frequency: gaps.length, recency: past.at(-1) ?? 0, age, holdout, meanValue: 0, gaps }
  })
}

/** Purchases of one customer on one day are one; `events` are rows of customer, date, number of CDs and price. */
function summaryOf(events: readonly string[][]): CdnowCustomer[] {
  const purchases = new Map<string, Map<number, number>>()
  for (const [id = '', date = '', , price] of events) {
    const days = purchases.get(id) ?? new Map<number, number>()
    const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000
    days.set(day, (days.get(day) ?? 0) + Number(price))
    purchases.set(id, days)
  }
  const end = Date.parse('1998-06-30T00:00:00Z') / 86_400_000
  return [...purchases.values()].map((values) => {
    const days = [...values.keys()].toSorted((one, other) => one - other)
    const first = days[0] ?? end
    const last = days.at(-1) ?? end
    const repeats = days.slice(1)
    const total = repeats.reduce((sum, day) => sum + (values.get(day) ?? 0), 0)
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
