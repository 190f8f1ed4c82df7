import type { GroupPart } from '@sabad/contract/schemas/campaigns'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'

/** What tells a part apart, in words. */
export function useCondition(): (part: GroupPart) => string {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  return ({ condition, title, unit }) =>
    condition.kind === 'above' || condition.kind === 'up-to'
      ? t(`condition.${condition.kind}`, { title, value: formatMeasure(format, condition.cut, unit ?? 'count') })
      : t(`condition.${condition.kind}`, { title, values: format.row(condition.values) })
}
