import type { ImportOptions, ImportPreview, ImportRequest } from '@sabad/contract/schemas/imports'

/** An import as it is being prepared: what the user has said so far. All else is recognised by the server. */
export interface Draft {
  readonly uploadId: string
  readonly fileName: string
  readonly kind?: NonNullable<ImportRequest['kind']>
  readonly mapping: Readonly<Record<string, string>>
  readonly options: ImportOptions
}

export const newDraft = (uploadId: string, fileName: string): Draft => ({
  uploadId,
  fileName,
  mapping: {},
  options: {},
})

export const requestOf = ({ uploadId, kind, mapping, options }: Draft): ImportRequest => ({
  uploadId,
  ...(kind && { kind }),
  ...(Object.keys(mapping).length > 0 && { mapping }),
  ...(Object.keys(options).length > 0 && { options }),
})

/** Another kind has other fields, so what was mapped no longer counts. */
export function withKind({ kind: _, ...draft }: Draft, kind: Draft['kind']): Draft {
  return { ...draft, mapping: {}, ...(kind && { kind }) }
}

export function withOption<K extends keyof ImportOptions>(draft: Draft, name: K, value: ImportOptions[K]): Draft {
  const { [name]: _, ...others } = draft.options
  return { ...draft, options: value === undefined ? others : { ...others, [name]: value } }
}

/** An empty column says that a field is not in the file: that is how a column is freed of the field it had. */
const NOT_IN_FILE = ''

export interface Mapped {
  readonly column: string
  /** Null: the column is not used. */
  readonly field: string | null
}

/** A column given a field. A field is in one column, and a column holds one field. */
export function withMapping(draft: Draft, preview: ImportPreview, { column, field }: Mapped): Draft {
  const before = preview.columns.find(({ name }) => name === column)?.field ?? null
  const freed = before !== null && before !== field ? { [before]: NOT_IN_FILE } : {}
  const given = field === null ? {} : { [field]: column }
  return { ...draft, mapping: { ...draft.mapping, ...freed, ...given } }
}
