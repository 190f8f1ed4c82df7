import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { layIntervalEnds } from '../../packages/engine/src/snapshot/interval-ends.ts'
import type { SnapshotModels } from '../../packages/engine/src/snapshot/models.ts'
import { resolutionDays } from '../../packages/engine/src/snapshot/resolution.ts'
import { scoreSummary } from '../../packages/engine/src/snapshot/score.ts'
import { sql } from '../../packages/engine/src/sql/sql.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'

/**
 * Scores the summary that `prepare-scores.ts` has made in a process of its own: the peak of this one is that of scoring,
 * with the summary in memory, not that of reading ten million order lines before.
 */
const prepare = fileURLToPath(new URL('./prepare-scores.ts', import.meta.url))
await promisify(execFile)('npx', ['tsx', prepare])
const directory = join(cache, 'score')
const models: SnapshotModels = JSON.parse(await readFile(join(directory, 'models.json'), 'utf8'))
const workspace = await openWorkspace(directory, { memoryLimit: '800MB', threads: 2 })

const resolution = resolutionDays(CUSTOMERS)

await workspace.writeInSteps(async (database) => {
  await database.execute(sql`CREATE TEMP TABLE summary AS FROM prepared_summary`)
  await measure(CUSTOMERS, async () => {
    await scoreSummary(database, { models, resolution, discountRate: 0.1, marginRate: 0.4 })
    const start = performance.now()
    const snapshots = sql`SELECT * FROM summary JOIN scored USING (customer_key)`
    await layIntervalEnds(database, 'ends', { models, resolution, snapshots })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    return `alive, purchases (${models.purchases?.kind}), spend, lifetime value; then the ends of their intervals, ${seconds} s of it`
  })
})
await workspace.close()
