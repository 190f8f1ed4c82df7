import { profitByGroup, profitSeries } from '@sabad/engine/profit/by-group'
import { planeCustomers, profitPlane } from '@sabad/engine/profit/plane'
import { profitWhale } from '@sabad/engine/profit/whale'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { whale, groups, series, plane } = api.profit

export const profit = api.profit.router({
  whale: whale.handler(({ context, input }) => profitWhale(context.workspace, given(input))),
  groups: groups.handler(({ context, input }) => profitByGroup(context.workspace, given(input))),
  series: series.handler(({ context, input }) => profitSeries(context.workspace, given(input))),
  plane: plane.handler(({ context, input }) => profitPlane(context.workspace, input.asOf)),
  planeCustomers: api.profit.planeCustomers.handler(({ context, input }) =>
    planeCustomers(context.workspace, given(input)),
  ),
})
