import type { ReadyPortfolio } from './ready-portfolio.ts'
import { heldTier } from './shared-tiers.ts'

/** Blend of past profit and lifetime value: who brought much and will bring little (domain 3.5). */
export const pastAndFuture: ReadyPortfolio = {
  source: 'Blend of past profit and lifetime value, Sabad’s own',
  caution:
    'When lifetime value is not trusted yet: look at the page Models first. Harvesting a customer whose silence has a reason (a dispute, a bad delivery) loses more than it saves.',
  context: 'both',
  definition: {
    portfolioId: 'past-and-future',
    title: 'Past profit, future value',
    description:
      'Who brought 80 % of all margin so far against who holds 80 % of the value to come: those of the past only are to be harvested, not courted.',
    tiers: [
      heldTier({
        name: 'past',
        title: 'Margin so far',
        measure: 'margin',
        shares: [0.8],
        labels: ['none', 'small', 'large'],
      }),
      heldTier({
        name: 'future',
        title: 'Lifetime value',
        measure: 'clv_12m',
        shares: [0.8],
        labels: ['none', 'small', 'large'],
      }),
    ],
    groups: [
      {
        name: 'pillars',
        title: 'Pillars',
        description: 'Brought much, and will bring much',
        anyOf: [{ past: ['large'], future: ['large'] }],
        strategy: { kind: 'protect', advice: 'Keep them: they carry the business, and go on doing so.' },
      },
      {
        name: 'harvest',
        title: 'Harvest',
        description: 'Brought much, and will bring little',
        anyOf: [{ past: ['large'], future: ['none', 'small'] }],
        strategy: {
          kind: 'harvest',
          advice: 'Thank them, and cut what is spent on them: the size of the past account is no reason.',
        },
      },
      {
        name: 'rising',
        title: 'Rising',
        description: 'Brought little so far, and will bring much',
        anyOf: [{ past: ['none', 'small'], future: ['large'] }],
        strategy: { kind: 'invest', advice: 'Do not wait for their turnover: treat them by what is to come.' },
      },
      {
        name: 'minor',
        title: 'Minor',
        description: 'Brought little, and will bring little',
        anyOf: [{ past: ['none', 'small'], future: ['none', 'small'] }],
        strategy: { kind: 'maintain', advice: 'Serve by standard means.' },
      },
    ],
    rest: { name: 'not-scored', title: 'Not scored', description: 'Never bought, or no model could be fitted' },
    matching: 'exact',
    // Companies have few customers: the hundred of section 3.5 would join everything.
    minimumGroup: { customers: 5, share: 0.01 },
    matrix: { columns: 'future', rows: 'past' },
  },
}
