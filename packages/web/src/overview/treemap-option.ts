import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { inkOn } from '../theme/group-colours.ts'
import { labelLayout, tileLabel } from './tile-label.ts'

export type Size = 'value' | 'customers'

export interface TreemapTexts {
  /** What stands in a tile beneath the group's title. */
  readonly amount: (group: GroupSummary) => string
  readonly details: (group: GroupSummary) => readonly (readonly [string, string])[]
}

export interface Treemap {
  readonly groups: readonly GroupSummary[]
  readonly size: Size
  readonly texts: TreemapTexts
}

const sizeOf = (group: GroupSummary, size: Size) => Math.max(0, group[size] ?? 0)

export function treemapOption({ groups, size, texts }: Treemap, look: ChartLook) {
  const data = groups
    .filter((group) => sizeOf(group, size) > 0)
    .map((group) => {
      const colour = look.colourOf(group.index)
      const label = tileLabel(group.title, texts.amount(group), look.textWidth)
      return {
        name: group.title,
        value: sizeOf(group, size),
        group,
        tileLabel: label,
        itemStyle: { color: colour },
        label: {
          color: inkOn(colour),
          formatter: label.text,
        },
      }
    })
  const base = baseOption(look)
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: ({ data: tile }: { readonly data?: { readonly group?: GroupSummary } }) =>
        tile?.group ? tooltipHtml(tile.group.title, texts.details(tile.group)) : '',
    },
    series: [
      {
        type: 'treemap',
        data,
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        itemStyle: { borderColor: look.tokens.surface, borderWidth: 0, gapWidth: 2 },
        labelLayout: labelLayout(data.map((tile) => tile.tileLabel)),
        label: {
          position: 'insideTopLeft',
          padding: 4,
          lineHeight: 16,
          rich: { title: { fontWeight: 600, fontSize: 13 } },
        },
      },
    ],
  }
}
