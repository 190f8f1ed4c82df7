import type { StrategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type { Condition, StrategyFigure, StrategyRecommendation } from '@sabad/contract/schemas/strategy'

export type Figures = Readonly<Record<StrategyFigure, number | null>>

interface Test {
  readonly figure: StrategyFigure
  readonly comparison: Condition['comparison']
  readonly threshold: number
}

interface Rule {
  readonly kind: StrategyKind
  readonly tests: readonly Test[]
}

const atLeast = (figure: StrategyFigure, threshold: number): Test => ({ figure, comparison: 'at-least', threshold })
const below = (figure: StrategyFigure, threshold: number): Test => ({ figure, comparison: 'below', threshold })

/**
 * The default rules of core strategies, after Buttle & Maklan, Customer Relationship Management, in the order in which
 * they are asked; the first whose conditions all hold wins. The numbers are this program's: half of the members not
 * customers yet; a chance of three in ten that they still buy, a past that was worth half of the base's, and an
 * approach that pays if it adds one in twenty to those who would come back unasked; twice the value that their number would have; a tenth of them flagged; half of the wallet; five per cent a year.
 */
const rules: readonly Rule[] = [
  { kind: 'start', tests: [atLeast('prospects', 0.5)] },
  {
    kind: 'win-back',
    tests: [below('probability-alive', 0.3), atLeast('lost-margin', 0.5), below('win-back-break-even', 0.05)],
  },
  {
    kind: 'end',
    tests: [below('contribution', 0), below('lifetime-value', 0), below('flagged', 1e-9), atLeast('re-engineered', 1)],
  },
  { kind: 're-engineer', tests: [atLeast('gross-margin', 0), below('contribution', 0)] },
  { kind: 'protect', tests: [atLeast('value-concentration', 2), below('probability-alive', 0.9)] },
  { kind: 'protect', tests: [atLeast('flagged', 0.1), below('probability-alive', 0.9)] },
  { kind: 'enhance', tests: [below('share-of-wallet', 0.5), atLeast('value-concentration', 1)] },
  { kind: 'enhance', tests: [atLeast('growth', 0.05), atLeast('probability-alive', 0.7)] },
  { kind: 'harvest', tests: [below('growth', 0), below('probability-alive', 0.7), atLeast('gross-margin', 0)] },
]

/** What is not known holds nothing up, and speaks for nothing either. */
function judged({ figure, comparison, threshold }: Test, figures: Figures): Condition {
  const value = figures[figure]
  const holds = value === null ? null : comparison === 'below' ? value < threshold : value >= threshold
  return { figure, comparison, threshold, value, holds }
}

/** The strategy that the figures of a group speak for, and what every rule found. Where none fits, nothing is changed. */
export function recommendStrategy(figures: Figures): Omit<StrategyRecommendation, 'advised'> {
  const asked = rules.map(({ kind, tests }) => {
    const conditions = tests.map((test) => judged(test, figures))
    return { kind, conditions, fits: conditions.every(({ holds }) => holds === true) }
  })
  const winner = asked.find(({ fits }) => fits)
  return { kind: winner?.kind ?? 'maintain', evidence: winner?.conditions ?? [], rules: asked }
}
