import type { Job } from '@sabad/contract/schemas/jobs'
import { useFormat } from '../language/FormatProvider.tsx'
import { useReason } from './use-reason.ts'

const counted = /^([a-z0-9-]+): (\d+)$/

/** The error of an import, with its reasons (`not-a-date: 3`) in words. */
export function useWordedReasons(error: Job['error']): Job['error'] {
  const format = useFormat()
  const reason = useReason()
  const reasons = error?.params.reasons
  if (!error || !Array.isArray(reasons)) return error
  const inWords = reasons.map((one) => {
    const [, code, count] = counted.exec(String(one)) ?? []
    return code && count ? `${reason(code)} (${format.count(Number(count))})` : String(one)
  })
  return { ...error, params: { ...error.params, reasons: format.list(inWords) } }
}
