import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'

type Groups = Pick<PortfolioDefinition, 'groups' | 'rest'>

/**
 * The total named grid over 25 cells of recency (`r1` long ago to `r5` lately) and frequency (`f1` to `f5`), domain 3.2:
 * a partition, where most published lists of rules overlap and leave gaps.
 */
export const rfmGrid: Groups = {
  groups: [
    {
      name: 'champions',
      title: 'Champions',
      description: 'Bought lately and buy often',
      anyOf: [{ recency: ['r5'], frequency: ['f4', 'f5'] }],
      strategy: {
        kind: 'protect',
        advice: 'Keep what they value and thank them for it: early access, a named contact. They need no discount.',
      },
    },
    {
      name: 'loyal',
      title: 'Loyal',
      description: 'Buy often',
      anyOf: [{ recency: ['r4', 'r3'], frequency: ['f4', 'f5'] }],
      strategy: { kind: 'enhance', advice: 'Offer more of the range, and reward constancy rather than single orders.' },
    },
    {
      name: 'potential-loyalists',
      title: 'Potential loyalists',
      description: 'Bought lately, and more than once',
      anyOf: [{ recency: ['r5', 'r4'], frequency: ['f2', 'f3'] }],
      strategy: {
        kind: 'enhance',
        advice: 'Give a reason for the next purchase soon: what goes with what they bought.',
      },
    },
    {
      name: 'new',
      title: 'New',
      description: 'Bought lately for the first time',
      anyOf: [{ recency: ['r5'], frequency: ['f1'] }],
      strategy: { kind: 'invest', advice: 'Welcome them and make the second purchase easy: most are lost before it.' },
    },
    {
      name: 'promising',
      title: 'Promising',
      description: 'Bought once, not long ago',
      anyOf: [{ recency: ['r4'], frequency: ['f1'] }],
      strategy: {
        kind: 'invest',
        advice: 'Remind them while they still remember: one offer that fits the first purchase.',
      },
    },
    {
      name: 'need-attention',
      title: 'Need attention',
      description: 'Bought now and then, and are growing quiet',
      anyOf: [{ recency: ['r3'], frequency: ['f3'] }],
      strategy: {
        kind: 'protect',
        advice: 'Ask what is missing, and test an offer that ends soon against a held-out part.',
      },
    },
    {
      name: 'about-to-sleep',
      title: 'About to sleep',
      description: 'Bought seldom, and are growing quiet',
      anyOf: [{ recency: ['r3'], frequency: ['f1', 'f2'] }],
      strategy: { kind: 'maintain', advice: 'Stay in sight at little cost: newsletter and season, nobody’s time.' },
    },
    {
      name: 'cant-lose',
      title: 'Can’t lose',
      description: 'Bought most often and stopped',
      anyOf: [{ recency: ['r2', 'r1'], frequency: ['f5'] }],
      strategy: {
        kind: 'win-back',
        advice: 'Call in person, find out why they left, and make an offer that answers the reason.',
      },
    },
    {
      name: 'at-risk',
      title: 'At risk',
      description: 'Bought often and stopped',
      anyOf: [{ recency: ['r2', 'r1'], frequency: ['f3', 'f4'] }],
      strategy: {
        kind: 'win-back',
        advice: 'Write with a reason to return, and spend no more on it than a return is worth.',
      },
    },
    {
      name: 'hibernating',
      title: 'Hibernating',
      description: 'Bought seldom, long ago',
      anyOf: [{ recency: ['r2', 'r1'], frequency: ['f1', 'f2'] }],
      strategy: { kind: 'harvest', advice: 'Spend nothing but what costs next to nothing; take the orders that come.' },
    },
  ],
  rest: {
    name: 'never-bought',
    title: 'Never bought',
    description: 'Known, but without a purchase so far',
    strategy: {
      kind: 'start',
      advice: 'Treat as prospects: choose whom to approach by what the first purchase is worth.',
    },
  },
}
