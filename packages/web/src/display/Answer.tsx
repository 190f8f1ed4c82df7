import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNotice } from './FailureNotice.tsx'

interface AnswerProps<T> {
  readonly query: UseQueryResult<T>
  readonly waiting: ReactNode
  readonly children: (data: T) => ReactNode
}

/** The three states of every question: waiting, failed, answered. */
export function Answer<T>({ query, waiting, children }: AnswerProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
  return waiting
}
