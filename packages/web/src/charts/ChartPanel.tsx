import { Button } from '@mantine/core'
import { IconChartAreaLine, IconTable } from '@tabler/icons-react'
import type { EChartsType } from 'echarts/core'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { Chart, type ChartProps } from './Chart.tsx'
import { chartDrawing } from './save/chart-drawing.ts'
import { SaveMenu } from './save/SaveMenu.tsx'
import { useChartSaving } from './save/use-chart-saving.ts'

interface ChartPanelProps extends Omit<ChartProps, 'onReady'> {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  /** Read as a table until the chart is asked for: where the table says more. */
  readonly tableFirst?: boolean
  /** The chart's data as a table. */
  readonly table: ReactNode
  /** What belongs beneath the chart. */
  readonly children?: ReactNode
}

/** A chart that can be read as a table and taken away as a picture, as numbers and as an address. */
export function ChartPanel({ title, note, actions, tableFirst = false, table, children, ...chart }: ChartPanelProps) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(tableFirst)
  const [drawn, setDrawn] = useState<EChartsType | null>(null)
  const panel = useRef<HTMLElement>(null)
  const saving = useChartSaving({ title, panel, draw: drawn && (() => chartDrawing(drawn)) })
  const Icon = asTable ? IconChartAreaLine : IconTable
  const toggle = (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<Icon size={15} stroke={1.6} aria-hidden />}
      onClick={() => setAsTable(!asTable)}
    >
      {t(asTable ? 'chart.as-chart' : 'chart.as-table')}
    </Button>
  )
  return (
    <Panel
      ref={panel}
      title={title}
      note={note}
      actions={
        <>
          {actions}
          {toggle}
          <SaveMenu title={title} saving={saving} />
        </>
      }
    >
      {asTable ? <ScrollBox label={title}>{table}</ScrollBox> : <Chart {...chart} onReady={setDrawn} />}
      {saving.needsTable && !asTable && <div hidden>{table}</div>}
      {children}
    </Panel>
  )
}
