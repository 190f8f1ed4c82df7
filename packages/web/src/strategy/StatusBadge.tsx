import type { StrategyStatus } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import classes from './strategy.module.css'

export function StatusBadge({ status }: { readonly status: StrategyStatus }) {
  const { t } = useTranslation('strategy')
  return (
    <span className={classes.status} data-status={status}>
      {t(`status.${status}`)}
    </span>
  )
}
