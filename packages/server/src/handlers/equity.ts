import { customerBudget } from '@sabad/engine/equity/budget'
import { companyValue } from '@sabad/engine/equity/company-value'
import { equityLedger } from '@sabad/engine/equity/ledger'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { ledger, value, budget } = api.equity

export const equity = api.equity.router({
  ledger: ledger.handler(({ context, input }) => equityLedger(context.workspace, given(input))),
  value: value.handler(({ context, input }) => companyValue(context.workspace, given(input))),
  budget: budget.handler(({ context, input }) => customerBudget(context.workspace, given(input))),
})
