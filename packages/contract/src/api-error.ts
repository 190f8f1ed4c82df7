import { ORPCError } from '@orpc/client'
import { type ErrorCode, errorMessage, errors } from './errors.ts'

export type Params = Readonly<Record<string, unknown>>
export type ApiError = ORPCError<ErrorCode, { readonly params: Params }>

/** The one form in which an error travels: `code` and `message`, with what the sentence needs in `data.params`. */
export function apiError(code: ErrorCode, params: Params = {}, cause?: unknown): ApiError {
  return new ORPCError(code, {
    status: errors[code].status,
    message: errorMessage(code, params),
    data: { params },
    cause,
  })
}
