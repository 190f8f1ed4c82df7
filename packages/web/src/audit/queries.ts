import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const auditsQuery = queryOptions({ queryKey: ['audits'], queryFn: () => api.audits.list() })
