import type { CostDriver } from '@sabad/contract/schemas/cost-model'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'

/** What a driver counts, in words: interactions (kind: visit). */
export function useDriverWords(): (driver: CostDriver) => string {
  const { t } = useTranslation('costing')
  const format = useFormat()
  return useCallback(
    ({ count, where }) => {
      const filters = where.map(({ column, values, except }) =>
        t(except ? 'driver.except' : 'driver.only', { column: t(`column.${column}`), values: format.list(values) }),
      )
      const counted = t(`count.${count}`)
      return filters.length === 0 ? counted : t('driver.where', { counted, filters: format.row(filters) })
    },
    [t, format],
  )
}
