import { strategyBenefits } from '@sabad/engine/strategy/monitoring/benefits'
import { strategyBoard } from '@sabad/engine/strategy/monitoring/board'
import { strategyMonitoring } from '@sabad/engine/strategy/monitoring/monitor'
import { groupStrategy, saveStrategy, takeStep, tellProgress } from '@sabad/engine/strategy/plan/group-strategy'
import { perceivedValue, rateValue } from '@sabad/engine/strategy/plan/perceived-value'
import { draftStrategy } from '@sabad/engine/strategy/playbook/draft'
import { listProposals } from '@sabad/engine/strategy/proposals/proposals'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { board, proposals, get, draft, save, step, progress, monitoring, benefits } = api.strategies

export const strategies = api.strategies.router({
  board: board.handler(({ context, input }) => strategyBoard(context.workspace, given(input))),
  proposals: proposals.handler(({ context, input }) => listProposals(context.workspace, given(input))),
  get: get.handler(({ context, input }) => groupStrategy(context.workspace, given(input))),
  draft: draft.handler(({ context, input }) => draftStrategy(context.workspace, given(input))),
  save: save.handler(({ context, input }) => saveStrategy(context.workspace, given(input))),
  step: step.handler(({ context, input }) => takeStep(context.workspace, given(input))),
  progress: progress.handler(({ context, input }) => tellProgress(context.workspace, given(input))),
  perceivedValue: api.strategies.perceivedValue.handler(({ context, input }) =>
    perceivedValue(context.workspace, given(input)),
  ),
  rateValue: api.strategies.rateValue.handler(({ context, input }) => rateValue(context.workspace, given(input))),
  monitoring: monitoring.handler(({ context, input }) => strategyMonitoring(context.workspace, given(input))),
  benefits: benefits.handler(({ context, input }) => strategyBenefits(context.workspace, given(input))),
})
