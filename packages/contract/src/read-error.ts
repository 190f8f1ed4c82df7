import { z } from 'zod'
import { type ErrorCode, errorMessage, isErrorCode } from './errors.ts'

export interface Failure {
  readonly code: ErrorCode
  /** What the sentence of the code needs, so that a client can say it in its own language. */
  readonly params: Readonly<Record<string, unknown>>
  /** The sentence in English. */
  readonly message: string
}

const params = z.record(z.string(), z.unknown())

/** An error of the client carries its params in `data`; an error of the engine, or of a job, beside its code. */
const coded = z.object({
  code: z.string().refine(isErrorCode),
  params: params.optional(),
  data: z.object({ params: params.optional() }).nullish().catch(null),
})

const LONGEST_DETAIL = 200

const detailOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').slice(0, LONGEST_DETAIL)
}

/**
 * Reads whatever a call of the client threw, or the `error` of a failed job:
 * `try { await client.portfolios.get({ portfolioId }) } catch (error) { const { code, params, message } = readError(error) }`.
 * Never throws; what Sabad did not say itself becomes `internal`.
 */
export function readError(error: unknown): Failure {
  const { data } = coded.safeParse(error)
  if (!data) return { code: 'internal', params: { detail: detailOf(error) }, message: internal(error) }
  const found = data.data?.params ?? data.params ?? {}
  return { code: data.code, params: found, message: errorMessage(data.code, found) }
}

const internal = (error: unknown): string => errorMessage('internal', { detail: detailOf(error) })
