import { useMediaQuery } from '@mantine/hooks'

/** True on phones, where wide tables become cards. */
export const useIsNarrow = (): boolean =>
  useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
