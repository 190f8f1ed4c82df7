import { z } from 'zod'
import { isoDate, notice } from './figures.ts'

export const importKind = z.enum([
  'customers',
  'orders',
  'order-lines',
  'products',
  'interactions',
  'contracts',
  'costs',
  'contacts',
  'ratings',
  'links',
  'enrichment',
])
export type ImportKind = z.infer<typeof importKind>

export const importOptions = z.strictObject({
  delimiter: z.string().length(1).optional(),
  /** A label of the Encoding Standard: utf-8, utf-16le, windows-1252, windows-1256. */
  encoding: z.string().optional(),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  calendar: z.enum(['gregorian', 'jalali']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  timeZone: z.string().optional(),
  sheet: z.string().optional(),
  /** Whether the first row holds column names. Left out, it is told from its content. */
  header: z.boolean().optional(),
  /** Highest share of rejected rows, in percent, with which an import still commits. */
  maxRejects: z.number().min(0).max(100).optional(),
  enrichment: z
    .object({
      name: z.string().min(1),
      keyKind: z.string().min(1),
      source: z.string().optional(),
      licence: z.string().optional(),
      validFrom: isoDate,
    })
    .optional(),
})
export type ImportOptions = z.infer<typeof importOptions>

export const importRequest = z.strictObject({
  uploadId: z.string(),
  /** Left out, the kind is guessed from the columns; an import then refuses to start where the guess is not certain. */
  kind: importKind.optional(),
  /** { field: column }. Fields left out are recognised by name and content. */
  mapping: z.record(z.string(), z.string()).optional(),
  options: importOptions.optional(),
})
export type ImportRequest = z.infer<typeof importRequest>

export const importField = z.object({
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  meaning: z.string(),
})

export const previewColumn = z.object({
  name: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  how: z.enum(['name', 'content', 'remembered', 'given', 'none']),
})

export const importPreview = z.object({
  kind: importKind,
  kindGuessed: z.boolean(),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(previewColumn),
  mapping: z.record(z.string(), z.string()),
  missingFields: z.array(z.string()),
  /** Fields that a column of this kind can be mapped to. */
  fields: z.array(importField),
  dateOrder: z.string().nullable(),
  calendar: z.string(),
  decimalMark: z.string(),
  warnings: z.array(notice),
  sample: z.array(z.record(z.string(), z.unknown())),
})
export type ImportPreview = z.infer<typeof importPreview>

export const importResult = z.object({
  importId: z.number().nullable(),
  status: z.enum(['imported', 'unchanged', 'dry-run']),
  kind: importKind,
  fileName: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  replaced: z.number(),
  /** Rejected rows by reason code. */
  reasons: z.record(z.string(), z.number()),
  mapping: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.unknown()),
  earliestOn: isoDate.nullable(),
  matchRate: z.number().nullable(),
  warnings: z.array(notice),
})
export type ImportResult = z.infer<typeof importResult>

export const importRecord = importResult
  .pick({
    kind: true,
    fileName: true,
    rows: true,
    accepted: true,
    rejected: true,
    replaced: true,
    reasons: true,
    mapping: true,
  })
  .extend({ importId: z.number(), importedAt: z.string() })
export type ImportRecord = z.infer<typeof importRecord>

export const reject = z.object({
  rowNumber: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
})
