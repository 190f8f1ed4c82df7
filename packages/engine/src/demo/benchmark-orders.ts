import { rm } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { type FileFormat, quotedText } from './fact-file.ts'

export interface BenchmarkOptions {
  readonly file: string
  readonly customers: number
  /** How many orders are to be expected in all; the true number differs by a tenth of a percent at a million. */
  readonly orders: number
  readonly seed?: number
  /** `folder`: Parquet files by month, as a lake keeps them (`year=2024/month=3`). */
  readonly format?: FileFormat | 'folder'
}

/** First day, and days up to the last, of the four years in which benchmark customers join. */
const FIRST_DAY = '2022-11-01'
const SPAN_DAYS = 1461

/**
 * Dropout rate per day ~ Gamma(1, DROPOUT_DAYS), so that a lifetime is Lomax: a fifth of all customers is lost within
 * 100 days, half within 400.
 */
const DROPOUT_DAYS = 400

/** Mean number of days in which a customer both has joined and is not lost: the Lomax lifetime cut off at the end. */
function meanActiveDays(): number {
  const ratio = SPAN_DAYS / DROPOUT_DAYS
  return DROPOUT_DAYS * (((1 + ratio) * Math.log1p(ratio) - ratio) / ratio)
}

/**
 * A uniform in (0, 1) per row and stream: a hash of one number, so that rows need no order and no state. (A hash of two
 * numbers is, in DuckDB, the two hashes XORed: streams made that way depend on each other.)
 */
const uniform = (seed: number, stream: number, key: string): string =>
  `((hash(xor(((${key}) * 16 + ${stream})::UBIGINT, hash(${seed}))) >> 11)::DOUBLE + 0.5) / 9007199254740992.0`

function customerSql({ customers, orders, seed = 1 }: BenchmarkOptions): string {
  const u = (stream: number) => uniform(seed, stream, 'customer')
  const rateDays = (meanActiveDays() * customers) / Math.max(1, orders - customers)
  return `
    SELECT customer, joined, active,
      -- With a rate ~ Gamma(1, ${rateDays}) the number of purchases in a span is geometric.
      floor(ln(${u(2)}) / ln(active / (active + ${rateDays})))::INTEGER AS repeats,
      -- nu of Gamma-Gamma with q = 3 and gamma = 15.
      -ln((${u(3)}) * (${u(4)}) * (${u(5)})) / 15 AS spend_rate,
      ['shop', 'web', 'app'][1 + floor(3 * ${u(6)})::INTEGER] AS channel
    FROM (
      SELECT customer, joined, greatest(least(${DROPOUT_DAYS} * (1 / (${u(1)}) - 1), ${SPAN_DAYS} - joined), 0.001) AS active
      FROM (SELECT customer, ${SPAN_DAYS} * ${u(0)} AS joined FROM keys)
    )`
}

function orderSql(options: BenchmarkOptions): string {
  const u = (stream: number) => uniform(options.seed ?? 1, stream, 'key')
  return `
    SELECT 'O' || key AS order_id,
      'C' || lpad(customer::VARCHAR, 9, '0') AS customer_id,
      DATE '${FIRST_DAY}' + floor(joined + if(number = 0, 0, active * ${u(7)}))::INTEGER AS ordered_on,
      'P' || lpad(floor(500 * pow(${u(8)}, 2))::INTEGER::VARCHAR, 4, '0') AS product_id,
      1 + floor(4 * pow(${u(9)}, 2))::INTEGER AS quantity,
      amount,
      round(amount * (0.45 + 0.2 * ${u(10)}), 2) AS cost,
      channel
    FROM (
      SELECT *, round(greatest(0.5, -ln((${u(11)}) * (${u(12)}) * (${u(13)}) * (${u(14)})) / spend_rate), 2) AS amount
      FROM (
        SELECT *, customer * 65536 + number AS key
        FROM (SELECT *, unnest(range(0, repeats + 1)) AS number FROM (${customerSql(options)}))
      )
    )
    ORDER BY ordered_on, key`
}

const formats = {
  csv: '(FORMAT csv, HEADER)',
  parquet: '(FORMAT parquet, COMPRESSION zstd)',
  folder: '(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year, month))',
}

/**
 * Orders of one line each for measuring, sorted by date as a company's own export is, and made inside the engine.
 * Customers follow Pareto/NBD with r = s = 1 and Gamma-Gamma with p = 4, q = 3, gamma = 15 (mean order 30): given their
 * number, purchases lie anywhere in a lifetime with equal chance, so each row is computed by itself. Memory is capped;
 * what does not fit is sorted on disk beside the file. Gives the number of rows.
 */
export async function writeBenchmarkOrders(options: BenchmarkOptions): Promise<number> {
  const { file, customers, format = 'parquet' } = options
  const spill = `${file}.spill`
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB', temp_directory: spill })
  const connection = await instance.connect()
  // A table is read by all cores, a range by one.
  await connection.run(`CREATE TEMP TABLE keys AS SELECT range AS customer FROM range(${customers})`)
  const orders = orderSql(options)
  const written =
    format === 'folder' ? `SELECT *, year(ordered_on) AS year, month(ordered_on) AS month FROM (${orders})` : orders
  const result = await connection.run(`COPY (${written}) TO ${quotedText(file)} ${formats[format]}`)
  connection.closeSync()
  instance.closeSync()
  await rm(spill, { recursive: true, force: true })
  return result.rowsChanged
}
