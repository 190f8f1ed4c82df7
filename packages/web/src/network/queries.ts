import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'

export const networkQuery = (scope: Scope, customerId: string) =>
  queryOptions({
    queryKey: ['results', 'network', scope, customerId],
    queryFn: () => api.links.ofCustomer({ ...scope, customerId }),
  })
