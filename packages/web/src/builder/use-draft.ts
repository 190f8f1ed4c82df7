import { useDebouncedValue } from '@mantine/hooks'
import type { PortfolioDraft } from '@sabad/contract/schemas/portfolio-drafts'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../api/client.ts'
import type { Sketch } from './sketch.ts'

export interface Kept {
  readonly sketch: Sketch
  readonly author: string
  readonly rationale: string
}

const SAVE_AFTER_MILLISECONDS = 500

/** The draft as it is being edited: kept by the server soon after each change, and at once when the page is left. */
export function useDraft({ draftId, author, rationale }: PortfolioDraft, start: Sketch) {
  const [kept, setKept] = useState<Kept>({ sketch: start, author: author ?? '', rationale: rationale ?? '' })
  const saved = useRef(kept)
  const newest = useRef(kept)
  newest.current = kept
  const [settled] = useDebouncedValue(kept, SAVE_AFTER_MILLISECONDS)
  const { mutate, isPending, isError, error } = useMutation({
    // One after the other, so that an older one never overwrites a newer one.
    scope: { id: draftId },
    mutationFn: ({ sketch, ...by }: Kept) => api.drafts.save({ draftId, definition: sketch, ...by }),
  })
  const save = useCallback(
    (changed: Kept) => {
      if (changed === saved.current) return
      saved.current = changed
      mutate(changed)
    },
    [mutate],
  )
  useEffect(() => save(settled), [settled, save])
  useEffect(() => () => save(newest.current), [save])
  const change = useCallback((next: (old: Sketch) => Sketch) => {
    setKept((old) => ({ ...old, sketch: next(old.sketch) }))
  }, [])
  const decide = useCallback((by: Partial<Omit<Kept, 'sketch'>>) => setKept((old) => ({ ...old, ...by })), [])
  /** Nothing is to be kept any more: it was published. */
  const end = useCallback(() => {
    saved.current = newest.current
  }, [])
  return { kept, change, decide, end, isSaving: isPending || settled !== kept, failure: isError ? error : null }
}
