import type { Measure } from '@sabad/contract/schemas/customers'
import type { Notice } from '@sabad/contract/schemas/figures'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './FormatProvider.tsx'
import { type Format, formatMeasure } from './format.ts'
import { inSentence } from './in-sentence.ts'
import { said } from './phrasebook.ts'

type Params = Readonly<Record<string, unknown>>

interface Amount {
  readonly amount: number
  readonly unit: Measure['unit'] | null
}

const has = <Name extends string>(part: unknown, name: Name): part is Record<Name, unknown> =>
  typeof part === 'object' && part !== null && name in part

const isAmount = (part: unknown): part is Amount => has(part, 'amount') && typeof part.amount === 'number'

export const isClause = (part: unknown): part is Notice => has(part, 'code') && typeof part.code === 'string'

interface Writing {
  readonly format: Format
  /** The text of a code, with its places filled. */
  readonly text: (code: string, params: Readonly<Record<string, string>>) => string
}

/** One part: an amount by its unit, a title or a label in the reader's language, a clause by its text. */
function write(part: unknown, writing: Writing): string {
  const { format, text } = writing
  if (typeof part === 'string') return said(part)
  if (typeof part === 'number') return format.precise(part)
  if (has(part, 'titled')) return inSentence(said(String(part.titled)), format.language)
  if (isAmount(part)) return part.unit ? formatMeasure(format, part.amount, part.unit) : format.precise(part.amount)
  if (!isClause(part)) return ''
  const parts = (name: string) => [part.params[name] ?? []].flat().map((one) => write(one, writing))
  if (part.code.startsWith('join.')) return parts('parts').join(text(part.code, {}))
  return text(part.code, Object.fromEntries(Object.keys(part.params).map((name) => [name, parts(name).join(' ')])))
}

interface Sentence {
  readonly clause: Notice
  /** The server's own English. */
  readonly otherwise: string
}

/** The engine's sentences about portfolios, in the reader's language; in English as the engine writes them. */
export function useClause(): (sentence: Sentence) => string {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return useCallback(
    ({ clause, otherwise }: Sentence) => {
      if (!i18n.exists(`reasons:${clause.code}`)) return otherwise
      // Keys of what the engine says are known only now, so their type cannot be.
      const text = (code: string, params: Params) => String(t(`reasons:${code}` as 'name', { ...params }))
      return write(clause, { format, text })
    },
    [t, i18n, format],
  )
}
