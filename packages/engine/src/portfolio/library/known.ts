import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { coverage } from '../check-against-data.ts'
import { variablesOf } from '../levels.ts'
import type { Publication } from '../published.ts'
import { keepSurvey, keptSurvey } from '../surveys.ts'
import { library } from './library.ts'

const knownVariables = z.object({
  customers: z.number(),
  /** Of how many of them each variable is known. */
  known: z.record(z.string(), z.number()),
})
type KnownVariables = z.infer<typeof knownVariables>

export type Known = Readonly<KnownVariables['known']>

const countedRow = z.record(z.string(), z.number())

export async function knownOf(database: Database, variables: readonly string[], asOf: string): Promise<KnownVariables> {
  const { customers = 0, ...counted } = await database.row(coverage(variables, { asOf }), countedRow)
  return { customers, known: Object.fromEntries(variables.map((name) => [name, counted[`of ${name}`] ?? 0])) }
}

/** What any of the ready portfolios reads. */
const readByLibrary: readonly string[] = [...new Set(library.flatMap(({ definition }) => variablesOf(definition)))]

/** Counts of how many customers each variable of the library is known, and keeps it. */
export const storeKnown = async (database: Database, at: Publication): Promise<number> =>
  keepSurvey(database, { what: 'library', ...at }, await knownOf(database, readByLibrary, at.asOf))

/** Of how many customers each variable of the library is known. What an older library has kept may lack some. */
export async function knownToLibrary(database: Database, asOf: string): Promise<KnownVariables> {
  const kept = await keptSurvey(database, { what: 'library', asOf }, knownVariables)
  const isWhole = kept !== null && readByLibrary.every((name) => Object.hasOwn(kept.known, name))
  return isWhole ? kept : knownOf(database, readByLibrary, asOf)
}
