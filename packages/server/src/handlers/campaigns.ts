import { campaignEffects } from '@sabad/engine/campaigns/effects'
import { searchParts } from '@sabad/engine/campaigns/search-parts'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { effects, parts } = api.campaigns

export const campaigns = api.campaigns.router({
  effects: effects.handler(({ context, input }) => campaignEffects(context.workspace, given(input))),
  parts: parts.handler(({ context, input }) => searchParts(context.workspace, given(input))),
})
