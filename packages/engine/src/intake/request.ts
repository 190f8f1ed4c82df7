import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { kindNames } from '../facts/kind.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const importOptions = z.strictObject({
  delimiter: z.string().min(1).max(1).optional(),
  /** A label of the Encoding Standard: utf-8, utf-16le, windows-1252, windows-1256 ... */
  encoding: z.string().optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  calendar: z.enum(['gregorian', 'jalali']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  /** The zone of the workspace's days; moments that name another zone are converted to it. Default UTC. */
  timeZone: z.string().optional(),
  sheet: z.string().optional(),
  /** Whether the first row holds column names. Default: told from its content. */
  header: z.boolean().optional(),
  /** Share of rejected rows, in percent, above which nothing is imported. */
  maxRejects: z.number().min(0).max(100).optional(),
  enrichment: z
    .strictObject({
      name: z.string().min(1),
      keyKind: z.string().min(1),
      source: z.string().optional(),
      licence: z.string().optional(),
      validFrom: day,
    })
    .optional(),
})
export type ImportOptions = z.infer<typeof importOptions>

const importRequest = z.object({
  path: z.string(),
  /** The name that the user knows the file by; `path` may be an upload's. */
  fileName: z.string(),
  kind: z.enum(kindNames).optional(),
  /** { field: column }; an empty column says that the field is not in the file. */
  mapping: z.record(z.string(), z.string()).optional(),
  options: importOptions.optional(),
  /** Reads and checks everything, writes nothing. */
  dryRun: z.boolean().optional(),
})
export type ImportRequest = Readonly<z.input<typeof importRequest>>

/** What was asked, with defaults. */
export type Asked = Readonly<z.output<typeof importRequest>> & { readonly options: ImportOptions }

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new EngineError('import.option-invalid', {
      option: 'timeZone',
      value: timeZone,
      allowed: 'use a name such as Asia/Jakarta or UTC',
    })
  }
}

/** Checks a request; options come from outside, so a wrong one is the user's error. */
export function parseRequest(request: ImportRequest): Asked {
  const parsed = importRequest.safeParse(request)
  if (parsed.success) {
    if (parsed.data.options?.timeZone) checkTimeZone(parsed.data.options.timeZone)
    return { ...parsed.data, options: parsed.data.options ?? {} }
  }
  const issue = parsed.error.issues[0]
  const path = issue?.path ?? []
  const value = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], request)
  throw new EngineError('import.option-invalid', {
    option: path.join('.'),
    value: String(value),
    allowed: issue?.message ?? 'see the documentation',
  })
}
