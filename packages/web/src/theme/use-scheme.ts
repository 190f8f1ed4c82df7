import { useComputedColorScheme } from '@mantine/core'
import type { Scheme } from './tokens.ts'

/** The colours on screen now: the user's choice, or else the system's. */
export const useScheme = (): Scheme => useComputedColorScheme('light', { getInitialValueInEffect: false })
