import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'

type Group = PortfolioDefinition['groups'][number]
type Rule = Group['anyOf'][number]

const group = (name: string, [title, description]: readonly [string, string], ...anyOf: Rule[]): Group => ({
  name,
  title,
  description,
  anyOf,
})

/** Tiers of future value by cumulative share (domain 3.4): who holds the first half of it, and so on down. */
export const valueTiers: PortfolioDefinition = {
  portfolioId: 'value-tiers',
  title: 'Value tiers',
  description: 'Who holds the value to come: from the top down, the customers that hold 50, 80 and 95 % of it.',
  tiers: [
    {
      name: 'value',
      title: 'Lifetime value',
      measure: 'clv_12m',
      method: { kind: 'cumulative-share', shares: [0.5, 0.8, 0.95] },
      labels: ['none', 'low', 'medium', 'high', 'top'],
      missing: 'unknown',
    },
  ],
  groups: [
    group('top', ['Top', 'The few who hold the first half of the value to come'], { value: ['top'] }),
    group('high', ['High', 'Who hold the next 30 %'], { value: ['high'] }),
    group('medium', ['Medium', 'Who hold the next 15 %'], { value: ['medium'] }),
    group('low', ['Low', 'The many who hold the last 5 %'], { value: ['low'] }),
    group('no-value', ['No value', 'Who are expected to bring nothing, or to cost money'], { value: ['none'] }),
  ],
  rest: {
    name: 'unscored',
    title: 'Not scored',
    description: 'Who never bought, or for whom no model could be fitted',
  },
}

const FIFTHS = [0.2, 0.4, 0.6, 0.8]

/** The total named grid over 25 cells of recency and frequency (domain 3.2). */
export const rfm: PortfolioDefinition = {
  portfolioId: 'rfm',
  title: 'RFM, 25 cells',
  description: 'How lately and how often a customer buys, in fifths: ten named groups over 25 cells.',
  tiers: [
    {
      name: 'recency',
      title: 'Recency',
      measure: 'recency_days',
      method: { kind: 'quantile', probabilities: FIFTHS },
      labels: ['r5', 'r4', 'r3', 'r2', 'r1'],
      missing: 'never',
    },
    {
      name: 'frequency',
      title: 'Frequency',
      measure: 'purchase_days',
      method: { kind: 'quantile', probabilities: FIFTHS },
      labels: ['f1', 'f2', 'f3', 'f4', 'f5'],
      missing: 'unknown',
    },
  ],
  groups: [
    group('champions', ['Champions', 'Bought lately and buy often'], { recency: ['r5'], frequency: ['f4', 'f5'] }),
    group('loyal', ['Loyal', 'Buy often'], { recency: ['r4', 'r3'], frequency: ['f4', 'f5'] }),
    group('potential-loyalists', ['Potential loyalists', 'Bought lately, and more than once'], {
      recency: ['r5', 'r4'],
      frequency: ['f2', 'f3'],
    }),
    group('new', ['New', 'Bought lately for the first time'], { recency: ['r5'], frequency: ['f1'] }),
    group('promising', ['Promising', 'Bought once, not long ago'], { recency: ['r4'], frequency: ['f1'] }),
    group('need-attention', ['Need attention', 'Bought now and then, and are growing quiet'], {
      recency: ['r3'],
      frequency: ['f3'],
    }),
    group('about-to-sleep', ['About to sleep', 'Bought seldom, and are growing quiet'], {
      recency: ['r3'],
      frequency: ['f1', 'f2'],
    }),
    group('cant-lose', ['Can’t lose', 'Bought most often and stopped'], { recency: ['r2', 'r1'], frequency: ['f5'] }),
    group('at-risk', ['At risk', 'Bought often and stopped'], { recency: ['r2', 'r1'], frequency: ['f3', 'f4'] }),
    group('hibernating', ['Hibernating', 'Bought seldom, long ago'], {
      recency: ['r2', 'r1'],
      frequency: ['f1', 'f2'],
    }),
  ],
  rest: { name: 'never-bought', title: 'Never bought', description: 'Known, but without a purchase so far' },
}

/** The groups of requirement 82: profitable, loyal, potential and others, each asking for a care of its own. */
export const starter: PortfolioDefinition = {
  portfolioId: 'starter',
  title: 'Starter',
  description:
    'Seven groups that ask for different care: profitable, loyal, potential, low-value, at risk, dormant, new.',
  tiers: [
    {
      name: 'value',
      title: 'Lifetime value',
      measure: 'clv_12m',
      method: { kind: 'cumulative-share', shares: [0.5, 0.8] },
      labels: ['none', 'low', 'medium', 'high'],
      missing: 'unknown',
    },
    {
      name: 'alive',
      title: 'Probability alive',
      measure: 'probability_alive',
      method: { kind: 'fixed', cuts: [0.3, 0.6] },
      labels: ['gone', 'doubtful', 'alive'],
      missing: 'unknown',
    },
    {
      name: 'age',
      title: 'Age',
      measure: 'age_days',
      method: { kind: 'fixed', cuts: [90] },
      labels: ['new', 'known'],
      missing: 'never-bought',
    },
    {
      name: 'purchases',
      title: 'Purchase days',
      measure: 'purchase_days',
      method: { kind: 'fixed', cuts: [1, 4] },
      labels: ['once', 'few', 'many'],
      missing: 'unknown',
    },
    {
      name: 'recency',
      title: 'Recency',
      measure: 'recency_days',
      method: { kind: 'fixed', cuts: [180, 365] },
      labels: ['recent', 'quiet', 'silent'],
      missing: 'never',
    },
    {
      name: 'past',
      title: 'Revenue so far',
      measure: 'revenue',
      method: { kind: 'cumulative-share', shares: [0.8] },
      labels: ['none', 'small', 'large'],
      missing: 'unknown',
    },
  ],
  groups: [
    group('new', ['New', 'First purchase within the last 90 days'], { age: ['new'] }),
    // Where no model can tell who is still there, silence has to: half a year makes doubtful, a year gone.
    group(
      'at-risk',
      ['At risk', 'Brought much of the revenue, and may be leaving'],
      { alive: ['gone', 'doubtful'], past: ['large'] },
      { alive: ['unknown'], recency: ['quiet', 'silent'], past: ['large'] },
    ),
    group('dormant', ['Dormant', 'Probably gone'], { alive: ['gone'] }, { alive: ['unknown'], recency: ['silent'] }),
    group('profitable', ['Profitable', 'Hold the first half of the value to come'], { value: ['high'] }),
    group(
      'loyal',
      ['Loyal', 'Buy again and again, and still do'],
      { alive: ['alive'], purchases: ['many'] },
      { alive: ['unknown'], recency: ['recent'], purchases: ['many'] },
    ),
    group('potential', ['Potential', 'Worth developing: hold the next 30 % of the value to come'], {
      value: ['medium'],
    }),
    group('low-value', ['Low value', 'Will bring little as things stand'], { value: ['none', 'low'] }),
  ],
  rest: { name: 'unscored', title: 'Not scored', description: 'Never bought, or no model could be fitted' },
}

/** Portfolios that every new workspace starts with. */
export const templates: readonly PortfolioDefinition[] = [starter, valueTiers, rfm]
