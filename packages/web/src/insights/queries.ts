import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const insightsQuery = queryOptions({ queryKey: ['insights'], queryFn: () => api.insights.list({}) })
