import type { MarketProject, StoredMarketProject } from '@sabad/contract/schemas/market'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { marketProjectQuery, marketProjectsQuery } from '../api/queries.ts'

/** A project while it is being edited, and how it is saved as a new version. */
export function useMarketDraft(stored: StoredMarketProject) {
  const cache = useQueryClient()
  const [saved, setSaved] = useState(stored)
  const [project, setProject] = useState<MarketProject>(stored.project)
  const { projectId } = stored.project
  const save = useMutation({
    mutationFn: () => api.market.save({ projectId, project, basedOn: saved.version }),
    onSuccess: (answer) => {
      setSaved(answer)
      setProject(answer.project)
      cache.setQueryData(marketProjectQuery(projectId).queryKey, answer)
      return cache.invalidateQueries({ queryKey: marketProjectsQuery.queryKey })
    },
  })
  const change = (changed: Partial<MarketProject>) => setProject((old) => ({ ...old, ...changed }))
  return { project, change, save, version: saved.version, dirty: project !== saved.project }
}

export type MarketDraft = ReturnType<typeof useMarketDraft>

export interface StepProps {
  readonly project: MarketProject
  readonly change: (changed: Partial<MarketProject>) => void
}
