import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { baseOption, timeAxes, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

export type Shown = 'customers' | 'value'

export interface GroupLine {
  readonly series: GroupPage['series']
  readonly shown: Shown
  readonly colour: string
  readonly titles: Readonly<Record<Shown, string>>
}

export function groupLineOption({ series, shown, colour, titles }: GroupLine, look: ChartLook, format: Format) {
  const rows = [...series].sort((a, b) => a.asOf.localeCompare(b.asOf))
  const write = shown === 'value' ? format.moneyShort : format.countShort
  const full = (value: number | null) =>
    value === null ? '' : shown === 'value' ? format.money(value) : format.count(value)
  const base = baseOption(look)
  return {
    ...base,
    ...timeAxes(look, { month: format.month, amount: write, whole: shown === 'customers' }),
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly dataIndex: number }[]) => {
        const row = rows[hovered[0]?.dataIndex ?? 0]
        return row ? tooltipHtml(format.date(row.asOf), [[titles[shown], full(row[shown])]]) : ''
      },
    },
    series: [
      {
        type: 'line',
        symbol: 'circle',
        symbolSize: 5,
        // A date without a value is a gap, not a zero.
        connectNulls: false,
        lineStyle: { width: 2, color: colour },
        itemStyle: { color: colour },
        areaStyle: { color: colour, opacity: 0.12 },
        data: rows.map((row) => [row.asOf, row[shown]]),
      },
    ],
  }
}
