import { ORPCError } from '@orpc/client'
import { ValidationError } from '@orpc/server'
import { type ApiError, apiError } from '@sabad/contract/api-error'
import { isErrorCode } from '@sabad/contract/errors'
import { EngineError } from '@sabad/engine/errors'

/**
 * What a caller is told about anything thrown below: the engine's refusals as they are, bad requests by their field,
 * and whatever nobody foresaw as `internal`, in one short line.
 */
export function translateError(error: unknown): ApiError {
  if (error instanceof EngineError) {
    const params = error.code === 'internal' ? { detail: safeDetail(String(error.params.detail ?? '')) } : error.params
    return apiError(error.code, params, error)
  }
  if (error instanceof ORPCError) return translateOrpc(error)
  return apiError('internal', { detail: safeDetail(error instanceof Error ? error.message : String(error)) }, error)
}

function translateOrpc(error: ORPCError<string, unknown>): ApiError {
  if (isErrorCode(error.code)) return apiError(error.code, paramsOf(error.data), error)
  const issues = error.cause instanceof ValidationError ? error.cause.issues : []
  const [issue] = issues
  // Output that does not fit the contract is our own fault, input that does not is the caller's.
  if (error.code === 'INTERNAL_SERVER_ERROR' && issue) {
    return apiError('internal', { detail: `the answer does not fit the contract: ${issueText(issue)}` }, error)
  }
  if (error.code === 'BAD_REQUEST') return invalidRequest(issue, error)
  return apiError('internal', { detail: safeDetail(error.message) }, error)
}

/** The first thing that is wrong with a request, by the name of its field. */
export const invalidRequest = (issue: Issue | undefined, cause?: unknown): ApiError =>
  issue
    ? apiError('request.invalid', { detail: issueText(issue), field: fieldOf(issue) }, cause)
    : apiError('request.invalid', { detail: 'its body is no JSON' }, cause)

const paramsOf = (data: unknown): Readonly<Record<string, unknown>> => {
  const carried = typeof data === 'object' && data !== null && 'params' in data ? data.params : undefined
  return typeof carried === 'object' && carried !== null ? { ...carried } : {}
}

type Issue = ValidationError['issues'][number]

const fieldOf = ({ path = [] }: Issue): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')

const issueText = (issue: Issue): string => [fieldOf(issue), issue.message].filter(Boolean).join(': ')

const LONGEST_DETAIL = 200

/** The first line, short, and without the places of the host's files: a detail is read by people elsewhere. */
export function safeDetail(text: string): string {
  const line = text.split('\n')[0] ?? ''
  const bare = line.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][^\s\\/'":,;()]+){2,}/g, lastPart)
  return bare.length > LONGEST_DETAIL ? `${bare.slice(0, LONGEST_DETAIL)}...` : bare
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''
