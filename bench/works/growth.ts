import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { importFile } from '../../packages/engine/src/intake/import-file.ts'
import { addFromLibrary, readLibrary } from '../../packages/engine/src/portfolio/library/available.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { refresh } from '../../packages/engine/src/runs/refresh.ts'
import { createWorkspace, type Workspace } from '../../packages/engine/src/workspace/workspace.ts'
import { cache, orderLines } from '../data.ts'
import { measure } from '../measure.ts'

/**
 * From a folder of Parquet files by month to portfolios, in one process with 4 GB for the engine:
 * `growth LINES CUSTOMERS HISTORY`. With months of history also every ready portfolio that order lines suffice for.
 */
const [orders = 1_000_000, customers = orders / 10, history = 0] = (process.argv[2] ?? '').split(' ').map(Number)
const path = await orderLines('folder', { customers, orders })
const directory = join(cache, 'growth')
await rm(directory, { recursive: true, force: true })
const workspace = await createWorkspace(directory, { memoryLimit: '4GB', threads: 2 })

/** Adds what the library has and this workspace lacks, as far as there are values for it. Answers how many there are then. */
async function addReady(filled: Workspace): Promise<number> {
  const { portfolios } = await readLibrary(filled)
  const possible = portfolios.filter(({ isAdded, lacking }) => !isAdded && lacking.length === 0)
  for (const { definition } of possible) await addFromLibrary(filled, { portfolioId: definition.portfolioId })
  return portfolios.filter(({ isAdded }) => isAdded).length + possible.length
}

async function timed(name: string, work: () => Promise<unknown>): Promise<string> {
  const start = performance.now()
  await work()
  return `${name} ${((performance.now() - start) / 1000).toFixed(1)} s`
}

await measure(orders, async () => {
  const request = { path, fileName: basename(path), kind: 'order-lines' } as const
  const parts = [
    await timed('import', () => importFile(workspace, request, silent)),
    await timed('first date', () => refresh(workspace, { history: 0 }, silent)),
  ]
  if (history > 0) {
    const portfolios = await addReady(workspace)
    parts.push(
      await timed(`${history} month ends, ${portfolios} portfolios`, () => refresh(workspace, { history }, silent)),
    )
  }
  const { user, system } = process.cpuUsage()
  return `${customers.toLocaleString('en')} customers: ${parts.join(', ')}; ${((user + system) / 1e6).toFixed(0)} s of processor time`
})
await workspace.close()
