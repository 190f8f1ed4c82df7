import { expect, test } from 'vitest'
import { accountNetwork, addLink, endLink } from '../../src/customers/links.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { measuresOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const portfolioId = 'rfm'
const [mill, baker, shop, rival] = ['b00000', 'b00001', 'b00002', 'b00003'] as const

const withLinks = (work: (workspace: Workspace) => Promise<void>) =>
  withComputed(simulatedBuyers(60), { asOf }, async (workspace) => {
    const at = { portfolioId, asOf, source: 'Trade register' }
    await addLink(workspace, { ...at, customerId: mill, toId: baker, kind: 'supplies', since: '2024-01-01' })
    await addLink(workspace, { ...at, customerId: baker, toId: shop, kind: 'owns', since: '2024-02-01' })
    await addLink(workspace, { ...at, customerId: shop, toId: rival, kind: 'competes', since: '2024-03-01' })
    await work(workspace)
  })

test('an account shows its links both ways, and reaches whoever hangs together with it, competitors left out', () =>
  withLinks(async (workspace) => {
    const { links, reach } = await accountNetwork(workspace, { customerId: baker, portfolioId, asOf })
    expect(links.map(({ kind, from, to }) => [kind, from.customerId, to.customerId])).toEqual([
      ['owns', baker, shop],
      ['supplies', mill, baker],
    ])
    expect(links[0]).toMatchObject({ since: '2024-02-01', source: 'Trade register', holds: true, end: null })
    expect(links[0]?.to.group).not.toBeNull()
    const revenue = (await measuresOf(workspace, asOf))
      .filter(({ customer_id: id }) => id === mill || id === baker || id === shop)
      .reduce((sum, row) => sum + Number(row.revenue_12m), 0)
    expect(reach.accounts).toBe(2)
    expect(reach.revenue12m).toBeCloseTo(revenue, 6)
  }))

test('a link that ended stays on record and carries nothing further', () =>
  withLinks(async (workspace) => {
    const { links } = await accountNetwork(workspace, { customerId: mill, portfolioId, asOf })
    const [link] = links
    if (!link) throw new Error('there is no link')
    const end = { customerId: mill, portfolioId, asOf, linkId: link.linkId, by: 'Ada', reason: 'Sold' }
    await expect(endLink(workspace, { ...end, on: '2023-12-31' })).rejects.toMatchObject({
      code: 'link.end-before-start',
      params: { since: '2024-01-01', on: '2023-12-31' },
    })
    const after = await endLink(workspace, { ...end, on: '2024-11-30' })
    expect(after.links[0]).toMatchObject({ holds: false, end: { on: '2024-11-30', by: 'Ada', reason: 'Sold' } })
    expect(after.reach.accounts).toBe(0)
    await expect(endLink(workspace, { ...end, on: '2024-12-01' })).rejects.toMatchObject({ code: 'link.ended' })
    await expect(endLink(workspace, { ...end, linkId: 99 })).rejects.toMatchObject({ code: 'link.not-found' })
  }))

test('a link with nobody, or with itself, is refused', () =>
  withLinks(async (workspace) => {
    const link = { customerId: mill, portfolioId, asOf, kind: 'owns', source: 'Hearsay' } as const
    await expect(addLink(workspace, { ...link, toId: mill })).rejects.toMatchObject({ code: 'link.self' })
    await expect(addLink(workspace, { ...link, toId: 'nobody' })).rejects.toMatchObject({ code: 'customer.not-found' })
  }))
