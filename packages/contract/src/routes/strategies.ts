import { z } from 'zod'
import { get, post, put } from '../route.ts'
import { isoDate } from '../schemas/figures.ts'
import { insight, insightDocument, insightLog, insightState } from '../schemas/insights.ts'
import { newValueRating, perceivedValue } from '../schemas/perceived-value.ts'
import { strategyKind } from '../schemas/portfolio-definition.ts'
import { proposalList } from '../schemas/proposals.ts'
import {
  discount,
  groupStrategy,
  newProgress,
  newStep,
  strategyDocument,
  strategyDraft,
  winBack,
} from '../schemas/strategy.ts'
import { benefits, strategyBoard, strategyMonitoring } from '../schemas/strategy-monitoring.ts'

const inPortfolio = z.object({ portfolioId: z.string() })
const inGroup = inPortfolio.extend({ group: z.string().max(100) })
/** Left out, the newest published date. */
const asOf = isoDate.optional()
const number = z.coerce.number().int().min(1)
const noting = z.object({ document: insightDocument, author: z.string().trim().max(200).optional() })

/** What is done for each group, and how it goes. */
export const strategies = {
  board: get('/portfolios/{portfolioId}/strategies', 'Every group with its strategy, and what needs attention')
    .input(inPortfolio.extend({ asOf }))
    .output(strategyBoard),
  proposals: get('/portfolios/{portfolioId}/proposals', 'What to do now, worth most first')
    .input(inPortfolio.extend({ asOf }))
    .output(proposalList),
  get: get('/portfolios/{portfolioId}/groups/{group}/strategy', 'What is done for a group, and what is recommended')
    .input(inGroup.extend({ asOf, version: number.optional() }))
    .output(groupStrategy),
  draft: post(
    '/portfolios/{portfolioId}/groups/{group}/strategy/draft',
    'A first draft from a playbook; writes nothing',
  )
    .input(
      inGroup.extend({
        /** Left out, the recommended one. */
        kind: strategyKind.optional(),
        /** What a discount is expected to do; left out, only its break-even is told. */
        discount: discount.pick({ rate: true, expectedUplift: true }).optional(),
        /** What an approach to lost customers is expected to do and cost; left out, only its break-even is told. */
        winBack: winBack.pick({ addedProbability: true, approachCost: true, incentiveCost: true }).partial().optional(),
      }),
    )
    .output(strategyDraft),
  save: put('/portfolios/{portfolioId}/groups/{group}/strategy', 'Save a new version of the strategy of a group')
    .input(
      inGroup.extend({
        document: strategyDocument,
        author: z.string().trim().max(200).optional(),
        /** The version that was changed; 0 where there was none. */
        basedOn: z.number().int().min(0),
      }),
    )
    .output(groupStrategy),
  step: post('/portfolios/{portfolioId}/groups/{group}/strategy/steps', 'Approve, activate, pause, end or reopen')
    .input(inGroup.extend(newStep.shape).extend({ version: number }))
    .output(groupStrategy),
  progress: post('/portfolios/{portfolioId}/groups/{group}/strategy/progress', 'How far an action or a task is')
    .input(inGroup.extend(newProgress.shape))
    .output(groupStrategy),
  perceivedValue: get(
    '/portfolios/{portfolioId}/groups/{group}/strategy/value',
    'What the proposition is worth to customers beside the next best one',
  )
    .input(inGroup.extend({ asOf }))
    .output(perceivedValue),
  rateValue: post('/portfolios/{portfolioId}/groups/{group}/strategy/value', 'Rate the proposition and the next best')
    .input(inGroup.extend(newValueRating.shape))
    .output(perceivedValue),
  monitoring: get('/portfolios/{portfolioId}/groups/{group}/strategy/monitoring', 'KPIs against targets, and alerts')
    .input(inGroup.extend({ asOf }))
    .output(strategyMonitoring),
  benefits: get('/portfolios/{portfolioId}/benefits', 'Benefits aimed at and realised, of strategies in force')
    .input(inPortfolio.extend({ asOf }))
    .output(benefits),
}

/** From insight to action. */
export const insights = {
  list: get('/insights', 'From insight to action: what was noticed, decided and done, newest first')
    .input(
      z.object({ state: insightState.optional(), group: z.string().optional(), customerId: z.string().optional() }),
    )
    .output(insightLog),
  note: post('/insights', 'Note an insight').input(noting).output(insight),
  change: put('/insights/{insightId}', 'Change an insight; every text of it is kept')
    .input(noting.extend({ insightId: z.coerce.number().int(), basedOn: z.number().int() }))
    .output(insight),
}
