import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { draftsQuery } from '../api/queries.ts'
import type { Sketch } from './sketch.ts'

/** Short enough for an address, long enough that no two meet. */
const newDraftId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), hexadecimal).join('')

const hexadecimal = (byte: number): string => byte.toString(16).padStart(2, '0')

interface NewDraft {
  readonly definition: Sketch
  /** Why it is proposed, where somebody who has not written it has to decide about it. */
  readonly rationale?: string
}

/** Keeps a first draft and goes to its page. */
export function useNewDraft() {
  const navigate = useNavigate()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (draft: NewDraft) => api.drafts.save({ draftId: newDraftId(), ...draft }),
    onSuccess: async ({ draftId }) => {
      await cache.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
      await navigate({ to: '/builder/$draftId', params: { draftId } })
    },
  })
}
