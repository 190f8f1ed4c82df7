import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Size, TreemapTexts } from './treemap-option.ts'

/** What the tiles and their tooltips say. */
export function useTreemapTexts(size: Size): TreemapTexts {
  const { t } = useTranslation(['overview', 'app'])
  const format = useFormat()
  return useMemo(() => {
    const value = (group: GroupSummary) => (group.value === null ? t('value-unknown') : format.moneyShort(group.value))
    const withShare = (amount: string, share: number | null) =>
      share === null ? amount : t('with-share', { amount, share: format.share(share) })
    return {
      amount: (group) => (size === 'value' ? value(group) : t('app:unit.customers', { count: group.customers })),
      details: (group) => [
        [t('total.value'), withShare(value(group), group.valueShare)],
        [t('total.customers'), withShare(format.count(group.customers), group.customerShare)],
      ],
    }
  }, [t, format, size])
}
