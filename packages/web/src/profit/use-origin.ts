import type { ProfitLine } from '@sabad/contract/schemas/costing'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useDriverWords } from '../costing/use-driver-words.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Format } from '../language/format.ts'

type From = ProfitLine['from']
type OfActivity = Extract<From, { readonly kind: 'activity' }>

interface Origin {
  readonly title: string
  /** How the amount comes about; empty where the title says it. */
  readonly how: string
}

function useActivityOrigin(format: Format) {
  const { t } = useTranslation('profit')
  const driverWords = useDriverWords()
  return useCallback(
    ({ activity, driver, quantity, minutes, extra, rate, per, pool, poolCost, entries }: OfActivity): Origin => {
      const parts = [
        t('origin.quantity', { quantity, driver: driverWords(driver) }),
        ...extra.map((one) =>
          t('origin.extra', { quantity: one.quantity, driver: driverWords(one.driver), minutes: one.minutes }),
        ),
        per === 'minute'
          ? t('origin.minutes', { minutes: minutes ?? 0, rate: format.money(rate) })
          : t('origin.units', { rate: format.money(rate) }),
        entries === null
          ? t('origin.pool-typed', { pool, cost: format.money(poolCost) })
          : t('origin.pool', { pool, cost: format.money(poolCost), entries }),
      ]
      return { title: activity, how: parts.join(' · ') }
    },
    [t, driverWords, format],
  )
}

/** Where a line of a customer's profit comes from, in words. */
export function useOrigin(): (line: ProfitLine) => Origin {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const ofActivity = useActivityOrigin(format)
  return useCallback(
    ({ from }) => {
      switch (from.kind) {
        case 'activity':
          return ofActivity(from)
        case 'sales':
          return { title: t('origin.sales'), how: '' }
        case 'margin-rate':
          return {
            title: t('origin.margin-rate'),
            how: t('origin.margin-rate.how', {
              revenue: format.money(from.revenue),
              rate: format.share(from.marginRate),
            }),
          }
        case 'account':
          return { title: from.account, how: t('origin.account', { entries: from.entries }) }
        case 'facts':
          return { title: t(`origin.facts.${from.source}`), how: '' }
        case 'receivables':
          return {
            title: t('origin.receivables'),
            how: t('origin.receivables.how', {
              days: format.days(from.days),
              revenue: format.money(from.netRevenue),
              rate: format.share(from.costOfCapital),
            }),
          }
      }
    },
    [t, format, ofActivity],
  )
}
