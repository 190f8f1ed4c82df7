import { useCallback } from 'react'
import { useWords } from '../language/use-words.ts'

/** Why a row was rejected, in words. */
export function useReason(): (code: string) => string {
  const words = useWords()
  return useCallback(
    (code) => words({ area: 'notices', code: `reject.${code}`, otherwise: code.replaceAll(/[-.]/g, ' ') }),
    [words],
  )
}
