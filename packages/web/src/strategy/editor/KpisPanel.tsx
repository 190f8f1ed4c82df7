import { Button, NativeSelect } from '@mantine/core'
import type { KpiDefinition } from '@sabad/contract/schemas/kpi'
import type { Baseline, StrategyGoal, StrategyKpi } from '@sabad/contract/schemas/strategy'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../display/DateField.tsx'
import { NumberField } from '../../display/NumberField.tsx'
import { Panel } from '../../display/Panel.tsx'
import { useFormat } from '../../language/FormatProvider.tsx'
import { kpiAmount } from '../kpi-amount.ts'
import { kpiRegistryQuery } from '../queries.ts'
import classes from '../strategy.module.css'
import { type EditorProps, freeId, replacedAt, withoutAt } from '../use-strategy-draft.ts'
import { GoalSelect } from './GoalSelect.tsx'

interface KpisPanelProps extends EditorProps {
  readonly baselines: readonly Baseline[]
}

const NO_DEFINITIONS: readonly KpiDefinition[] = []

/** The figures by which the strategy is judged, each with its target and day; the baseline is measured, not typed. */
export function KpisPanel({ document, change, baselines }: KpisPanelProps) {
  const { t } = useTranslation('strategy')
  const { data: definitions = NO_DEFINITIONS } = useQuery(kpiRegistryQuery)
  const { kpis, goals, reviewOn } = document
  const add = () => {
    const kpiId = freeId(
      'kpi',
      kpis.map((kpi) => kpi.kpiId),
    )
    const [first] = definitions
    if (!first) return
    change({ kpis: [...kpis, { kpiId, kpi: first.name, goalId: null, target: 0, targetOn: reviewOn }] })
  }
  return (
    <Panel title={t('kpis.title')} note={t('kpis.note')}>
      <div className={classes.part}>
        {kpis.length === 0 && <p className={classes.quiet}>{t('kpis.none')}</p>}
        <ul className={classes.cards}>
          {kpis.map((kpi, at) => (
            <li key={kpi.kpiId} className={classes.card}>
              <KpiFields
                kpi={kpi}
                goals={goals}
                definitions={definitions}
                baseline={baselines.find(({ kpiId }) => kpiId === kpi.kpiId)}
                onChange={(changed) => change({ kpis: replacedAt(kpis, at, changed) })}
              />
              <div className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('remove.what', {
                    what: definitions.find(({ name }) => name === kpi.kpi)?.title ?? kpi.kpi,
                  })}
                  onClick={() => change({ kpis: withoutAt(kpis, at) })}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button size="xs" variant="default" disabled={definitions.length === 0} onClick={add}>
          {t('kpi.add')}
        </Button>
      </div>
    </Panel>
  )
}

interface KpiFieldsProps {
  readonly kpi: StrategyKpi
  readonly goals: readonly StrategyGoal[]
  readonly definitions: readonly KpiDefinition[]
  readonly baseline: Baseline | undefined
  readonly onChange: (changed: Partial<StrategyKpi>) => void
}

const PERCENT = 100

function KpiFields({ kpi, goals, definitions, baseline, onChange }: KpiFieldsProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const definition = definitions.find(({ name }) => name === kpi.kpi)
  const unit = definition?.unit ?? 'index'
  // People say 85 %, not 0.85.
  const factor = unit === 'share' ? PERCENT : 1
  const start = baseline?.value ?? null
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('kpi.kpi')}
        description={definition?.meaning}
        inputWrapperOrder={['label', 'input', 'description']}
        value={kpi.kpi}
        onChange={({ currentTarget }) => onChange({ kpi: currentTarget.value })}
        data={definitions.map(({ name, title }) => ({ value: name, label: title }))}
      />
      <NumberField
        key={factor}
        label={t(unit === 'share' ? 'kpi.target-percent' : unit === 'money' ? 'kpi.target-money' : 'kpi.target-value')}
        value={Number((kpi.target * factor).toPrecision(12))}
        onChange={(value) => value !== null && onChange({ target: value / factor })}
      />
      <DateField
        label={t('kpi.target-on')}
        value={kpi.targetOn}
        onChange={(isoDay) => onChange({ targetOn: isoDay })}
      />
      <GoalSelect goals={goals} value={kpi.goalId} onChange={(goalId) => onChange({ goalId })} />
      <p className={`${classes.soft} ${classes.wide}`}>
        {!baseline
          ? t('kpi.baseline-later')
          : start === null
            ? t('kpi.baseline-unknown', { asOf: format.date(baseline.asOf) })
            : t('kpi.baseline-is', { asOf: format.date(baseline.asOf), value: kpiAmount(format, unit, start) })}
      </p>
    </div>
  )
}
