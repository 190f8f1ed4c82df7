import { wilsonInterval } from '@sabad/stats/kpi/interval'
import { meanOfMoments } from '@sabad/stats/kpi/moments'
import { netPromoterScore } from '@sabad/stats/kpi/net-promoter-score'
import { found, type KpiContext, lacking, type Outcome, type RegisteredKpi } from '../outcome.ts'
import { RECOMMENDATION_KINDS } from '../sources.ts'
import { momentsOf } from '../sums.ts'
import { LAST_YEAR, OF_MEAN, WILSON } from './wording.ts'

const POINTS = 100

function promoterScore({ sums, base }: KpiContext): Outcome {
  const respondents = sums.of('asked_to_recommend')
  if (base.of('asked_to_recommend') === 0) return lacking('no-survey', { kinds: RECOMMENDATION_KINDS.join(', ') })
  if (respondents === 0) return lacking('nobody-answered')
  const [promoters, detractors] = [sums.of('recommending'), sums.of('detracting')]
  const score = netPromoterScore({ promoters, detractors, passives: respondents - promoters - detractors })
  const points = { value: POINTS * score.value, lower: POINTS * score.lower, upper: POINTS * score.upper }
  return found(points, { numerator: promoters - detractors, denominator: respondents })
}

const rated =
  (compute: (context: KpiContext) => Outcome) =>
  (context: KpiContext): Outcome => {
    if (context.base.of('rated_n') === 0) return lacking('no-ratings')
    return context.sums.of('rated_n') === 0 ? lacking('nobody-answered') : compute(context)
  }

function topTwo({ sums }: KpiContext): Outcome {
  const [numerator, denominator] = [sums.of('rated_best'), sums.of('rated_n')]
  return found(wilsonInterval(numerator, denominator), { numerator, denominator })
}

function meanRating({ sums }: KpiContext): Outcome {
  const moments = momentsOf(sums, 'rated')
  return found(meanOfMoments(moments), { numerator: moments.sum, denominator: moments.n })
}

const shared = {
  setting: 'any',
  definitionVersion: 1,
  goal: 'satisfaction',
  source: 'interactions',
  window: LAST_YEAR,
} as const

/** Who answers is not everyone: all of these speak of those who did. */
const answering = 'Those who answer are not like those who do not, and after a complaint they are asked in a mood.'

export const satisfactionKpis: readonly RegisteredKpi[] = [
  {
    ...shared,
    name: 'nps',
    title: 'Net promoter score',
    unit: 'points',
    direction: 'up',
    meaning: 'Customers who would recommend us (9 or 10) less those who would not (0 to 6), per 100 who answered',
    formula: '100 × (promoters − detractors) ÷ respondents; se = √[(p + d − (p − d)²) ÷ n]',
    population: `Customers who answered an interaction of kind ${RECOMMENDATION_KINDS.join(', ')} with 0 to 10; the last answer counts`,
    numerator: 'Promoters less detractors',
    denominator: 'Respondents',
    interval: '95 %, normal, from that standard error',
    notes: [answering, 'Few answers say little: of 100 the interval is some 30 points wide.'],
    compute: promoterScore,
  },
  {
    ...shared,
    name: 'csat_top_two',
    title: 'Satisfied, top two',
    unit: 'share',
    direction: 'up',
    meaning: 'Share of the customers who rated us and gave one of the two best ratings',
    formula: 'customers whose last rating is 9 or 10 ÷ customers who rated',
    population: 'Customers who rated an interaction other than a survey of recommendation; the last rating counts',
    numerator: 'Customers whose last rating is 9 or 10',
    denominator: 'Customers who rated',
    interval: WILSON,
    notes: [answering, 'Another figure than the mean rating: say which one is quoted. On a scale of 0 to 10.'],
    compute: rated(topTwo),
  },
  {
    ...shared,
    name: 'csat_mean',
    title: 'Satisfaction, mean',
    unit: 'score',
    direction: 'up',
    meaning: 'Mean of the customers’ last ratings, 0 to 10',
    formula: 'Σ last rating ÷ customers who rated',
    population: 'Customers who rated an interaction other than a survey of recommendation; the last rating counts',
    numerator: 'Σ last rating',
    denominator: 'Customers who rated',
    interval: OF_MEAN,
    notes: [answering],
    compute: rated(meanRating),
  },
]
