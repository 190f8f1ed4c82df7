/** Something worth knowing that does not stop an import: a code with what its sentence needs. */
export interface Notice {
  readonly code: NoticeCode
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}

export type NoticeCode =
  | 'import.ids-cleaned'
  | 'import.ambiguous-numbers'
  | 'import.mixed-date-orders'
  | 'import.duplicate-keys'
  | 'import.columns-renamed'
  | 'import.no-header'
  | 'import.discount-is-rate'
  | 'import.other-sheets'
