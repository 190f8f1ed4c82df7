import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat, type Format } from './format.ts'

const FormatContext = createContext<Format | null>(null)

interface FormatProviderProps {
  /** ISO 4217 code of the workspace. */
  readonly currency: string
  readonly children: ReactNode
}

export function FormatProvider({ currency, children }: FormatProviderProps) {
  const { i18n } = useTranslation()
  const format = useMemo(() => createFormat(i18n.language, currency), [i18n.language, currency])
  return <FormatContext value={format}>{children}</FormatContext>
}

export function useFormat(): Format {
  const format = useContext(FormatContext)
  if (!format) throw new Error('useFormat needs a FormatProvider above it')
  return format
}
