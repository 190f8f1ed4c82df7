/** Whose SQL is asked for. */
export type SqlSource =
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'kpi'; readonly name: string }
  | { readonly kind: 'membership' }
