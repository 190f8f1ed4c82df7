import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { KpiName } from './KpiTable.tsx'
import type { UnknownFigure } from './known-kpis.ts'
import classes from './scorecard.module.css'
import { useKpiWords } from './use-kpi-words.ts'

/** Figures that nobody has, and what would have to be there. */
export function UnknownPanel({ unknown }: { readonly unknown: readonly UnknownFigure[] }) {
  const { t } = useTranslation('kpi')
  const { missing } = useKpiWords()
  return (
    <Panel title={t('unknown.title')} note={t('unknown.note')} flush>
      <ul className={classes.needs}>
        {unknown.map((one) => (
          <li key={one.kpi.name}>
            <KpiName kpi={one.kpi} />
            <p>{t('unknown.needs', { why: missing(one.missing) })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
