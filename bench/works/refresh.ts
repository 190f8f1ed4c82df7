import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { refresh } from '../../packages/engine/src/runs/refresh.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { cache, ORDERS } from '../data.ts'
import { measure } from '../measure.ts'

/** Works on a copy of the workspace that `import-lines parquet` has filled. */
const history = Number(process.argv[2] ?? 0)
const filled = join(cache, 'import-parquet')
if (!existsSync(filled)) throw new Error('Run the import of Parquet first: npm run bench -- import-parquet refresh.')
const directory = join(cache, `refresh-${history}`)
await rm(directory, { recursive: true, force: true })
await cp(filled, directory, { recursive: true })
const memoryLimit = history === 0 ? '2200MB' : '3GB'
const workspace = await openWorkspace(directory, { memoryLimit, threads: 2 })

await measure(ORDERS, async () => {
  const before = process.cpuUsage()
  const run = await refresh(workspace, { history }, silent)
  const total = (stage: string) =>
    run.stages.filter((done) => done.stage === stage).reduce((sum, { seconds }) => sum + seconds, 0)
  const { user, system } = process.cpuUsage(before)
  const parts = ['facts', 'summarise', 'compare', 'fit', 'score', 'assign', 'kpi'].map(
    (stage) => `${stage} ${total(stage).toFixed(1)} s`,
  )
  return `${run.asOfDates.length} as-of dates: ${parts.join(', ')}; ${((user + system) / 1e6).toFixed(1)} s of processor time`
})
await workspace.close()
