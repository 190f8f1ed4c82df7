import { discovery } from '@sabad/contract/schemas/discovery'
import { movementDrift } from '@sabad/engine/movement/drift'
import { movementForecast } from '@sabad/engine/movement/forecast'
import { movementBetween } from '@sabad/engine/movement/movement'
import { movementPaths } from '@sabad/engine/movement/paths'
import { movementReasons } from '@sabad/engine/movement/reasons'
import { timeInGroups } from '@sabad/engine/movement/time-in-group'
import { portfolioAxes } from '@sabad/engine/portfolio/axes/portfolio-axes'
import { portfolioBorders } from '@sabad/engine/portfolio/borders'
import { checkPortfolio } from '@sabad/engine/portfolio/check'
import { comparePortfolios } from '@sabad/engine/portfolio/compare'
import { compareVersions } from '@sabad/engine/portfolio/compare-versions'
import { discoverPortfolio } from '@sabad/engine/portfolio/discover/discover'
import { groupPage } from '@sabad/engine/portfolio/group-page'
import { addFromLibrary, readLibrary } from '@sabad/engine/portfolio/library/available'
import { membershipSql } from '@sabad/engine/portfolio/membership-sql'
import { portfolioOverview } from '@sabad/engine/portfolio/overview'
import { previewPortfolio } from '@sabad/engine/portfolio/preview'
import { portfolioSeries } from '@sabad/engine/portfolio/series'
import { addPortfolio, listPortfolios, readPortfolio } from '@sabad/engine/portfolio/store'
import { listVersions, readVersion } from '@sabad/engine/portfolio/versions'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { list, add, library, preview, discover, get, overview, series, group, check, compare, movement, ...following } =
  api.portfolios

export const portfolios = api.portfolios.router({
  list: list.handler(({ context }) => listPortfolios(context.workspace)),
  add: add.handler(({ context, input }) => addPortfolio(context.workspace, given(input))),
  library: library.handler(({ context }) => readLibrary(context.workspace)),
  addFromLibrary: api.portfolios.addFromLibrary.handler(({ context, input }) =>
    addFromLibrary(context.workspace, given(input)),
  ),
  preview: preview.handler(({ context, input }) => previewPortfolio(context.workspace, input.definition)),
  discover: discover.handler(({ context: { jobs, workspace }, input }) => {
    const { jobId } = jobs.start('discover', async (progress) =>
      discovery.parse(await discoverPortfolio(workspace, input, progress)),
    )
    return { jobId }
  }),
  get: get.handler(({ context, input }) => readPortfolio(context.workspace, input.portfolioId)),
  overview: overview.handler(({ context, input }) => portfolioOverview(context.workspace, given(input))),
  series: series.handler(({ context, input }) => portfolioSeries(context.workspace, input.portfolioId)),
  group: group.handler(({ context, input }) => groupPage(context.workspace, given(input))),
  axes: api.portfolios.axes.handler(({ context, input }) => portfolioAxes(context.workspace, given(input))),
  borders: api.portfolios.borders.handler(({ context, input }) => portfolioBorders(context.workspace, given(input))),
  sql: api.portfolios.sql.handler(({ context, input }) => membershipSql(context.workspace, given(input))),
  check: check.handler(({ context, input }) => checkPortfolio(context.workspace, input.portfolioId)),
  compare: compare.handler(({ context, input }) => comparePortfolios(context.workspace, given(input))),
  movement: movement.handler(({ context, input }) => movementBetween(context.workspace, given(input))),
  movementReasons: following.movementReasons.handler(({ context, input }) =>
    movementReasons(context.workspace, given(input)),
  ),
  movementPaths: following.movementPaths.handler(({ context, input }) =>
    movementPaths(context.workspace, given(input)),
  ),
  timeInGroup: following.timeInGroup.handler(({ context, input }) => timeInGroups(context.workspace, given(input))),
  movementDrift: following.movementDrift.handler(({ context, input }) =>
    movementDrift(context.workspace, given(input)),
  ),
  movementForecast: following.movementForecast.handler(({ context, input }) =>
    movementForecast(context.workspace, given(input)),
  ),
  versions: following.versions.handler(({ context, input }) => listVersions(context.workspace, input.portfolioId)),
  version: following.version.handler(({ context, input }) => readVersion(context.workspace, input)),
  compareVersions: following.compareVersions.handler(({ context, input }) => compareVersions(context.workspace, input)),
})
