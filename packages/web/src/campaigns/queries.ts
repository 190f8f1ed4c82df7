import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Scope } from '../api/queries.ts'

export const campaignEffectsQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'campaign-effects', scope], queryFn: () => api.campaigns.effects(scope) })

/** Takes seconds when it is asked for the first time, so it has a panel of its own. */
export const campaignPartsQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'campaign-parts', scope], queryFn: () => api.campaigns.parts(scope) })
