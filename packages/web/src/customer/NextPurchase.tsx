import type { CustomerForecast } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { ModelLink } from '../models/ModelLink.tsx'
import classes from './forecast.module.css'

/** When the next purchase comes if it comes, and whether it does at all. */
export function NextPurchase({ forecast: { next, purchases } }: { readonly forecast: CustomerForecast }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  if (!next) return null
  const { early, likely, late, everAgain } = next
  const day = (isoDay: string | null) => (isoDay === null ? t('next.never') : format.date(isoDay))
  return (
    <dl className={classes.next}>
      <div>
        <dt>{t('next.ever')}</dt>
        <dd>
          {format.share(everAgain)}
          {purchases.model && (
            <div className={classes.soft}>
              <ModelLink model={purchases.model} />
            </div>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('next.likely')}</dt>
        <dd>
          {day(likely)}
          <div className={classes.soft}>{t('next.between', { early: day(early), late: day(late) })}</div>
        </dd>
      </div>
    </dl>
  )
}
