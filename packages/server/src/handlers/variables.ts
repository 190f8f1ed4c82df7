import { listVariables } from '@sabad/engine/portfolio/variable-list'
import { api } from '../services.ts'

export const variables = api.variables.router({
  list: api.variables.list.handler(({ context }) => listVariables(context.workspace)),
})
