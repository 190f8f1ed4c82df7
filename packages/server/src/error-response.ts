import { errors } from '@sabad/contract/errors'
import type { Context } from 'hono'
import { translateError } from './translate-error.ts'

export type InternalErrorListener = (error: unknown) => void

/** The answer to a request that failed outside the contract's routes: the API's form, or a sentence for a page. */
export function errorResponse(context: Context, thrown: unknown): Response {
  const error = translateError(thrown)
  const { status } = errors[error.code]
  // A body that nobody read would stand before the next request on this connection.
  if (context.req.raw.body !== null) context.header('connection', 'close')
  return context.req.path.startsWith('/api/')
    ? context.json(error.toJSON(), status)
    : context.text(`${error.message}\n`, status)
}
