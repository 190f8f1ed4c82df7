import { Button } from '@mantine/core'
import { IconChartAreaLine, IconTable } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { Chart, type ChartProps } from './Chart.tsx'

interface ChartPanelProps extends ChartProps {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  /** The chart's data as a table. */
  readonly table: ReactNode
  /** What belongs beneath the chart. */
  readonly children?: ReactNode
}

/** A chart that can be read as a table. */
export function ChartPanel({ title, note, actions, table, children, ...chart }: ChartPanelProps) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
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
      title={title}
      note={note}
      actions={
        <>
          {actions}
          {toggle}
        </>
      }
    >
      {asTable ? <ScrollBox label={title}>{table}</ScrollBox> : <Chart {...chart} />}
      {children}
    </Panel>
  )
}
