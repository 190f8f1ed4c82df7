import type { Recommendation } from '@sabad/contract/schemas/significance'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './significance.module.css'

/** What to do for the customer, and where a flag overrides what is done for the group. */
export function RecommendationNote({ recommendation }: { readonly recommendation: Recommendation }) {
  const { t } = useTranslation('significance')
  const format = useFormat()
  const { strategy, override } = recommendation
  const kinds = format.list(override?.kinds.map((kind) => t(`kind.${kind}`)) ?? [])
  return (
    <p className={classes.recommended}>
      <strong>{t('recommended', { strategy: t(`strategy.${strategy}`) })}</strong>{' '}
      {override ? t(`recommended.${override.code}`, { kinds }) : t('recommended.of-group')}
    </p>
  )
}
