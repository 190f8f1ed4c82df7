import { z } from 'zod'
import { failure, isoDate } from './figures.ts'
import { language } from './language.ts'
import { textRules } from './particulars.ts'

/** Folders that the program itself fills and sweeps: what is put there does not stay. */
const swept: ReadonlySet<string> = new Set(['spill', 'spool', 'downloads'])

/** A folder below the workspace's: names between slashes, none of which begins with a dot. */
const folder = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}_-][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_. -]*)*$/u, textRules.folder)
  .refine((path) => !swept.has(path.split('/')[0]?.toLowerCase() ?? ''), textRules['not-swept'])

/** A report that is written after each refresh. */
export const reportSchedule = z.object({
  portfolioId: z.string().min(1).max(100),
  /** Inside of the workspace. */
  folder,
  language,
  /** How many are kept; older ones are removed. */
  keep: z.number().int().min(1).max(1000),
})
export type ReportSchedule = z.infer<typeof reportSchedule>

/** What came of a report after a refresh: the file, or why there is none. */
export const writtenReport = z.object({
  runId: z.number(),
  portfolioId: z.string(),
  language,
  writtenAt: z.string(),
  asOf: isoDate.nullable(),
  /** Path inside of the workspace; null where it could not be written, or was removed since to make room. */
  file: z.string().nullable(),
  failure: failure.nullable(),
})
export type WrittenReport = z.infer<typeof writtenReport>
