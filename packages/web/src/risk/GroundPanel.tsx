import type { PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './risk.module.css'

/** Season, prices, memberships, and who is left out. */
export function GroundPanel({ risk }: { readonly risk: PortfolioRisk }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const { season, inflation, newcomersShare, leftOut } = risk
  return (
    <Panel title={t('ground.title')}>
      <div className={classes.ground}>
        <p>{t(`ground.season.${season.code}`, { needed: season.needed, found: season.found })}</p>
        <p>{inflation === 0 ? t('ground.nominal') : t('ground.real', { inflation: format.share(inflation) })}</p>
        <p>{t('ground.groups', { share: format.share(newcomersShare) })}</p>
        {leftOut.length > 0 && (
          <>
            <h3>{t('ground.left-out')}</h3>
            <ul>
              {leftOut.map(({ index, title, reason }) => (
                <li key={index}>{t(`left-out.${reason}`, { group: title })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  )
}
