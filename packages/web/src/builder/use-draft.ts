import { useDebouncedValue } from '@mantine/hooks'
import type { PortfolioDraft } from '@sabad/contract/schemas/portfolio-drafts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { draftsQuery } from '../api/queries.ts'
import type { Sketch } from './sketch.ts'

export interface Kept {
  readonly sketch: Sketch
  readonly author: string
  readonly rationale: string
}

/** Whether the server holds the newest change: it does, it soon will, or it could not be told. */
type DraftState = 'saved' | 'saving' | 'unsaved'

const SAVE_AFTER_MILLISECONDS = 500

/** The draft as it is being edited: kept by the server soon after each change, and at once when the page is left. */
export function useDraft({ draftId, author, rationale }: PortfolioDraft, start: Sketch) {
  const cache = useQueryClient()
  const [kept, setKept] = useState<Kept>({ sketch: start, author: author ?? '', rationale: rationale ?? '' })
  const [held, setHeld] = useState(kept)
  const sent = useRef(kept)
  const newest = useRef(kept)
  newest.current = kept
  const [settled] = useDebouncedValue(kept, SAVE_AFTER_MILLISECONDS)
  const { mutate, isPending, error } = useMutation({
    // One after the other, so that an older one never overwrites a newer one.
    scope: { id: draftId },
    mutationFn: ({ sketch, ...by }: Kept) => api.drafts.save({ draftId, definition: sketch, ...by }),
    onSuccess: async (_, changed) => {
      setHeld(changed)
      await cache.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
    },
    // It is sent again when that is asked for, and when the page is left.
    onError: () => {
      sent.current = held
    },
  })
  const save = useCallback(
    (changed: Kept) => {
      if (changed === sent.current) return
      sent.current = changed
      mutate(changed)
    },
    [mutate],
  )
  const saveNow = useCallback(() => save(newest.current), [save])
  useEffect(() => save(settled), [settled, save])
  useEffect(() => saveNow, [saveNow])
  const change = useCallback((next: (old: Sketch) => Sketch) => {
    setKept((old) => ({ ...old, sketch: next(old.sketch) }))
  }, [])
  const decide = useCallback((by: Partial<Omit<Kept, 'sketch'>>) => setKept((old) => ({ ...old, ...by })), [])
  /** Nothing is to be kept any more: it was published. */
  const end = useCallback(() => {
    sent.current = newest.current
    setHeld(newest.current)
  }, [])
  const failed = error !== null && !isPending && settled === kept
  // The server’s answer alone says so: a change that is about to be sent is not kept yet.
  const state: DraftState = held === kept ? 'saved' : failed ? 'unsaved' : 'saving'
  return { kept, change, decide, end, saveNow, state, failure: error }
}
