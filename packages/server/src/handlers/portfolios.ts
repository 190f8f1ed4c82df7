import { discovery } from '@sabad/contract/schemas/discovery'
import { movementBetween } from '@sabad/engine/movement/movement'
import { checkPortfolio } from '@sabad/engine/portfolio/check'
import { compareVersions } from '@sabad/engine/portfolio/compare-versions'
import { discoverPortfolio } from '@sabad/engine/portfolio/discover/discover'
import { groupPage } from '@sabad/engine/portfolio/group-page'
import { portfolioOverview } from '@sabad/engine/portfolio/overview'
import { previewPortfolio } from '@sabad/engine/portfolio/preview'
import { portfolioSeries } from '@sabad/engine/portfolio/series'
import { addPortfolio, listPortfolios, readPortfolio } from '@sabad/engine/portfolio/store'
import { listVersions, readVersion } from '@sabad/engine/portfolio/versions'
import { given } from '../given.ts'
import { api } from '../services.ts'

const {
  list,
  add,
  preview,
  discover,
  get,
  overview,
  series,
  group,
  check,
  movement,
  versions,
  version,
  compareVersions: compare,
} = api.portfolios

export const portfolios = api.portfolios.router({
  list: list.handler(({ context }) => listPortfolios(context.workspace)),
  add: add.handler(({ context, input }) => addPortfolio(context.workspace, given(input))),
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
  check: check.handler(({ context, input }) => checkPortfolio(context.workspace, input.portfolioId)),
  movement: movement.handler(({ context, input }) => movementBetween(context.workspace, given(input))),
  versions: versions.handler(({ context, input }) => listVersions(context.workspace, input.portfolioId)),
  version: version.handler(({ context, input }) => readVersion(context.workspace, input)),
  compareVersions: compare.handler(({ context, input }) => compareVersions(context.workspace, input)),
})
