import { queryOptions } from '@tanstack/react-query'
import type { SqlSource } from '../display/sql-source.ts'
import { api } from './client.ts'
import type { Scope } from './queries.ts'

function ask(source: SqlSource, scope: Scope) {
  if (source.kind === 'membership') return api.portfolios.sql(scope)
  if (source.kind === 'kpi') return api.kpis.sql({ ...scope, kpi: source.name })
  return api.measures.sql({ measure: source.name, asOf: scope.asOf })
}

export const sqlQuery = (source: SqlSource, scope: Scope) =>
  queryOptions({ queryKey: ['results', 'sql', source, scope], queryFn: () => ask(source, scope) })
