import type { TablerIcon } from '@tabler/icons-react'

export const sections = ['pages', 'groups', 'customers', 'portfolios', 'actions'] as const

/** One line of the palette: what it is, what it belongs to, and what happens when it is chosen. */
export interface Entry {
  readonly id: string
  readonly section: (typeof sections)[number]
  readonly label: string
  readonly hint?: string | undefined
  readonly icon: TablerIcon
  readonly run: () => void
}
