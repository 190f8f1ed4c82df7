import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { draftsQuery } from '../api/queries.ts'
import type { Sketch } from './sketch.ts'

/** Short enough for an address, long enough that no two meet. */
const newDraftId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), hexadecimal).join('')

const hexadecimal = (byte: number): string => byte.toString(16).padStart(2, '0')

/** Keeps a first draft and goes to its page. */
export function useNewDraft() {
  const navigate = useNavigate()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (definition: Sketch) => api.drafts.save({ draftId: newDraftId(), definition }),
    onSuccess: async ({ draftId }) => {
      await cache.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
      await navigate({ to: '/builder/$draftId', params: { draftId } })
    },
  })
}
