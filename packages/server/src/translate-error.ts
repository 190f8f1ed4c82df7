import { ORPCError } from '@orpc/client'
import { ValidationError } from '@orpc/server'
import { type ApiError, apiError } from '@sabad/contract/api-error'
import { isErrorCode } from '@sabad/contract/errors'
import { EngineError } from '@sabad/engine/errors'
import { fieldOf, type Issue, issueParticular } from '@sabad/engine/issue'
import { foreign, particular } from '@sabad/engine/particular'

/**
 * What a caller is told about anything thrown below: the engine's refusals as they are, bad requests by their field,
 * and whatever nobody foresaw as `internal`, in one short line.
 */
export function translateError(error: unknown): ApiError {
  if (error instanceof EngineError) {
    return error.code === 'internal' ? internal(toldOf(error), error) : apiError(error.code, error.params, error)
  }
  if (error instanceof ORPCError) return translateOrpc(error)
  return internal(error instanceof Error ? error.message : String(error), error)
}

function translateOrpc(error: ORPCError<string, unknown>): ApiError {
  if (isErrorCode(error.code)) return apiError(error.code, paramsOf(error.data), error)
  const issues = error.cause instanceof ValidationError ? error.cause.issues : []
  const [issue] = issues
  // Output that does not fit the contract is our own fault, input that does not is the caller's.
  if (error.code === 'INTERNAL_SERVER_ERROR' && issue) {
    return apiError('internal', { detail: particular('issue.answer', { issue: issueParticular(issue) }) }, error)
  }
  if (error.code === 'BAD_REQUEST') return invalidRequest(issue, error)
  return internal(error.message, error)
}

/** The first thing that is wrong with a request, by the name of its field. */
export const invalidRequest = (issue: Issue | undefined, cause?: unknown): ApiError =>
  issue
    ? apiError('request.invalid', { detail: issueParticular(issue), field: fieldOf(issue) }, cause)
    : apiError('request.invalid', { detail: particular('issue.no-json') }, cause)

const paramsOf = (data: unknown): Readonly<Record<string, unknown>> => {
  const carried = typeof data === 'object' && data !== null && 'params' in data ? data.params : undefined
  return typeof carried === 'object' && carried !== null ? { ...carried } : {}
}

const toldOf = ({ params: { detail } }: EngineError): string => (detail && 'message' in detail ? detail.message : '')

/** Whatever nobody foresaw is told in the words in which it was thrown. */
const internal = (text: string, cause: unknown): ApiError =>
  apiError('internal', { detail: foreign(safeDetail(text)) }, cause)

const LONGEST_DETAIL = 200

/** The first line, short, and without the places of the host's files: a detail is read by people elsewhere. */
export function safeDetail(text: string): string {
  const line = text.split('\n')[0] ?? ''
  const bare = line.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][^\s\\/'":,;()]+){2,}/g, lastPart)
  return bare.length > LONGEST_DETAIL ? `${bare.slice(0, LONGEST_DETAIL)}...` : bare
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''
