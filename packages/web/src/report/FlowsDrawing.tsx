import type { Movement } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { hasMoved } from '../movement/flows.ts'
import { sankeyOption } from '../movement/sankey-option.ts'
import { useSankeyTexts } from '../movement/use-sankey-texts.ts'
import { breakLines } from './break-lines.ts'
import { Drawing } from './Drawing.tsx'

const LEAST_HEIGHT = 260
/** What fits on a page of paper with its heading. */
const MOST_HEIGHT = 860
const NODE_HEIGHT = 38
const NODE_GAP = 16

/** As high as the side with more groups needs. */
function heightOf({ flows }: Movement): number {
  const moves = flows.filter((flow) => flow.customers > 0 && hasMoved(flow))
  const ends = (['from', 'to'] as const).map((end) => new Set(moves.map((flow) => flow[end])).size)
  return Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, NODE_HEIGHT * Math.max(...ends)))
}

type SankeyOption = ReturnType<typeof sankeyOption>
type Label = SankeyOption['series'][number]['label']

/** ECharts takes every letter that is not Latin to be as wide as it is high, and would break Persian words in two. */
const inLines = ({ width: _, overflow: _overflow, formatter, ...label }: Label, width: number) => ({
  ...label,
  lineHeight: 15,
  formatter: (node: Parameters<typeof formatter>[0]) => breakLines(formatter(node), { width, size: label.fontSize }),
})

/** Nobody can point at a node of a drawing: each label stands clear of its neighbours. */
const spaced = ({ series, ...option }: SankeyOption, width: number) => ({
  ...option,
  series: series.map((one) => ({ ...one, nodeGap: NODE_GAP, label: inLines(one.label, width) })),
})

/** Who went where, as a Sankey diagram of those who moved. */
export function FlowsDrawing({ movement }: { readonly movement: Movement }) {
  const { t } = useTranslation('movement')
  const texts = useSankeyTexts()
  const height = heightOf(movement)
  return (
    <Drawing
      label={t('flows.label')}
      sizes={{ wide: { width: 760, height }, narrow: { width: 340, height } }}
      option={(look, narrow) =>
        spaced(sankeyOption({ movement, movedOnly: true, narrow, texts }, look), narrow ? 140 : 280)
      }
    />
  )
}
