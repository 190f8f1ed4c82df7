import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { coffeePopulation } from './b2c/company.ts'
import { writeB2c } from './b2c/write-b2c.ts'
import { addMonths, dayOf, isoDate } from './calendar.ts'
import type { CommonFiles } from './company-files.ts'
import type { FileFormat } from './fact-file.ts'
import type { CompanySettings } from './settings.ts'

export type Company = 'b2c' | 'b2b'

export interface DemoCompanyOptions {
  readonly directory: string
  readonly company: Company
  /** Persons (b2c, default 4,000) or accounts (b2b, default 240). */
  readonly customers?: number
  readonly seed?: number
  /** Last day of the history, ISO. */
  readonly until?: string
  /** Length of the history. */
  readonly months?: number
  readonly format?: FileFormat
}

export interface DemoFile {
  readonly kind: keyof Omit<CommonFiles, 'truth'> | 'customers' | 'enrichment'
  readonly file: string
  /** For enrichment: what the file is called, what its first column is, and where it comes from. */
  readonly options: Readonly<Record<string, string>>
}

export interface DemoCompany {
  /** In the order in which they are to be imported. */
  readonly files: readonly DemoFile[]
  /** What is known only because the company is invented. Never to be imported. */
  readonly truth: { readonly customers: string; readonly responses: string; readonly parameters: string }
}

const DEFAULTS = { customers: { b2c: 4_000, b2b: 240 }, seed: 1, until: '2026-10-31', months: 36 }

const enrichments = {
  b2c: { name: 'postcode-income', keyKind: 'postcode' },
}

async function closeCommon(files: CommonFiles): Promise<DemoFile[]> {
  const order = ['orders', 'order-lines', 'interactions', 'contracts', 'costs', 'contacts', 'ratings'] as const
  const closed: DemoFile[] = []
  for (const kind of order) closed.push({ kind, file: await files[kind].close(), options: {} })
  return closed
}

async function closeAll(written: ReturnType<typeof writeB2c>, options: DemoFile['options']): Promise<DemoFile[]> {
  const products: DemoFile = { kind: 'products', file: await written.files.products.close(), options: {} }
  const customers: DemoFile = { kind: 'customers', file: await written.customers.close(), options: {} }
  const enrichment: DemoFile = { kind: 'enrichment', file: await written.enrichment.close(), options }
  return [products, customers, enrichment, ...(await closeCommon(written.files))]
}

/** The model that the customers were drawn from, for tests that ask whether an estimate comes back to it. */
async function writeParameters(directory: string, settings: CompanySettings): Promise<string> {
  const file = join(directory, 'truth.json')
  const { from, until, ...rest } = settings
  const dates = { from: isoDate(from), until: isoDate(until) }
  const model = { process: 'mbg-nbd', spend: 'gamma-gamma', timeUnit: 'week', currency: 'EUR' }
  await writeFile(file, `${JSON.stringify({ ...rest, ...dates, ...model, parameters: coffeePopulation }, null, 2)}\n`)
  return file
}

/**
 * Writes the fact files of an invented company. The same options give the same bytes, and a bigger company begins with
 * the customers of a smaller one. Customers follow MBG/NBD and Gamma-Gamma exactly but for a mild season.
 */
export async function writeDemoCompany(options: DemoCompanyOptions): Promise<DemoCompany> {
  const { directory, company } = options
  const { format = 'csv', seed = DEFAULTS.seed, months = DEFAULTS.months } = options
  const until = dayOf(options.until ?? DEFAULTS.until)
  const customers = options.customers ?? DEFAULTS.customers[company]
  const settings = { seed, customers, from: addMonths(until, -months) + 1, until }
  await mkdir(directory, { recursive: true })
  const written = writeB2c(settings, { directory, format })
  const provenance = { source: 'Sabad demo, invented', licence: 'CC0-1.0', validFrom: isoDate(settings.from) }
  const files = await closeAll(written, { ...enrichments.b2c, ...provenance })
  const truth = {
    customers: await written.files.truth.customers.close(),
    responses: await written.files.truth.responses.close(),
    parameters: await writeParameters(directory, settings),
  }
  return { files, truth }
}
