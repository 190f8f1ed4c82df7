import { useDebouncedValue } from '@mantine/hooks'
import { type CostModel, costModel } from '@sabad/contract/schemas/cost-model'
import type { StoredCostModel } from '@sabad/contract/schemas/costing'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { costCheckQuery, costModelQuery, costVersionsQuery, workspaceQuery } from '../api/queries.ts'

const ASK_AFTER_MILLISECONDS = 300

interface Decision {
  readonly author: string
  readonly rationale: string
}

/** Where a model that is being typed is none yet, such as `activities.0.driver.where.0.values`; null where it is one. */
function unfinishedPlace(model: CostModel): string | null {
  const [issue] = costModel.safeParse(model).error?.issues ?? []
  return issue ? issue.path.join('.') : null
}

/** The cost model while it is being edited, what the server says of it, and how it is saved as a new version. */
export function useCostDraft(stored: StoredCostModel, start: CostModel) {
  const cache = useQueryClient()
  const [saved, setSaved] = useState({ number: stored.version?.number, model: stored.model })
  const [model, setModel] = useState(start)
  const [asked] = useDebouncedValue(model, ASK_AFTER_MILLISECONDS)
  const unfinished = unfinishedPlace(asked)
  const check = useQuery({ ...costCheckQuery(asked), enabled: unfinished === null })
  const save = useMutation({
    mutationFn: (decision: Decision) =>
      api.costing.save({ model, ...decision, ...(saved.number !== undefined && { basedOn: saved.number }) }),
    onSuccess: async (answer) => {
      setSaved({ number: answer.version?.number, model })
      cache.setQueryData(costModelQuery.queryKey, answer)
      // A new version makes what was computed stale.
      await cache.invalidateQueries({ queryKey: workspaceQuery.queryKey })
      await cache.invalidateQueries({ queryKey: costVersionsQuery.queryKey })
    },
  })
  const change = (changed: Partial<CostModel>) => setModel((old) => ({ ...old, ...changed }))
  return {
    model,
    change,
    replace: setModel,
    unfinished,
    check,
    save,
    version: saved.number,
    dirty: model !== saved.model,
  }
}

export type CostDraft = ReturnType<typeof useCostDraft>

/** A list with one of its items another one. */
export const withItem = <T>(items: readonly T[], at: number, item: T): T[] =>
  items.map((old, index) => (index === at ? item : old))

export const withoutItem = <T>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at)
