import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'

/** The third level of competitors, which nobody has to enter. */
export function GeographicPanel({ analysis }: { readonly analysis: MarketAnalysis | undefined }) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const near = analysis?.geographic ?? []
  return (
    <Panel title={t('geographic.title')} note={t('geographic.note')}>
      {near.length === 0 ? (
        <p className={classes.quiet}>{t('geographic.none')}</p>
      ) : (
        <ul className={classes.rows}>
          {near.map(({ name, level, sharedTerritories }) => (
            <li key={name}>
              <span>
                <strong>{name}</strong> {t('geographic.in', { territories: format.list(sharedTerritories) })}
              </span>
              <span className={classes.soft}>{t(`level.${level}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
