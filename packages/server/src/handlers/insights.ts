import { changeInsight, insightLog, noteInsight } from '@sabad/engine/strategy/insights'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { list, note, change } = api.insights

export const insights = api.insights.router({
  list: list.handler(({ context, input }) => insightLog(context.workspace, given(input))),
  note: note.handler(({ context, input }) => noteInsight(context.workspace, given(input))),
  change: change.handler(({ context, input }) => changeInsight(context.workspace, given(input))),
})
