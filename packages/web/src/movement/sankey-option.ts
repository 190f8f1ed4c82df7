import type { Movement } from '@sabad/contract/schemas/movement'
import { baseOption, tooltipHtml } from '../charts/base-option.ts'
import type { ChartLook } from '../charts/use-chart-look.ts'
import { type Flow, hasMoved } from './flows.ts'

export interface SankeyTexts {
  readonly entered: string
  readonly left: string
  readonly flow: (flow: Flow) => readonly (readonly [string, string])[]
  readonly count: (customers: number) => string
}

export interface Sankey {
  readonly movement: Movement
  /** Leaves those out who stayed, who are most of all. */
  readonly movedOnly: boolean
  readonly narrow: boolean
  readonly texts: SankeyTexts
}

interface Node {
  readonly name: string
  readonly depth: 0 | 1
  readonly title: string
  readonly colour: string
}

/** Groups stand on both sides, so a node's name says which side it is on; its title is what is shown. */
const nodeName = (side: 'from' | 'to', index: number | null) => `${side} ${index ?? 'outside'}`

function nodesOf({ movement, texts }: Sankey, flows: readonly Flow[], look: ChartLook): readonly Node[] {
  const side = (end: 'from' | 'to') => {
    const used = new Set(flows.map((flow) => flow[end]))
    const depth = end === 'from' ? 0 : 1
    const groups = movement.groups
      .filter(({ index }) => used.has(index))
      .map(({ index, title }) => ({ name: nodeName(end, index), depth, title, colour: look.colourOf(index) }) as const)
    const title = end === 'from' ? texts.entered : texts.left
    const outside = { name: nodeName(end, null), depth, title, colour: look.tokens.inkSoft } as const
    return used.has(null) ? [...groups, outside] : groups
  }
  return [...side('from'), ...side('to')]
}

export function sankeyOption(sankey: Sankey, look: ChartLook) {
  const { movement, movedOnly, narrow, texts } = sankey
  const flows = movement.flows.filter((flow) => flow.customers > 0 && !(movedOnly && !hasMoved(flow)))
  const nodes = nodesOf(sankey, flows, look)
  const titles = new Map(nodes.map(({ name, title }) => [name, title]))
  const base = baseOption(look)
  return {
    ...base,
    tooltip: { ...base.tooltip, formatter: tooltipOf(titles, texts) },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 10,
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
        label: {
          color: look.tokens.ink,
          fontSize: 12,
          textBorderColor: look.tokens.surface,
          textBorderWidth: 3,
          lineHeight: 15,
          width: narrow ? 124 : 180,
          overflow: 'break',
          formatter: ({ name, value }: { readonly name: string; readonly value: number }) =>
            `${titles.get(name) ?? ''} ${texts.count(value)}`,
        },
        data: nodes.map(({ name, depth, colour }) => ({
          name,
          depth,
          itemStyle: { color: colour, borderWidth: 0 },
          label: { position: depth === 0 ? 'right' : 'left' },
        })),
        links: flows.map((flow) => ({
          source: nodeName('from', flow.from),
          target: nodeName('to', flow.to),
          value: flow.customers,
          flow,
        })),
      },
    ],
  }
}

interface Hovered {
  readonly dataType: string
  readonly name: string
  readonly value: number
  readonly data: { readonly source?: string; readonly target?: string; readonly flow?: Flow }
}

const tooltipOf = (titles: ReadonlyMap<string, string>, texts: SankeyTexts) => (hovered: Hovered) => {
  const { flow, source = '', target = '' } = hovered.data
  if (!flow) return tooltipHtml(`${titles.get(hovered.name) ?? ''} ${texts.count(hovered.value)}`, [])
  return tooltipHtml(`${titles.get(source) ?? ''} → ${titles.get(target) ?? ''}`, texts.flow(flow))
}
