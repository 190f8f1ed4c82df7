import { isoDate } from '../calendar.ts'
import { createRandom, type Random } from '../random.ts'
import { pickItem, pickWeighted } from '../samplers.ts'
import { type Account, drawAccount } from './account.ts'
import { industries } from './industries.ts'
import { drawGroupName } from './names.ts'
import { drawSite } from './places.ts'
import type { Plant } from './plant.ts'

export interface Site {
  readonly customer_id: string
  readonly parent_id: string | null
  readonly index: number
  readonly name: string
  readonly account: Account
  readonly place: ReturnType<typeof drawSite>
}

const ACCOUNT_STREAM = 31
const GROUP_STREAM = 32

const accountId = (index: number) => `A${String(index + 1).padStart(5, '0')}`

const drawSize = (random: Random): number => Number(pickWeighted(random, { '1': 0.72, '2': 0.1, '3': 0.1, '5': 0.08 }))

/** The head office comes first and buys too; in a group of five the last two belong to the second, a daughter. */
const parentOffset = (offset: number): number => (offset > 2 ? 1 : 0)

/** The group that starts with the account of this index. */
export function drawGroup({ settings }: Plant, index: number): Site[] {
  const random = createRandom(settings.seed, GROUP_STREAM, index)
  const industry = pickItem(random, industries)
  const name = drawGroupName(random, industry)
  return Array.from({ length: Math.min(drawSize(random), settings.customers - index) }, (_, offset): Site => {
    const place = drawSite(random)
    return {
      customer_id: accountId(index + offset),
      parent_id: offset === 0 ? null : accountId(index + parentOffset(offset)),
      index: index + offset,
      name: offset === 0 ? name : `${name} ${place.city}`,
      account: drawAccount(createRandom(settings.seed, ACCOUNT_STREAM, index + offset), industry),
      place,
    }
  })
}

export function writeAccount({ accounts }: Plant, site: Site, since: number): void {
  const { customer_id, name, parent_id, place, account } = site
  accounts.write({
    customer_id,
    name,
    kind: account.industry.kind,
    parent_id,
    since: isoDate(since),
    ...place,
    industry: account.industry.industry,
    employees: account.employees,
    annual_revenue: account.annualRevenue,
    credit_rating: account.credit_rating,
    default_probability: account.default_probability,
    acquisition_channel: account.acquisitionChannel,
    email: `buying@${customer_id.toLowerCase()}.example.com`,
    organisation_type: account.organisationType,
    buying_process: account.buyingProcess,
  })
}
