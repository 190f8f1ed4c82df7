import { movementBetween } from '@sabad/engine/movement/movement'
import { portfolioAxes } from '@sabad/engine/portfolio/axes/portfolio-axes'
import { portfolioBorders } from '@sabad/engine/portfolio/borders'
import { checkPortfolio } from '@sabad/engine/portfolio/check'
import { groupPage } from '@sabad/engine/portfolio/group-page'
import { addFromLibrary, readLibrary } from '@sabad/engine/portfolio/library/available'
import { portfolioOverview } from '@sabad/engine/portfolio/overview'
import { previewPortfolio } from '@sabad/engine/portfolio/preview'
import { portfolioSeries } from '@sabad/engine/portfolio/series'
import { addPortfolio, listPortfolios, readPortfolio } from '@sabad/engine/portfolio/store'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { list, add, library, preview, get, overview, series, group, check, movement } = api.portfolios

export const portfolios = api.portfolios.router({
  list: list.handler(({ context }) => listPortfolios(context.workspace)),
  add: add.handler(({ context, input }) => addPortfolio(context.workspace, given(input))),
  library: library.handler(({ context }) => readLibrary(context.workspace)),
  addFromLibrary: api.portfolios.addFromLibrary.handler(({ context, input }) =>
    addFromLibrary(context.workspace, given(input)),
  ),
  preview: preview.handler(({ context, input }) => previewPortfolio(context.workspace, input.definition)),
  get: get.handler(({ context, input }) => readPortfolio(context.workspace, input.portfolioId)),
  overview: overview.handler(({ context, input }) => portfolioOverview(context.workspace, given(input))),
  series: series.handler(({ context, input }) => portfolioSeries(context.workspace, input.portfolioId)),
  group: group.handler(({ context, input }) => groupPage(context.workspace, given(input))),
  axes: api.portfolios.axes.handler(({ context, input }) => portfolioAxes(context.workspace, given(input))),
  borders: api.portfolios.borders.handler(({ context, input }) => portfolioBorders(context.workspace, given(input))),
  check: check.handler(({ context, input }) => checkPortfolio(context.workspace, input.portfolioId)),
  movement: movement.handler(({ context, input }) => movementBetween(context.workspace, given(input))),
})
