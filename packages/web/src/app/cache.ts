import { readError } from '@sabad/contract/read-error'
import { QueryClient } from '@tanstack/react-query'
import { shareWithLast } from '../api/calls.ts'

/** Only what may pass by itself is tried again: a refusal stays a refusal. */
const mayPass = (error: unknown) => readError(error).code === 'server.unreachable'

export const createCache = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        structuralSharing: shareWithLast,
        retry: (failures, error) => failures < 2 && mayPass(error),
      },
    },
  })
