import type { Notice } from '@sabad/contract/schemas/figures'
import type { KpiDefinition, KpiUnit } from '@sabad/contract/schemas/kpi'
import { useCallback } from 'react'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Format } from '../language/format.ts'
import { useWords } from '../language/use-words.ts'

const isoDay = /^\d{4}-\d{2}-\d{2}$/

const written = (format: Format, value: unknown): unknown =>
  typeof value === 'string' && isoDay.test(value) ? format.date(value) : value

/** What a figure is called, and what it lacks, in the reader's language. */
export function useKpiWords() {
  const words = useWords()
  const format = useFormat()
  const title = useCallback(
    (kpi: KpiDefinition) => words({ area: 'kpi', code: `name.${kpi.name}`, otherwise: kpi.title }),
    [words],
  )
  const missing = useCallback(
    ({ code, params }: Notice) => {
      const told = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(format, value)]))
      return words({ area: 'kpi', code: `missing.${code}`, params: told, otherwise: code })
    },
    [words, format],
  )
  return { title, missing }
}

/** A figure by its unit. */
export function formatKpi(format: Format, value: number, unit: KpiUnit): string {
  switch (unit) {
    case 'money':
      return format.money(value)
    case 'share':
    case 'ratio':
      return format.share(value)
    case 'index':
      return format.index(value)
    case 'months':
      return format.months(value)
    case 'points':
    case 'score':
    case 'multiple':
      return format.decimal(value)
  }
}
