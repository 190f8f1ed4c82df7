import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { valueChange } from './flows.ts'
import type { SankeyTexts } from './sankey-option.ts'

export function useSankeyTexts(): SankeyTexts {
  const { t } = useTranslation('movement')
  const format = useFormat()
  return useMemo(
    () => ({
      entered: t('entered'),
      left: t('left'),
      count: format.count,
      flow: (flow) => {
        const change = valueChange(flow)
        const value = change === null ? t('unknown') : format.moneyChange(change)
        return [
          [t('customers'), format.count(flow.customers)],
          [t('change'), value],
        ]
      },
    }),
    [t, format],
  )
}
