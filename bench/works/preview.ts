import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { previewPortfolio } from '../../packages/engine/src/portfolio/preview.ts'
import { rfm, starter } from '../../packages/engine/src/portfolio/templates.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'

/** Previews as somebody who drags cut points asks for them: one after the other, on the workspace that a refresh left. */
const directory = ['refresh-24', 'refresh-0'].map((name) => join(cache, name)).find((one) => existsSync(one))
if (!directory) throw new Error('Run a refresh first: npm run bench -- import-parquet refresh preview.')
const workspace = await openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })

const TIMES = 9

/** Median milliseconds of a preview, once the file's pages are in memory. */
async function median(definition: typeof rfm): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time <= TIMES; time += 1) {
    const start = performance.now()
    await previewPortfolio(workspace, definition)
    if (time > 0) taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
}

const medians = { two: await median(rfm), six: await median(starter) }
await measure(CUSTOMERS, async () => {
  await previewPortfolio(workspace, rfm)
  return `median of ${TIMES}: two tiers ${medians.two.toFixed(0)} ms, six tiers ${medians.six.toFixed(0)} ms`
})
await workspace.close()
