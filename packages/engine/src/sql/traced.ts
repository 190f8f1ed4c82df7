import { AsyncLocalStorage } from 'node:async_hooks'
import { type Sql, textOf } from './sql.ts'
import { writtenOut } from './written-out.ts'

const listening = new AsyncLocalStorage<Sql[]>()

/**
 * Tells whoever listens of a query: one that is about to be run, or one whose answer is kept and is read in its place, so
 * that it is told how the figures were counted and not only where they lie.
 */
export const hear = (query: Sql): void => void listening.getStore()?.push(query)

/** Whether somebody listens, and an answer is to be worked out and not to be repeated. */
export const isTraced = (): boolean => listening.getStore() !== undefined

/** What only says which date, version or setting is meant. */
const lookups: ReadonlySet<string> = new Set([
  'current_publications',
  'imports',
  'portfolio_versions',
  'portfolios',
  'publications',
  'runs',
  'settings',
  'summed_months',
])

function isLookup(query: Sql): boolean {
  const read = [...textOf(query).matchAll(/\b(?:FROM|JOIN)\s+"?(\w+)/gi)]
  return read.length > 0 && read.every(([, table = '']) => lookups.has(table.toLowerCase()))
}

/** A query with its values written out, and how many more there were of the same text with other values. */
export interface TracedQuery {
  readonly sql: string
  readonly alike: number
}

/** In the order in which they were first heard; of those that differ in their values alone, the last one. */
function told(queries: readonly Sql[]): readonly TracedQuery[] {
  const byText = new Map<string, Set<string>>()
  for (const query of queries) {
    if (isLookup(query)) continue
    const text = textOf(query)
    const written = byText.get(text) ?? new Set()
    byText.set(text, written.add(writtenOut(query)))
  }
  return [...byText.values()].map((written) => ({ sql: [...written].at(-1) ?? '', alike: written.size - 1 }))
}

/** The queries behind what some work answers, {@link hear}. Each can be run as it is, in DuckDB on the workspace's file. */
export async function tracedQueries(work: () => Promise<unknown>): Promise<readonly TracedQuery[]> {
  const heard: Sql[] = []
  await listening.run(heard, work)
  return told(heard)
}
