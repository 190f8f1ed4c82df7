import { discoveryRequest } from '../../packages/contract/src/schemas/discovery.ts'
import { assign } from '../../packages/engine/src/portfolio/assign.ts'
import { discoverPortfolio } from '../../packages/engine/src/portfolio/discover/discover.ts'
import { currentPublications } from '../../packages/engine/src/portfolio/published.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { CUSTOMERS } from '../data.ts'
import { measure } from '../measure.ts'
import { openRefreshed, tenMeasures } from '../refreshed.ts'

/** Puts everyone into the groups of eight centres in ten measures at one date, and proves that it is a partition. */
const workspace = await openRefreshed('assign')
const request = { method: 'k-means', k: 8, variables: [...tenMeasures], portfolioId: 'bench', title: 'Bench' }
const { definition } = await discoverPortfolio(workspace, discoveryRequest.parse(request), silent)
const version = { versionId: 1_000_000, definition, calibration: { cuts: {}, nested: {}, merged: {} } }

await workspace.writeInSteps(async (database) => {
  const publication = (await currentPublications(database)).at(-1)
  if (!publication) throw new Error('nothing is published')
  await measure(CUSTOMERS, async () => {
    const before = process.cpuUsage()
    const rows = await assign(database, version, publication)
    const { user, system } = process.cpuUsage(before)
    return `${rows} memberships, ${((user + system) / 1e6).toFixed(1)} s of processor time`
  })
})
await workspace.close()
