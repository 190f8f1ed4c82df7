import { readError } from '@sabad/contract/read-error'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AnswerShown } from './answer-shown.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { PageHeader } from './PageHeader.tsx'

interface AnswerProps<T> {
  readonly query: UseQueryResult<T>
  readonly waiting: ReactNode
  /** What is shown with the answer and changes its size: waited for too. */
  readonly beside?: readonly Pick<UseQueryResult, 'isLoading'>[]
  /** Shown where what is asked for does not exist, which asking again does not change. */
  readonly absent?: ReactNode
  /** Heads the page where asking failed and the answer would have brought the heading. */
  readonly heading?: string
  readonly children: (data: T) => ReactNode
}

/** The three states of every question: waiting, failed, answered. */
export function Answer<T>({ query, waiting, beside = [], absent, heading, children }: AnswerProps<T>) {
  if (beside.some(({ isLoading }) => isLoading)) return waiting
  if (query.data !== undefined) return <AnswerShown value={query.data}>{children(query.data)}</AnswerShown>
  if (query.isError && absent && isNotFound(query.error)) return absent
  if (!query.isError) return waiting
  return (
    <>
      {heading && <PageHeader title={heading} />}
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
    </>
  )
}

const isNotFound = (error: unknown) => readError(error).code.endsWith('.not-found')
