import type { StoredStrategy } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './strategy.module.css'

/** Every version and every step, the newest first: nothing is ever taken off the record. */
export function HistoryPanel({ strategy }: { readonly strategy: StoredStrategy }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { versions, steps } = strategy
  return (
    <div className={page.halves}>
      <Panel title={t('history.versions')}>
        <ul className={classes.list}>
          {versions.map(({ version, author, savedAt }) => (
            <li key={version}>
              {t(author ? 'history.version-by' : 'history.version', {
                version,
                author,
                at: format.moment(`${savedAt}Z`),
              })}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('history.steps')}>
        {steps.length === 0 && <p className={classes.quiet}>{t('history.no-steps')}</p>}
        <ul className={classes.list}>
          {[...steps].reverse().map(({ step, version, by, reason, at }) => (
            <li key={at}>
              {t('history.step', { step: t(`taken.${step}`), version, by, at: format.moment(`${at}Z`) })}
              {reason && <div className={classes.soft}>{reason}</div>}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
