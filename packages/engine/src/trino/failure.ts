import { EngineError, type EngineErrorCode } from '../errors.ts'
import { foreign } from '../particular.ts'

/** What the cluster says of a query that it gave up. */
export interface QueryFailure {
  readonly queryId: string
  readonly errorName: string
  readonly errorType: string
  readonly message: string
}

const codes: Readonly<Record<string, EngineErrorCode>> = {
  PERMISSION_DENIED: 'trino.forbidden',
  COLUMN_NOT_FOUND: 'trino.column-missing',
  TABLE_NOT_FOUND: 'trino.table-missing',
  SCHEMA_NOT_FOUND: 'trino.table-missing',
  CATALOG_NOT_FOUND: 'trino.table-missing',
  MISSING_CATALOG_NAME: 'trino.table-missing',
  TYPE_MISMATCH: 'trino.type-mismatch',
  INVALID_CAST_ARGUMENT: 'trino.type-mismatch',
  INVALID_FUNCTION_ARGUMENT: 'trino.type-mismatch',
  FUNCTION_NOT_FOUND: 'trino.type-mismatch',
  EXCEEDED_GLOBAL_MEMORY_LIMIT: 'trino.memory-exceeded',
  EXCEEDED_LOCAL_MEMORY_LIMIT: 'trino.memory-exceeded',
  CLUSTER_OUT_OF_MEMORY: 'trino.memory-exceeded',
  EXCEEDED_TIME_LIMIT: 'trino.time-exceeded',
  EXCEEDED_CPU_LIMIT: 'trino.time-exceeded',
}

/** What goes by itself: a worker that went away, a coordinator that is starting, a queue that is full. */
const transient: ReadonlySet<string> = new Set([
  'SERVER_STARTING_UP',
  'SERVER_SHUTTING_DOWN',
  'NO_NODES_AVAILABLE',
  'GENERIC_INSUFFICIENT_RESOURCES',
  'REMOTE_TASK_ERROR',
  'REMOTE_TASK_MISMATCH',
  'REMOTE_HOST_GONE',
  'PAGE_TRANSPORT_ERROR',
  'PAGE_TRANSPORT_TIMEOUT',
  'TOO_MANY_REQUESTS_FAILED',
  'QUERY_QUEUE_FULL',
])

export const isTransient = ({ errorName }: QueryFailure): boolean => transient.has(errorName)

/** The first line, because what follows are the cluster's own stack and plan. */
const firstLine = (message: string): string => message.split('\n')[0]?.slice(0, 400) ?? ''

/** The error that the user is told for a query that the cluster gave up. */
export function failureOf(failure: QueryFailure, url: string): EngineError {
  const { queryId, errorName } = failure
  const detail = foreign(firstLine(failure.message))
  const known = codes[errorName]
  if (known) return new EngineError(known, { url, queryId, detail })
  const code = isTransient(failure) ? 'trino.worker-lost' : 'trino.query-failed'
  return new EngineError(code, { url, queryId, name: errorName, detail })
}
