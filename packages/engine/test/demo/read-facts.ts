import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { z } from 'zod'
import type { DemoCompany } from '../../src/demo/write-demo-company.ts'
import { type Database, database } from '../../src/sql/database.ts'
import { trusted } from '../../src/sql/sql.ts'

export function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'sabad-demo-'))
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

export async function openFacts(company: DemoCompany): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:')
  const facts = database(await instance.connect())
  const truth = [
    { kind: 'truth', file: company.truth.customers },
    { kind: 'truth_responses', file: company.truth.responses },
  ]
  for (const { kind, file } of [...company.files, ...truth]) {
    if (kind === 'enrichment' || file === '') continue
    const reader = file.endsWith('.parquet') ? `'${file}'` : `read_csv('${file}', header = true)`
    await facts.execute(trusted(`CREATE TABLE ${kind.replace('-', '_')} AS SELECT * FROM ${reader}`))
  }
  return facts
}

export const ask = <T>(facts: Database, query: string, schema: z.ZodType<T>): Promise<T> =>
  facts.row(trusted(query), schema)
