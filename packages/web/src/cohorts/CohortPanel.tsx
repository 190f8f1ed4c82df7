import { NativeSelect, SegmentedControl } from '@mantine/core'
import { type CohortPeriod, type CohortTable, cohortPeriod } from '@sabad/contract/schemas/kpi'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { cohortsQuery, type OfGroup } from '../api/kpi-queries.ts'
import { useAddressChoice } from '../app/use-address-choice.ts'
import { SaveMenu } from '../charts/save/SaveMenu.tsx'
import { tableDrawing } from '../charts/save/table-drawing.ts'
import { useChartSaving } from '../charts/save/use-chart-saving.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { CohortHeat } from './CohortHeat.tsx'
import { type CohortFigure, cohortFigures } from './cohort-figures.ts'
import classes from './cohorts.module.css'

/** The cohort table, in periods and with the figure that are chosen. */
export function CohortPanel({ asked }: { readonly asked: OfGroup }) {
  const { t } = useTranslation('kpi')
  const [period, setPeriod] = useAddressChoice<CohortPeriod>('period', cohortPeriod.options, 'quarter')
  const [figure, setFigure] = useAddressChoice<CohortFigure>('figure', cohortFigures, 'active')
  const query = useQuery(cohortsQuery({ ...asked, period }))
  const panel = useRef<HTMLElement>(null)
  const title = t('cohorts.table.title')
  const hasTable = query.data !== undefined && query.data.missing === null
  const saving = useChartSaving({ title, panel, draw: hasTable ? tableDrawing : null })
  return (
    <Panel
      ref={panel}
      title={title}
      note={t('cohorts.table.note')}
      flush
      actions={
        <div className={classes.choices}>
          <NativeSelect
            aria-label={t('cohorts.show')}
            value={figure}
            onChange={({ currentTarget }) => setFigure(currentTarget.value)}
            data={cohortFigures.map((value) => ({ value, label: t(`cohorts.show.${value}`) }))}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('cohorts.period')}
            value={period}
            onChange={setPeriod}
            data={cohortPeriod.options.map((value) => ({ value, label: t(`cohorts.period.${value}`) }))}
          />
          {!query.data?.missing && <SaveMenu title={title} saving={saving} />}
        </div>
      }
    >
      <Answer query={query} waiting={<Waiting height={520} />}>
        {(found) => <Found found={found} figure={figure} />}
      </Answer>
    </Panel>
  )
}

interface FoundProps {
  readonly found: CohortTable
  readonly figure: CohortFigure
}

function Found({ found, figure }: FoundProps) {
  const { t } = useTranslation('kpi')
  if (found.missing) return <p className={classes.note}>{t('missing.no-complete-period')}</p>
  return (
    <>
      <CohortHeat found={found} figure={figure} />
      <p className={classes.note}>{t('cohorts.first')}</p>
    </>
  )
}
