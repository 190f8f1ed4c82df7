import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'

/** Adds a ready portfolio and leads to its groups. */
export function useAddReady(portfolioId: string) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.portfolios.addFromLibrary({ portfolioId }),
    onSuccess: async () => {
      // First the list, or the address would name a portfolio that the page does not know.
      await cache.invalidateQueries({ queryKey: ['results'] })
      await navigate({ to: '/', search: (old) => ({ ...old, portfolio: portfolioId }) })
    },
  })
}
