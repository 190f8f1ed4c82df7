import { useReducedMotion } from '@mantine/hooks'
import { useMemo } from 'react'
import { groupColour } from '../theme/group-colours.ts'
import { type Tokens, tokens } from '../theme/tokens.ts'
import { useScheme } from '../theme/use-scheme.ts'

export interface ChartLook {
  readonly tokens: Tokens
  readonly colourOf: (groupIndex: number) => string
  readonly animation: boolean
  /** Width of a text in a chart's type, in pixels. */
  readonly textWidth: (text: string) => number
}

let pen: CanvasRenderingContext2D | null = null

function textWidth(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * 8
  pen.font = `600 13px ${getComputedStyle(document.body).fontFamily}`
  return pen.measureText(text).width
}

export function useChartLook(): ChartLook {
  const scheme = useScheme()
  const reduced = useReducedMotion()
  return useMemo(
    () => ({
      tokens: tokens[scheme],
      colourOf: (index) => groupColour(index, scheme),
      animation: !reduced,
      textWidth,
    }),
    [scheme, reduced],
  )
}
