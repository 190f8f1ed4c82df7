import type { AccountNetwork } from '@sabad/contract/schemas/links'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Changes a link; the pages of both accounts ask again. */
export function useLinkChange(change: () => Promise<AccountNetwork>, onDone: () => void) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['results', 'network'] })
      onDone()
    },
  })
}
