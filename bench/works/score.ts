import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buckets, gatherActivity } from '../../packages/engine/src/snapshot/activity.ts'
import { factSpan } from '../../packages/engine/src/snapshot/as-of-dates.ts'
import { fitModels } from '../../packages/engine/src/snapshot/models.ts'
import { resolutionDays } from '../../packages/engine/src/snapshot/resolution.ts'
import { scoreSummary } from '../../packages/engine/src/snapshot/score.ts'
import { summarise } from '../../packages/engine/src/snapshot/summarise.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'

/** Scores what `import-lines parquet` has filled, once summarised and fitted, into a table of the connection's own. */
const filled = join(cache, 'import-parquet')
if (!existsSync(filled)) throw new Error('Run the import of Parquet first: npm run bench -- import-parquet score.')
const directory = join(cache, 'score')
await rm(directory, { recursive: true, force: true })
await cp(filled, directory, { recursive: true })
const workspace = await openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })

await workspace.writeInSteps(async (database) => {
  const { boundaries, windows } = buckets([(await factSpan(database)).last])
  await gatherActivity(database, boundaries)
  for (const window of windows) {
    const customers = await summarise(database, window)
    const resolution = resolutionDays(customers)
    const models = await fitModels(database, { resolution, judgement: null, everyModel: false })
    await measure(CUSTOMERS, async () => {
      await scoreSummary(database, { models, resolution, discountRate: 0.1, marginRate: 0.4 })
      return 'alive, purchases, spend, lifetime value, each with its interval'
    })
  }
})
await workspace.close()
