import { portfolioRisk } from '@sabad/engine/risk/portfolio-risk'
import { api } from '../services.ts'

export const risk = api.risk.handler(({ context, input }) => portfolioRisk(context.workspace, input))
