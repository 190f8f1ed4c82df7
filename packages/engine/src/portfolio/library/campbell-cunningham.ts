import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { ReadyPortfolio } from './ready-portfolio.ts'

type Method = Extract<PortfolioDefinition['tiers'][number]['method'], { readonly kind: 'nearest-centre' }>
type Feature = Method['preparation']['features'][number]

/** Low, average and high, a step apart; who is not rated on one of the scores counts as average there. */
const LOW = -1
const AVERAGE = 0
const HIGH = 1

/** Ratings of 1 to 5 on that scale. */
const ratedScore = (criterion: string): Feature => ({
  variable: `ratings.${criterion}`,
  lower: 1,
  upper: 5,
  logShift: null,
  centre: 3,
  scale: 2,
})

/** New is low and ten years or more are high. */
const age: Feature = { variable: 'tenure_days', lower: 0, upper: 3650, logShift: null, centre: 1825, scale: 1825 }

const scores = [
  ratedScore('strategic importance: purchase volume'),
  ratedScore('life cycle: use of technical resources'),
  age,
  ratedScore('life cycle: our share of its purchases'),
  ratedScore('life cycle: profitability to us'),
]

/** Stage 1: the class of the customer's life cycle whose five scores are nearest (domain 1.6 b). */
export const campbellCunningham: ReadyPortfolio = {
  source: 'Campbell & Cunningham 1983, Strategic Management Journal 4, stage 1',
  caution:
    'As a forecast: tomorrow’s customers are told from how they are treated today. Who was rated on few of the five scores lands among the regular ones, because what is not known counts as average.',
  context: 'b2b',
  definition: {
    portfolioId: 'campbell-cunningham',
    title: 'Tomorrow’s, today’s and yesterday’s customers',
    description:
      'The class of the life cycle whose five scores are nearest: sales volume, use of technical resources, age of the relationship, our share of its purchases, profitability to us.',
    tiers: [
      {
        name: 'class',
        title: 'Class',
        method: {
          kind: 'nearest-centre',
          preparation: { features: scores, components: null },
          centres: [
            { at: [LOW, HIGH, LOW, LOW, LOW] },
            { at: [HIGH, HIGH, HIGH, HIGH, HIGH] },
            { at: [AVERAGE, AVERAGE, AVERAGE, AVERAGE, AVERAGE] },
            { at: [LOW, LOW, HIGH, LOW, LOW] },
          ],
        },
        labels: ['tomorrow', 'special', 'regular', 'yesterday'],
        missing: 'not-rated',
      },
    ],
    groups: [
      {
        name: 'tomorrow',
        title: 'Tomorrow’s customers',
        description: 'New, small so far, and worth our technical resources',
        anyOf: [{ class: ['tomorrow'] }],
        strategy: { kind: 'invest', advice: 'Develop with them and accept losses for a time that is set beforehand.' },
      },
      {
        name: 'todays-special',
        title: 'Today’s special customers',
        description: 'Old, large, profitable, and using many resources',
        anyOf: [{ class: ['special'] }],
        strategy: {
          kind: 'protect',
          advice:
            'The core of the business: a plan for each, contacts on every level, and watch over dependence on them.',
        },
      },
      {
        name: 'todays-regular',
        title: 'Today’s regular customers',
        description: 'Average in everything',
        anyOf: [{ class: ['regular'] }],
        strategy: {
          kind: 'maintain',
          advice: 'Serve them well by standard means, and look for those who could become special.',
        },
      },
      {
        name: 'yesterday',
        title: 'Yesterday’s customers',
        description: 'Old, and small by now',
        anyOf: [{ class: ['yesterday'] }],
        strategy: { kind: 'harvest', advice: 'Serve at low cost and put no technical resources into it.' },
      },
    ],
    rest: { name: 'not-rated', title: 'Not rated', description: 'Nothing of the five scores is known' },
    matching: 'exact',
  },
}
