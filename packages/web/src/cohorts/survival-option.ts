import type { ContractSurvival } from '@sabad/contract/schemas/kpi'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import type { Format } from '../language/format.ts'

interface SurvivalDrawing {
  readonly look: ChartLook
  readonly format: Format
  readonly texts: { readonly months: string; readonly share: string }
}

type Point = readonly [months: number, share: number]

/** The curve stands at 1 until the first end, and after the last one as far as anybody is observed. */
function pointsOf(
  { steps, observedMonths }: ContractSurvival,
  of: (step: ContractSurvival['steps'][number]) => number,
) {
  const points = steps.map((step): Point => [step.months, of(step)])
  const last = points.at(-1)
  const start: Point = [0, 1]
  const end: Point[] = last && observedMonths !== null ? [[observedMonths, last[1]]] : []
  return [start, ...points, ...end]
}

/** Steps down at each end, with the interval as an area behind. */
export function survivalOption(found: ContractSurvival, { look, format, texts }: SurvivalDrawing) {
  const base = baseOption(look)
  const { line, inkSoft, accent } = look.tokens
  const lower = pointsOf(found, (step) => step.lower ?? step.survival)
  const upper = pointsOf(found, (step) => step.upper ?? step.survival)
  const hidden = {
    type: 'line',
    step: 'end',
    stack: 'interval',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  }
  const axisLabel = { color: inkSoft, fontSize: 12 }
  return {
    ...base,
    grid: { top: 16, bottom: 28, left: 4, right: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      min: 0,
      max: found.observedMonths,
      name: texts.months,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: inkSoft },
      axisLine: { lineStyle: { color: line } },
      axisLabel: { ...axisLabel, formatter: format.count },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      splitLine: { lineStyle: { color: line } },
      axisLabel: { ...axisLabel, formatter: format.share },
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hovered: readonly { readonly data: Point }[]) => {
        const [months = 0] = hovered[0]?.data ?? []
        const step = found.steps.findLast((one) => one.months <= months)
        return tooltipHtml(`${texts.months}: ${format.count(months)}`, [
          [texts.share, format.share(step?.survival ?? 1)],
        ])
      },
    },
    series: [
      { ...hidden, data: lower },
      {
        ...hidden,
        areaStyle: { color: accent, opacity: 0.14 },
        data: upper.map(([months, share], at) => [months, share - (lower[at]?.[1] ?? 0)]),
      },
      {
        type: 'line',
        step: 'end',
        symbol: 'none',
        lineStyle: { width: 2.25, color: accent },
        itemStyle: { color: accent },
        data: pointsOf(found, (step) => step.survival),
      },
    ],
  }
}
