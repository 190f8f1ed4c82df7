import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { movementBetween } from '../../packages/engine/src/movement/movement.ts'
import { rfm } from '../../packages/engine/src/portfolio/library/rfm.ts'
import { publishedDates } from '../../packages/engine/src/portfolio/published.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'

/** Movement to the newest date from each of seven others, which no refresh has counted: who moved, and what it is worth. */
const directory = join(cache, 'refresh-24')
if (!existsSync(directory)) throw new Error('Run the history first: npm run bench -- import-parquet history movement.')
const workspace = await openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })
const { portfolioId } = rfm.definition
const earlier = (await workspace.read(publishedDates)).slice(2, 9)

const taken: number[] = []
for (const from of earlier) {
  const start = performance.now()
  await movementBetween(workspace, { portfolioId, from })
  taken.push(performance.now() - start)
}
const [median = 0, most = 0] = [Math.floor(taken.length / 2), taken.length - 1].map(
  (place) => taken.sort((one, other) => one - other)[place],
)
await measure(CUSTOMERS, async () => {
  await movementBetween(workspace, { portfolioId, from: earlier[0] })
  return `median of ${taken.length} ${median.toFixed(0)} ms, at most ${most.toFixed(0)} ms`
})
await workspace.close()
