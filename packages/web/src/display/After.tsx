import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

interface AfterProps {
  /** What is answered above. */
  readonly queries: readonly Pick<UseQueryResult, 'isLoading'>[]
  readonly children: ReactNode
}

/** What stands beneath answers whose size is not known comes with them, so that it does not move; and then it stays. */
export function After({ queries, children }: AfterProps) {
  const isLoading = queries.some((query) => query.isLoading)
  const [hasCome, setCome] = useState(!isLoading)
  if (!hasCome && !isLoading) setCome(true)
  return hasCome && children
}
