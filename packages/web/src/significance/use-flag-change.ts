import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Changes a flag; whoever shows flags, or customers by them, asks again. */
export function useFlagChange(change: () => Promise<unknown>, onDone: () => void) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(['flags', 'customers'].map((kind) => cache.invalidateQueries({ queryKey: ['results', kind] })))
      onDone()
    },
  })
}
