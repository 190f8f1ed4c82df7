import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { inkOn } from '../theme/group-colours.ts'

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

const PADDING = 6
const LINE_HEIGHT = 17
const OUT_OF_SIGHT = -9_999

interface TileLayout {
  readonly dataIndex: number
  readonly rect: { readonly width: number; readonly height: number }
}

/** A label is whole or absent: half a word helps nobody, and the tooltip and the table have all of them. */
const labelLayout =
  (widths: readonly number[]) =>
  ({ dataIndex, rect }: TileLayout) => {
    const fits = (widths[dataIndex - 1] ?? 0) + 2 * PADDING <= rect.width && 2 * LINE_HEIGHT + PADDING <= rect.height
    return fits ? {} : { x: OUT_OF_SIGHT }
  }

const sizeOf = (group: GroupSummary, size: Size) => Math.max(0, group[size] ?? 0)

export function treemapOption({ groups, size, texts }: Treemap, look: ChartLook) {
  const data = groups
    .filter((group) => sizeOf(group, size) > 0)
    .map((group) => {
      const colour = look.colourOf(group.index)
      return {
        name: group.title,
        value: sizeOf(group, size),
        group,
        itemStyle: { color: colour },
        label: {
          color: inkOn(colour),
          formatter: `{title|${group.title}}\n${texts.amount(group)}`,
        },
      }
    })
  const widths = data.map(({ group }) => Math.max(look.textWidth(group.title), look.textWidth(texts.amount(group))))
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
        labelLayout: labelLayout(widths),
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
