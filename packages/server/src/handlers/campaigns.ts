import { campaignEffects } from '@sabad/engine/campaigns/effects'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { effects } = api.campaigns

export const campaigns = api.campaigns.router({
  effects: effects.handler(({ context, input }) => campaignEffects(context.workspace, given(input))),
})
