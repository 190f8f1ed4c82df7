import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { expiringFlagsQuery } from '../api/queries.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { CustomerLink } from './CustomerLink.tsx'
import classes from './customers.module.css'

/** Long enough to review a flag before it loses its force. */
const SOON_DAYS = 60

/** Whose flags have to be reviewed soon. */
export function ExpiringFlags({ asOf }: { readonly asOf: string }) {
  const { t } = useTranslation('significance')
  const format = useFormat()
  const { data } = useQuery(expiringFlagsQuery(asOf, SOON_DAYS))
  if (!data || data.flags.length === 0) return null
  return (
    <div className={classes.moved}>
      <span>{t('expiring', { count: data.flags.length, days: SOON_DAYS, asOf: format.date(asOf) })}</span>
      {data.flags.map((flag) => (
        <CustomerLink key={flag.flagId} row={flag} />
      ))}
    </div>
  )
}
