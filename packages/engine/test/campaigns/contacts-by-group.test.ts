import { expect, test } from 'vitest'
import { contactsByGroup } from '../../src/campaigns/contacts-by-group.ts'
import { campaignEffects } from '../../src/campaigns/effects.ts'
import { comparePortfolios } from '../../src/portfolio/compare.ts'
import { customersAndOrders, portfolioId, side, withCampaigns } from './contacts.ts'

/** Small ones from 0 to 39, large ones from 40 to 79: half of each contacted. What a contact brings more, by size. */
const campaign = (small: number, large: number) =>
  [
    { from: 0, to: 20, isHoldout: false, more: small },
    { from: 20, to: 40, isHoldout: true, more: 0 },
    { from: 40, to: 60, isHoldout: false, more: large },
    { from: 60, to: 80, isHoldout: true, more: 0 },
  ].flatMap(({ more, ...people }) =>
    side({ campaign: 'spring', ...people, outcome: (at) => 20 + more + ((at * 7) % 5) }),
  )

const withCampaign = <T>(small: number, large: number, work: Parameters<typeof withCampaigns<T>>[1]) =>
  withCampaigns({ ...customersAndOrders(80, 40), contacts: campaign(small, large) }, work)

test('groups differ by what is left of the difference of their effects once chance is taken off', () =>
  withCampaign(2, 30, async (workspace) => {
    const { inAll } = await campaignEffects(workspace, { portfolioId, windowDays: 30 })
    const [one, other] = inAll.groups.flatMap(({ effect }) => (effect ? [effect.net] : []))
    if (!one || !other) throw new Error('not measured')
    const variance = ({ lower, upper }: typeof one) => ((upper - lower) / (2 * 1.959963984540054)) ** 2
    // DerSimonian and Laird's τ² of two: half of what the squared difference is beyond its variance.
    const left = ((one.value - other.value) ** 2 - variance(one) - variance(other)) / 2
    const found = await contactsByGroup(workspace, portfolioId)
    expect(found?.deviation).toBeCloseTo(Math.sqrt(left), 6)
    expect(found).toMatchObject({ best: { title: 'large' }, worst: { title: 'small' } })
    expect(found?.best.net.value).toBeGreaterThan(20)
  }))

test('where contacts work alike, chance explains the differences', () =>
  withCampaign(9, 9, async (workspace) => {
    expect(await contactsByGroup(workspace, portfolioId)).toMatchObject({ deviation: 0 })
  }))

test('two portfolios are compared by it, and one in which a single group was contacted cannot be', () =>
  withCampaign(2, 30, async (workspace) => {
    const { contacts } = await comparePortfolios(workspace, { portfolioId, other: 'rfm' })
    expect(contacts).toEqual({ one: await contactsByGroup(workspace, portfolioId), other: null })
  }))
