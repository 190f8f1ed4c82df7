import { z } from 'zod'
import { get } from '../route.ts'
import { campaignEffects, windowDays } from '../schemas/campaigns.ts'
import { isoDate } from '../schemas/figures.ts'

/** What campaigns changed, measured against those held out. */
export const campaigns = {
  effects: get(
    '/portfolios/{portfolioId}/campaign-effects',
    'What each campaign changed in each group, net of contact and discount cost, against those held out',
  )
    .input(z.object({ portfolioId: z.string(), asOf: isoDate.optional(), windowDays }))
    .output(campaignEffects),
}
