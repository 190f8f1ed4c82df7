import { type ImportOptions, importKind, importOptions } from '@sabad/contract/schemas/imports'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { issueParticular } from '../issue.ts'
import { particular } from '../particular.ts'

const importRequest = z.object({
  path: z.string(),
  /** The name that the user knows the file by; `path` may be an upload's. */
  fileName: z.string(),
  kind: importKind.optional(),
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
      allowed: particular('allowed.time-zone'),
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
    allowed: issue ? issueParticular({ ...issue, path: [] }) : particular('issue.other'),
  })
}
