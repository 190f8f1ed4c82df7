import type { KpiDefinition } from '@sabad/contract/schemas/kpi'
import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import classes from './scorecard.module.css'
import { useKpiWords } from './use-kpi-words.ts'

const parts = ['formula', 'population', 'window', 'numerator', 'denominator', 'interval', 'source'] as const

/** Everything that defends a figure, behind a button beside its name. */
export function KpiMeaning({ kpi }: { readonly kpi: KpiDefinition }) {
  const { t } = useTranslation('kpi')
  const { title } = useKpiWords()
  return (
    <Meaning of={title(kpi)} sql={{ kind: 'kpi', name: kpi.name }}>
      <p>{kpi.meaning}</p>
      <dl className={classes.definition}>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`definition.${part}`)}</dt>
            <dd>{kpi[part]}</dd>
          </div>
        ))}
        {kpi.notes.length > 0 && (
          <div>
            <dt>{t('definition.notes')}</dt>
            {kpi.notes.map((note) => (
              <dd key={note}>{note}</dd>
            ))}
          </div>
        )}
      </dl>
      <p className={classes.version}>
        {t('definition.version', { version: kpi.definitionVersion, better: t(`better.${kpi.direction}`) })}
      </p>
    </Meaning>
  )
}
