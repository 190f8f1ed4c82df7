import { allocate } from '@sabad/engine/allocation/allocate'
import { keepAnswers, previewCurve, responseCurves } from '@sabad/engine/allocation/response-curves'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { curves, answer, curve, split } = api.allocation

export const allocation = api.allocation.router({
  curves: curves.handler(({ context, input }) => responseCurves(context.workspace, given(input))),
  answer: answer.handler(({ context, input }) => keepAnswers(context.workspace, input)),
  curve: curve.handler(({ context, input }) => previewCurve(context.workspace, given(input))),
  split: split.handler(({ context, input }) => allocate(context.workspace, input)),
})
