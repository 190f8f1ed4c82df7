import type { ApiCall } from '@sabad/contract/schemas/statements'
import { queryOptions } from '@tanstack/react-query'
import type { SqlSource } from '../display/sql-source.ts'
import { api } from './client.ts'
import type { Scope } from './queries.ts'

/** What is defined once, whatever asks for it. */
export type NumberSource = Exclude<SqlSource, { readonly kind: 'answers' }>

function ask(source: NumberSource, scope: Scope) {
  if (source.kind === 'membership') return api.portfolios.sql(scope)
  if (source.kind === 'kpi') return api.kpis.sql({ ...scope, kpi: source.name })
  return api.measures.sql({ measure: source.name, asOf: scope.asOf })
}

export const sqlQuery = (source: NumberSource, scope: Scope) =>
  queryOptions({ queryKey: ['results', 'sql', source, scope], queryFn: () => ask(source, scope) })

/** The queries behind what a call answers. */
export const answerSqlQuery = (call: ApiCall) =>
  queryOptions({ queryKey: ['results', 'sql', call], queryFn: () => api.sql(call) })
