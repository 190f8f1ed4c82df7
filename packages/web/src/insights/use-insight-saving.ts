import type { Insight, InsightDocument } from '@sabad/contract/schemas/insights'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { insightsQuery } from './queries.ts'

/** What a form of an insight hands over: the text, and who wrote it. */
export interface WrittenInsight {
  readonly document: InsightDocument
  readonly author?: string
}

/** Saves, and lets the log be asked for again. */
export function useInsightSaving(save: (written: WrittenInsight) => Promise<Insight>, onDone: () => void) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: insightsQuery.queryKey })
      // What was planned for a customer stands among what to do next.
      await cache.invalidateQueries({ queryKey: ['results', 'next'] })
      onDone()
    },
  })
}
