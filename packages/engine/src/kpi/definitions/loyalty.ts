import { wilsonInterval } from '@sabad/stats/kpi/interval'
import { meanOfMoments, ratioOfSums } from '@sabad/stats/kpi/moments'
import { found, type KpiContext, lacking, type Outcome, type RegisteredKpi } from '../outcome.ts'
import { momentsOf, ratioSumsOf } from '../sums.ts'
import { LAST_YEAR, OF_MEAN, OF_RATIO, ON_THE_DATE, WILSON } from './wording.ts'

const inShare = (end: number | null) => (end === null ? null : Math.min(1, Math.max(0, end)))

function meanShare({ sums }: KpiContext, name: 'estimated_share' | 'ranked_share'): Outcome {
  const moments = momentsOf(sums, name)
  if (moments.n === 0) return lacking('nobody-told')
  const { value, lower, upper } = meanOfMoments(moments)
  const ends = { lower: inShare(lower), upper: inShare(upper) }
  return found({ value, ...ends }, { numerator: moments.sum, denominator: moments.n })
}

function shareOfSpend({ sums }: KpiContext): Outcome {
  const ratio = ratioSumsOf(sums, 'spend')
  if (ratio.below === 0) return lacking('nobody-told')
  const { value, lower, upper } = ratioOfSums(ratio)
  const ends = { lower: inShare(lower), upper: inShare(upper) }
  return found({ value, ...ends }, { numerator: ratio.above, denominator: ratio.below })
}

/** What the base rests on, all of its groups rest on. */
function shareOfWallet(context: KpiContext): Outcome {
  if (context.base.of('spend_n') > 0) return { ...shareOfSpend(context), basis: 'category-spend' }
  if (context.base.of('estimated_share_n') === 0) return lacking('no-wallet-data')
  return { ...meanShare(context, 'estimated_share'), basis: 'estimated-share' }
}

function shareByRank(context: KpiContext): Outcome {
  return context.base.of('ranked_share_n') === 0 ? lacking('no-brand-ranks') : meanShare(context, 'ranked_share')
}

const moved =
  (direction: 'upgraded' | 'downgraded') =>
  ({ moves }: KpiContext): Outcome => {
    if (moves === null) return lacking('groups-only')
    if ('code' in moves) return lacking(moves.code, moves.params)
    const [numerator, denominator] = [moves[direction], moves.customers]
    if (denominator === 0) return lacking('nobody-a-year-ago')
    return found(wilsonInterval(numerator, denominator), { numerator, denominator })
  }

const shared = { setting: 'any', definitionVersion: 1, goal: 'loyalty' } as const
const selfReport = 'Told by customers or estimated, not measured: people understate what they spend elsewhere.'

export const loyaltyKpis: readonly RegisteredKpi[] = [
  {
    ...shared,
    name: 'share_of_wallet',
    title: 'Share of wallet',
    unit: 'share',
    direction: 'up',
    meaning: 'What customers spend with us, of all they spend on the category',
    formula: 'Σ revenue of 12 months ÷ Σ category spend; where only shares are told, their mean',
    population: 'Customers whose category spend (column category_spend) or share (rating “share of wallet”) is known',
    window: LAST_YEAR,
    numerator: 'Revenue of the last 12 months, of each customer at most the category spend; or Σ shares',
    denominator: 'Category spend; or customers whose share is told',
    interval: `${OF_RATIO}; of told shares that of the mean`,
    source: 'customer files, enrichment tables, ratings',
    notes: [selfReport, 'The basis says whether it rests on spend or on told shares.'],
    compute: shareOfWallet,
  },
  {
    ...shared,
    name: 'share_of_wallet_by_rank',
    title: 'Share of wallet by rank',
    unit: 'share',
    direction: 'up',
    meaning: 'Mean share of wallet that follows from our rank among the brands that a customer uses',
    formula: '(1 − rank ÷ (brands + 1)) × 2 ÷ brands, mean over customers (Wallet Allocation Rule)',
    population: 'Customers whose rank of us (column brand_rank) and number of brands used (brands_used) are known',
    window: ON_THE_DATE,
    numerator: 'Σ share by rank',
    denominator: 'Customers with a rank',
    interval: OF_MEAN,
    source: 'customer files, enrichment tables',
    notes: [selfReport, 'A rule of thumb from ranks: it knows nothing of what was spent.'],
    compute: shareByRank,
  },
  {
    ...shared,
    name: 'upgrade_rate',
    title: 'Upgrade rate',
    unit: 'share',
    direction: 'up',
    meaning: 'Of the customers who were in the group a year ago, the share in a better group now',
    formula: 'customers who moved to a better group ÷ customers who were in the group',
    population: 'Members of the group 12 to 13 months before the date',
    window: LAST_YEAR,
    numerator: 'Of them, members of a group of higher mean lifetime value (as of the earlier date)',
    denominator: 'Members of the group at the earlier date who are still known',
    interval: WILSON,
    source: 'memberships',
    notes: [
      'Of the best group nobody can rise. Of groups that recency cuts, moving up may only mean having bought lately.',
    ],
    compute: moved('upgraded'),
  },
  {
    ...shared,
    name: 'downgrade_rate',
    title: 'Downgrade rate',
    unit: 'share',
    direction: 'down',
    meaning: 'Of the customers who were in the group a year ago, the share in a worse group now',
    formula: 'customers who moved to a worse group ÷ customers who were in the group',
    population: 'Members of the group 12 to 13 months before the date',
    window: LAST_YEAR,
    numerator: 'Of them, members of a group of lower mean lifetime value (as of the earlier date)',
    denominator: 'Members of the group at the earlier date who are still known',
    interval: WILSON,
    source: 'memberships',
    notes: ['Of the worst group nobody can fall: some of the best must, by chance alone.'],
    compute: moved('downgraded'),
  },
]
