import { useReducedMotion } from '@mantine/hooks'
import { useMemo } from 'react'
import { groupColour } from '../theme/group-colours.ts'
import { type Tokens, tokens } from '../theme/tokens.ts'
import { useScheme } from '../theme/use-scheme.ts'

export interface ChartLook {
  readonly tokens: Tokens
  readonly colourOf: (groupIndex: number) => string
  readonly animation: boolean
}

export function useChartLook(): ChartLook {
  const scheme = useScheme()
  const reduced = useReducedMotion()
  return useMemo(
    () => ({ tokens: tokens[scheme], colourOf: (index) => groupColour(index, scheme), animation: !reduced }),
    [scheme, reduced],
  )
}
