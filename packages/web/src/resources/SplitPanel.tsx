import { Button, Slider } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Allocation, EffortLimit } from '@sabad/contract/schemas/allocation'
import type { CurvesOfPortfolio } from '@sabad/contract/schemas/response-curves'
import { IconCoins } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allocationQuery, type Scope } from '../api/queries.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { NoticeList } from '../display/NoticeList.tsx'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { wordedNotices } from '../display/worded-notices.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './resources.module.css'
import { SplitChart } from './SplitChart.tsx'
import { SplitTable } from './SplitTable.tsx'
import { SplitTiles } from './SplitTiles.tsx'

interface SplitPanelProps {
  readonly scope: Scope
  readonly curves: CurvesOfPortfolio
}

/** A slider asks at every step: wait until it rests. */
const PAUSE_MS = 120

/** A budget and its best split. */
export function SplitPanel({ scope, curves }: SplitPanelProps) {
  const { t } = useTranslation('resources')
  const [budget, setBudget] = useState<number | null>(null)
  const [limits, setLimits] = useState<readonly EffortLimit[]>([])
  const [asked] = useDebouncedValue({ budget, limits }, PAUSE_MS)
  const isAnswered = curves.groups.some(({ curve }) => curve !== null)
  const query = useQuery({ ...allocationQuery(scope, asked), enabled: isAnswered })
  if (!isAnswered) {
    return (
      <Panel title={t('split.title')}>
        <EmptyState icon={IconCoins} title={t('split.title')} level={3}>
          {t('split.none')}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Panel title={t('split.title')} note={t('split.note')}>
      {query.isError && <FailureNotice error={query.error} />}
      {query.data ? (
        <>
          <BudgetControls allocation={query.data} budget={budget} onChange={setBudget} />
          <SplitOutcome allocation={query.data} limits={limits} onLimits={setLimits} />
        </>
      ) : (
        !query.isError && <Waiting height={480} />
      )}
      {query.isError && query.data === undefined && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          onClick={() => {
            setBudget(null)
            setLimits([])
          }}
        >
          {t('split.reset')}
        </Button>
      )}
    </Panel>
  )
}

interface BudgetControlsProps {
  readonly allocation: Allocation
  readonly budget: number | null
  readonly onChange: (budget: number | null) => void
}

/** A scale that ends at a round number of two digits, at twice what is spent now or more. */
function roundUp(amount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 1)
  return Math.ceil(amount / unit) * unit
}

function BudgetControls({ allocation, budget, onChange }: BudgetControlsProps) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const { presentBudget, profitableBudget } = allocation
  const shown = budget ?? presentBudget
  const most = roundUp(Math.max(2 * presentBudget, 1.2 * (profitableBudget ?? 0), shown))
  return (
    <div className={classes.budget}>
      <Slider
        thumbLabel={t('split.budget')}
        className={classes.slider}
        min={0}
        max={most}
        step={most / 200}
        value={shown}
        label={format.money}
        onChange={onChange}
      />
      <div className={classes.amount}>
        <NumberField label={t('split.budget')} value={Math.round(shown)} min={0} onChange={onChange} />
        <Button variant="default" disabled={budget === null} onClick={() => onChange(null)}>
          {t('split.reset')}
        </Button>
      </div>
    </div>
  )
}

interface SplitOutcomeProps {
  readonly allocation: Allocation
  readonly limits: readonly EffortLimit[]
  readonly onLimits: (limits: readonly EffortLimit[]) => void
}

function SplitOutcome({ allocation, limits, onLimits }: SplitOutcomeProps) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const { without } = allocation
  return (
    <div className={classes.outcome}>
      <SplitTiles allocation={allocation} />
      <SplitChart groups={allocation.groups} />
      <SplitTable groups={allocation.groups} limits={limits} onLimits={onLimits} />
      <NoticeList notices={wordedNotices(allocation.notices, format)} />
      {without.length > 0 && (
        <p className={classes.hint}>{t('split.without', { groups: format.list(without.map(({ title }) => title)) })}</p>
      )}
    </div>
  )
}
