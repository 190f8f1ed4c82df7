import { discoveryRequest } from '../../packages/contract/src/schemas/discovery.ts'
import { discoverPortfolio } from '../../packages/engine/src/portfolio/discover/discover.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { CUSTOMERS } from '../data.ts'
import { measure } from '../measure.ts'
import { openRefreshed, tenMeasures } from '../refreshed.ts'

/**
 * k-means with k = 8 on ten measures: sample, fit, stability, profiles, and everyone put into groups and counted. The
 * argument is how many customers groups are found in; more than 50,000 are walked in batches.
 */
const given = process.argv[2]
const workspace = await openRefreshed('discover')
const request = {
  method: 'k-means',
  k: 8,
  variables: [...tenMeasures],
  portfolioId: 'bench',
  title: 'Bench',
  ...(given && { sampleSize: Number(given) }),
}

await measure(CUSTOMERS, async () => {
  const before = process.cpuUsage()
  const { groups, sampled } = await discoverPortfolio(workspace, discoveryRequest.parse(request), silent)
  const { user, system } = process.cpuUsage(before)
  const time = `${((user + system) / 1e6).toFixed(1)} s of processor time`
  return `${groups.length} groups from ${sampled} customers, ${time}`
})
await workspace.close()
