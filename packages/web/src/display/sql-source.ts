import type { ApiCall } from '@sabad/contract/schemas/statements'

/** Whose SQL is asked for: a number that is defined once, or whatever some calls answer. */
export type SqlSource =
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'kpi'; readonly name: string }
  | { readonly kind: 'membership' }
  | { readonly kind: 'answers'; readonly calls: readonly ApiCall[] }
