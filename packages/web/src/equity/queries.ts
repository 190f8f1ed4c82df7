import type { EquityMeasure, ValueAssumptions } from '@sabad/contract/schemas/equity'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { lastAnswer } from '../api/last-answer.ts'
import type { Scope } from '../api/queries.ts'

export interface LedgerAsked extends Scope {
  readonly from: string
  readonly measure: EquityMeasure
}

export const ledgerQuery = (asked: LedgerAsked) =>
  queryOptions({
    queryKey: ['results', 'equity', 'ledger', asked],
    queryFn: () => api.equity.ledger(asked),
    ...lastAnswer,
  })

export const budgetQuery = (scope: Scope) =>
  queryOptions({ queryKey: ['results', 'equity', 'budget', scope], queryFn: () => api.equity.budget(scope) })

export interface ValueAsked extends ValueAssumptions {
  readonly asOf: string
  readonly measure: EquityMeasure
}

/** What is typed changes it at every key: the answer before stands until the next one is there. */
export const companyValueQuery = (asked: ValueAsked) =>
  queryOptions({
    queryKey: ['results', 'equity', 'value', asked],
    queryFn: () => api.equity.value(asked),
    ...lastAnswer,
  })
