import { errorMessage, isErrorCode } from '@sabad/contract/errors'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from './catalogues.ts'
import { named } from './named-params.ts'
import { type Saying, spoken } from './spoken.ts'

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
      // Keys of what the server says are known only now, so their type cannot be.
      const say: Saying['say'] = (one, filled) => String(t(one as 'name', { ...filled }))
      if (!i18n.exists(key)) return otherwise
      return say(key, spoken(params ?? {}, { say, has: (one) => i18n.exists(one), language: i18n.language }))
    },
    [t, i18n],
  )
}

/** Parameters with names as people say them: see `named`. */
export function useNamed(): (params: Params) => Params {
  const { t, i18n } = useTranslation()
  return useCallback(
    (params) => named(params, (key) => (i18n.exists(key) ? String(t(key as 'name')) : null)),
    [t, i18n],
  )
}

/** The sentence for an error code, in the reader's language where the catalogue has one. */
export function useErrorSentence(): (code: string, params: Params) => string {
  const words = useWords()
  const inNames = useNamed()
  return useCallback(
    (code, params) => {
      const known = isErrorCode(code) ? code : 'internal'
      const told = { code: known, params: inNames(params) }
      const otherwise = words({ ...told, area: 'api-errors', otherwise: errorMessage(known, told.params) })
      return words({ ...told, area: 'errors', otherwise })
    },
    [words, inNames],
  )
}
