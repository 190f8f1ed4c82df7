import { flagsOfCustomer, listFlags } from '@sabad/engine/strategy/flags'
import { giveFlag, withdrawFlag } from '@sabad/engine/strategy/significance'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { list, ofCustomer, give, withdraw } = api.significance

export const significance = api.significance.router({
  list: list.handler(({ context, input }) => listFlags(context.workspace, given(input))),
  ofCustomer: ofCustomer.handler(({ context, input }) => flagsOfCustomer(context.workspace, given(input))),
  give: give.handler(({ context, input }) => giveFlag(context.workspace, given(input))),
  withdraw: withdraw.handler(({ context, input }) => withdrawFlag(context.workspace, given(input))),
})
