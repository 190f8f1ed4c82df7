import type { StrategyAlert } from '@sabad/contract/schemas/strategy-monitoring'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { joined } from '../language/spoken.ts'

const DAYS = ['targetOn', 'until', 'reviewOn'] as const

/** An alert of a strategy as a sentence. */
export function useAlertWords(): (alert: StrategyAlert) => string {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  return useCallback(
    ({ code, params }: StrategyAlert) => {
      const written = Object.fromEntries(
        DAYS.flatMap((name) => {
          const day = params[name]
          return typeof day === 'string' ? [[name, format.date(day)]] : []
        }),
      )
      return t(`alert.${code}`, { ...joined(params, format.language), ...written })
    },
    [t, format],
  )
}
