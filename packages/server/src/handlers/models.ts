import { fitColumns } from '@sabad/engine/models/fit-columns'
import { publishedModels } from '@sabad/engine/runs/models'
import { api } from '../services.ts'

export const models = api.models.router({
  list: api.models.list.handler(({ context, input }) => publishedModels(context.workspace, input.asOf)),
  fit: api.models.fit.handler(({ input }) => fitColumns(input)),
})
