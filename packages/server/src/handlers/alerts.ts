import { movementAlerts } from '@sabad/engine/movement/alerts'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const alerts = api.alerts.router({
  list: api.alerts.list.handler(({ context, input }) => movementAlerts(context.workspace, given(input))),
})
