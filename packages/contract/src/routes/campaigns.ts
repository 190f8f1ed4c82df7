import { z } from 'zod'
import { get } from '../route.ts'
import { campaignEffects, partSearch, searchSeed, windowDays } from '../schemas/campaigns.ts'
import { isoDate } from '../schemas/figures.ts'

/** What campaigns changed, measured against those held out. */
export const campaigns = {
  effects: get(
    '/portfolios/{portfolioId}/campaign-effects',
    'What each campaign changed in each group, net of contact and discount cost, against those held out',
  )
    .input(z.object({ portfolioId: z.string(), asOf: isoDate.optional(), windowDays }))
    .output(campaignEffects),
  parts: get(
    '/portfolios/{portfolioId}/campaign-parts',
    'Parts of groups that answer campaigns better, found in one half of the customers and tested in the other',
  )
    .input(z.object({ portfolioId: z.string(), asOf: isoDate.optional(), windowDays, seed: searchSeed }))
    .output(partSearch),
}
