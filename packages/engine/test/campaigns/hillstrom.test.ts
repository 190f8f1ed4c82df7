import type { CampaignEffects, ContactEffect } from '@sabad/contract/schemas/campaigns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { campaignEffects } from '../../src/campaigns/effects.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { hillstromPortfolio, openHillstrom } from './hillstrom.ts'

/** domain.md 5.3; spend per head of those held out, of the men's and of the women's mail: 0.653, 1.423, 1.077. */
const published = {
  men: { visit: '7.66', conversion: '0.681', spend: 1.423 - 0.653, profit: [0.298, 0.185, 0.415] },
  women: { visit: '4.52', conversion: '0.311', spend: 1.077 - 0.653, profit: [0.16, 0.058, 0.263] },
} as const

describeWithData('hillstrom', 'Hillstrom’s e-mail test, 64,000 customers through import and refresh', (path) => {
  const opened: { workspace: Workspace; close: () => Promise<void> }[] = []
  let visits: CampaignEffects
  let conversions: CampaignEffects

  beforeAll(async () => {
    const ask = async (answer: 'visit' | 'conversion') => {
      const one = await openHillstrom(path, answer)
      opened.push(one)
      return campaignEffects(one.workspace, { portfolioId: hillstromPortfolio, windowDays: 14 })
    }
    visits = await ask('visit')
    conversions = await ask('conversion')
  })
  afterAll(() => Promise.all(opened.map(({ close }) => close())))

  const armOf = ({ campaigns }: CampaignEffects, name: string): ContactEffect => {
    const found = campaigns[0]?.arms.find(({ arm }) => arm === name)?.effect
    if (!found) throw new Error('not measured')
    return found
  }

  test('has the published numbers of people', () => {
    const [campaign] = visits.campaigns
    expect(campaign?.onRecord).toEqual({ contacted: 21_307 + 21_387, heldOut: 21_306 })
    expect(campaign?.arms.map(({ arm, contacted, heldOut }) => [arm, contacted, heldOut])).toEqual([
      ['men', 21_307, 21_306],
      ['women', 21_387, 21_306],
    ])
    expect(campaign).toMatchObject({ reason: null, cautions: [] })
    expect(campaign?.sampleRatio).toMatchObject({ degreesOfFreedom: 2, isSuspicious: false })
  })

  test.each(['men', 'women'] as const)('has the published uplift of the mail for %s', (mail) => {
    const { visit, conversion, spend, profit } = published[mail]
    const percent = (of: CampaignEffects) => 100 * (armOf(of, mail).response?.uplift.value ?? 0)
    expect(percent(visits).toFixed(2)).toBe(visit)
    expect(percent(conversions).toFixed(3)).toBe(conversion)
    const { margin, net, contactCost } = armOf(visits, mail)
    expect(Math.abs(margin.value / 0.4 - spend)).toBeLessThan(0.0011)
    expect(contactCost).toBeCloseTo(0.01, 9)
    expect(net.value.toFixed(3)).toBe(profit[0].toFixed(3))
    // The published intervals are of a bootstrap, whose ends vary in the third digit.
    expect(Math.abs(net.lower - profit[1])).toBeLessThan(0.005)
    expect(Math.abs(net.upper - profit[2])).toBeLessThan(0.005)
  })
})
