import { writtenReports } from '@sabad/engine/reports/written'
import { api } from '../services.ts'

export const reports = api.reports.router({
  list: api.reports.list.handler(({ context }) => writtenReports(context.workspace)),
})
