import type { AllocatedGroup } from '@sabad/contract/schemas/allocation'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

interface SplitDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly texts: { readonly present: string; readonly best: string }
}

/** Longer names are cut: bars need the room on narrow screens. */
const WIDEST_NAME = 110

/** Height of a chart of so many groups: two bars each. */
export const splitHeight = (groups: number): number => 56 + 44 * groups

/** What is spent on each group now, and in the best split. */
export function splitOption(groups: readonly AllocatedGroup[], { look, format, texts }: SplitDrawing) {
  const { tokens } = look
  const base = baseOption(look)
  const names = Math.min(WIDEST_NAME, Math.max(0, ...groups.map(({ title }) => look.textWidth(title))))
  const bars = (name: string, colourOf: (group: AllocatedGroup) => string, of: (group: AllocatedGroup) => number) => ({
    type: 'bar',
    name,
    barMaxWidth: 16,
    data: groups.map((group) => ({ value: of(group), itemStyle: { color: colourOf(group) } })),
  })
  return {
    ...base,
    grid: { top: 8, right: 24, bottom: 28, left: names + 12 },
    xAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { color: tokens.inkSoft, fontSize: 12, hideOverlap: true, formatter: format.moneyShort },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: groups.map(({ title }) => title),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { color: tokens.ink, fontSize: 12, width: names, overflow: 'truncate' },
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (hovered: readonly { readonly dataIndex: number }[]) => {
        const group = groups[hovered[0]?.dataIndex ?? 0]
        if (!group) return ''
        return tooltipHtml(group.title, [
          [texts.present, format.money(group.presentEffort)],
          [texts.best, format.money(group.effort)],
        ])
      },
    },
    series: [
      bars(
        texts.present,
        () => tokens.line,
        ({ presentEffort }) => presentEffort,
      ),
      bars(
        texts.best,
        ({ index }) => look.colourOf(index),
        ({ effort }) => effort,
      ),
    ],
  }
}
