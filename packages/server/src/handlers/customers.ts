import { listCustomers } from '@sabad/engine/customers/list'
import { nextActionsOf } from '@sabad/engine/customers/next-actions'
import { customerPage } from '@sabad/engine/customers/page'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const customers = api.customers.router({
  list: api.customers.list.handler(({ context, input }) => listCustomers(context.workspace, given(input))),
  get: api.customers.get.handler(({ context, input }) => customerPage(context.workspace, given(input))),
  next: api.customers.next.handler(({ context, input }) => nextActionsOf(context.workspace, given(input))),
})
