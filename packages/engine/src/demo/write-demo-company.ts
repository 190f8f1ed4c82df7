import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packagingPopulation } from './b2b/company.ts'
import { writeB2b } from './b2b/write-b2b.ts'
import { coffeePopulation } from './b2c/company.ts'
import { writeB2c } from './b2c/write-b2c.ts'
import { addMonths, dayOf, isoDate } from './calendar.ts'
import type { CommonFiles } from './company-files.ts'
import type { Columns } from './fact-columns.ts'
import type { FactFile, FileFormat } from './fact-file.ts'
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

const companies = {
  b2c: { write: writeB2c, population: coffeePopulation },
  b2b: { write: writeB2b, population: packagingPopulation },
}

/** What both writers give back: open files, so that each is closed once and named in import order. */
interface Written {
  readonly files: CommonFiles
  readonly customers: Closable
  readonly enrichments: readonly { readonly name: string; readonly keyKind: string; readonly file: Closable }[]
}

type Closable = Pick<FactFile<Columns>, 'close'>

type Provenance = Readonly<Record<'source' | 'licence' | 'validFrom', string>>

async function closeCommon(files: CommonFiles): Promise<DemoFile[]> {
  const order = ['orders', 'order-lines', 'interactions', 'contracts', 'costs', 'contacts', 'ratings'] as const
  const closed: DemoFile[] = []
  for (const kind of order) closed.push({ kind, file: await files[kind].close(), options: {} })
  return closed
}

async function closeEnrichments({ enrichments }: Written, provenance: Provenance): Promise<DemoFile[]> {
  const closed: DemoFile[] = []
  for (const { name, keyKind, file } of enrichments) {
    closed.push({ kind: 'enrichment', file: await file.close(), options: { name, keyKind, ...provenance } })
  }
  return closed
}

async function closeAll(written: Written, provenance: Provenance): Promise<DemoFile[]> {
  const products: DemoFile = { kind: 'products', file: await written.files.products.close(), options: {} }
  const customers: DemoFile = { kind: 'customers', file: await written.customers.close(), options: {} }
  const enrichments = await closeEnrichments(written, provenance)
  return [products, customers, ...enrichments, ...(await closeCommon(written.files))]
}

/** The model that the customers were drawn from, for tests that ask whether an estimate comes back to it. */
async function writeParameters(directory: string, company: Company, settings: CompanySettings): Promise<string> {
  const file = join(directory, 'truth.json')
  const { seed, customers, from, until } = settings
  const facts = { company, seed, customers, from: isoDate(from), until: isoDate(until) }
  const model = { process: 'mbg-nbd', spend: 'gamma-gamma', timeUnit: 'week', currency: 'EUR' }
  const parameters = companies[company].population
  await writeFile(file, `${JSON.stringify({ ...facts, ...model, parameters }, null, 2)}\n`)
  return file
}

function toSettings(options: DemoCompanyOptions): CompanySettings {
  const { company, seed = DEFAULTS.seed, months = DEFAULTS.months } = options
  const { customers = DEFAULTS.customers[company] } = options
  const until = dayOf(options.until ?? DEFAULTS.until)
  return { seed, customers, from: addMonths(until, -months) + 1, until }
}

/**
 * Writes the fact files of an invented company. The same options give the same bytes, and a bigger company begins with
 * the customers of a smaller one. Customers follow MBG/NBD and Gamma-Gamma exactly but for a mild season.
 */
export async function writeDemoCompany(options: DemoCompanyOptions): Promise<DemoCompany> {
  const { directory, company, format = 'csv' } = options
  const settings = toSettings(options)
  await mkdir(directory, { recursive: true })
  const written: Written = companies[company].write(settings, { directory, format })
  const provenance = { source: 'Sabad demo, invented', licence: 'CC0-1.0', validFrom: isoDate(settings.from) }
  const files = await closeAll(written, provenance)
  const truth = {
    customers: await written.files.truth.customers.close(),
    responses: await written.files.truth.responses.close(),
    parameters: await writeParameters(directory, company, settings),
  }
  return { files, truth }
}
