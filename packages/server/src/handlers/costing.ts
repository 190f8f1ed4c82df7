import { checkCostModel } from '@sabad/engine/costing/check-model'
import { compareCostings } from '@sabad/engine/costing/compare'
import { customerProfit } from '@sabad/engine/costing/customer-profit'
import {
  listCostModelVersions,
  previewCostModel,
  readCostingReport,
  readCostModel,
  saveCostModel,
  suggestCostModel,
} from '@sabad/engine/costing/store'
import { profitWaterfall } from '@sabad/engine/costing/waterfall'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { model, save, versions, draft, check, preview, report, compare, waterfall, ofCustomer } = api.costing

export const costing = api.costing.router({
  model: model.handler(({ context, input }) => readCostModel(context.workspace, given(input))),
  save: save.handler(({ context, input }) => saveCostModel(context.workspace, given(input))),
  versions: versions.handler(({ context }) => listCostModelVersions(context.workspace)),
  draft: draft.handler(({ context }) => suggestCostModel(context.workspace)),
  check: check.handler(({ input }) => checkCostModel(input.model)),
  preview: preview.handler(({ context, input }) => previewCostModel(context.workspace, given(input))),
  report: report.handler(({ context, input }) => readCostingReport(context.workspace, given(input))),
  compare: compare.handler(({ context, input }) => compareCostings(context.workspace, given(input))),
  waterfall: waterfall.handler(({ context, input }) => profitWaterfall(context.workspace, given(input))),
  ofCustomer: ofCustomer.handler(({ context, input }) => customerProfit(context.workspace, given(input))),
})
