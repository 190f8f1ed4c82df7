import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './axis-ratings.module.css'

type Axis = CustomerPage['axes'][number]

const LEAST = 1
const MOST = 5

/** How a score came about: each criterion with its rating, and those that nobody rated by name. */
export function AxisRatings({ axis }: { readonly axis: Axis }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const { title, score, coverage, isThin, criteria } = axis
  return (
    <div className={classes.axis}>
      <h3 className={classes.title}>
        {score === null ? t('axis.no-score', { title }) : t('axis.score', { title, score: format.decimal(score) })}
      </h3>
      {isThin && <p className={classes.thin}>{t('axis.thin', { share: format.share(coverage) })}</p>}
      <dl className={classes.criteria}>
        {criteria.map((criterion) => (
          <div key={criterion.title}>
            <dt>{criterion.title}</dt>
            <dd>
              {criterion.rating === null ? (
                <span className={classes.missing}>{t('axis.missing')}</span>
              ) : (
                <>
                  <span className={classes.track} aria-hidden>
                    <span style={{ inlineSize: `${(100 * (criterion.rating - LEAST)) / (MOST - LEAST)}%` }} />
                  </span>
                  {t('axis.rating', { rating: format.decimal(criterion.rating) })}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
