/** The criteria of textbooks (GE/McKinsey; Buttle & Maklan); `true`: more of it is worse. */
export const defaultCriteria = {
  attractiveness: [
    ['size', false],
    ['growth', false],
    ['profitability', false],
    ['price-sensitivity', true],
    ['bargaining-power', true],
    ['competition', true],
    ['entry-barriers', false],
    ['exit-barriers', true],
  ],
  fit: [
    ['objectives', false],
    ['mission', false],
    ['operations', false],
    ['marketing', false],
    ['technology', false],
    ['people', false],
    ['liquidity', false],
  ],
} as const
