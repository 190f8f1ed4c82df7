import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaterfallRow } from './waterfall-rows.ts'

/** What a step or a sum of the waterfall is called. */
export function useRowTitle(): (row: Pick<WaterfallRow, 'name' | 'isSum'>) => string {
  const { t } = useTranslation('profit')
  return useCallback(({ name, isSum }) => t(isSum ? `sum.${name as 'netRevenue'}` : `step.${name as 'returns'}`), [t])
}
