import { accountNetwork, addLink, endLink } from '@sabad/engine/customers/links'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { ofCustomer, add, end } = api.links

export const links = api.links.router({
  ofCustomer: ofCustomer.handler(({ context, input }) => accountNetwork(context.workspace, given(input))),
  add: add.handler(({ context, input }) => addLink(context.workspace, given(input))),
  end: end.handler(({ context, input }) => endLink(context.workspace, given(input))),
})
