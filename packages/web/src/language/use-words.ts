import { errorMessage, isErrorCode } from '@sabad/contract/errors'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from './catalogues.ts'
import { listIn } from './format.ts'

type Params = Readonly<Record<string, unknown>>

export interface Word {
  readonly area: Area
  readonly code: string
  readonly params?: Params
  /** What is shown where the catalogue does not know the code: the server's own English. */
  readonly otherwise: string
}

/** Texts for codes that only the server knows at writing time: stages, reasons, notices, errors. */
export function useWords(): (word: Word) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    ({ area, code, params, otherwise }: Word) => {
      const key = `${area}:${code}`
      if (!i18n.exists(key)) return otherwise
      // The key is known only now, so its type cannot be.
      return String(t(key as 'name', joined(params ?? {}, i18n.language)))
    },
    [t, i18n],
  )
}

/** ICU messages know no lists: what is many is written as one. */
export const joined = (params: Params, language: string): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? listIn(language, value.map(String)) : value,
    ]),
  )

/** The sentence for an error code, in the reader's language where the catalogue has one. */
export function useErrorSentence(): (code: string, params: Params) => string {
  const words = useWords()
  return useCallback(
    (code, params) => {
      const known = isErrorCode(code) ? code : 'internal'
      const told = { code: known, params }
      const otherwise = words({ ...told, area: 'api-errors', otherwise: errorMessage(known, params) })
      return words({ ...told, area: 'errors', otherwise })
    },
    [words],
  )
}
