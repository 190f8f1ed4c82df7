import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type MarketStep, marketSteps } from '../app/search.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'

/** The five steps, each a link: nobody has to take them in order. */
export function StepLinks({ step }: { readonly step: MarketStep }) {
  const { t } = useTranslation('market')
  const format = useFormat()
  return (
    <nav aria-label={t('steps')}>
      <ol className={classes.steps}>
        {marketSteps.map((one, at) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            <Link
              from="/market/$projectId"
              to="."
              search={(old) => ({ ...old, step: one })}
              resetScroll={false}
              className={classes.step}
            >
              <span className={classes.number}>{format.count(at + 1)}</span>
              <span className={classes.stepName}>{t(`step.${one}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
