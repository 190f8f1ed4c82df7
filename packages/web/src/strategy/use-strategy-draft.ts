import type { GroupStrategy, StrategyDocument } from '@sabad/contract/schemas/strategy'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'
import { groupStrategyQuery } from './queries.ts'

/** After a change everything that tells of strategies is asked again; the page itself holds the answer already. */
export function useStrategyAnswer(scope: Scope, group: string): (answer: GroupStrategy) => Promise<void> {
  const cache = useQueryClient()
  return async (answer) => {
    cache.setQueryData(groupStrategyQuery(scope, group).queryKey, answer)
    // The log of insights tells how far the actions are that came of them.
    await cache.invalidateQueries({ queryKey: ['insights'] })
    await Promise.all(
      ['board', 'benefits', 'monitoring', 'value'].map((kind) =>
        cache.invalidateQueries({ queryKey: ['results', 'strategies', kind] }),
      ),
    )
  }
}

interface Editing {
  readonly scope: Scope
  readonly group: string
  readonly document: StrategyDocument
  /** The version that is changed; 0 where there is none yet. */
  readonly basedOn: number
}

/** A strategy while it is being edited, and how it is saved as a new version. */
export function useStrategyDraft({ scope, group, document: start, basedOn }: Editing) {
  const settle = useStrategyAnswer(scope, group)
  const [document, setDocument] = useState(start)
  const [author, setAuthor] = useState('')
  const save = useMutation({
    mutationFn: () =>
      api.strategies.save({
        portfolioId: scope.portfolioId,
        group,
        document,
        basedOn,
        author: author.trim() || undefined,
      }),
    onSuccess: settle,
  })
  const change = (changed: Partial<StrategyDocument>) => setDocument((old) => ({ ...old, ...changed }))
  return { document, change, save, author, setAuthor, dirty: basedOn === 0 || document !== start }
}

export type StrategyDraftState = ReturnType<typeof useStrategyDraft>

export interface EditorProps {
  readonly document: StrategyDocument
  readonly change: (changed: Partial<StrategyDocument>) => void
}

/** A name for something new in a list, that nothing there has. */
export function freeId(kind: string, taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`${kind}-${number}`)) number++
  return `${kind}-${number}`
}

/** A list with one of its entries changed. */
export const replacedAt = <T>(items: readonly T[], at: number, changed: Partial<T>): T[] =>
  items.map((item, index) => (index === at ? { ...item, ...changed } : item))

export const withoutAt = <T>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at)
