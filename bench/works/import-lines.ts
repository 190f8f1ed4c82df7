import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { importFile } from '../../packages/engine/src/intake/import-file.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { createWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { cache, ORDERS, orderLines } from '../data.ts'
import { measure } from '../measure.ts'

const format = process.argv[2] === 'csv' ? 'csv' : 'parquet'
const path = await orderLines(format)
const directory = join(cache, `import-${format}`)
await rm(directory, { recursive: true, force: true })
const workspace = await createWorkspace(directory, { memoryLimit: '2500MB', threads: 2 })

await measure(ORDERS, async () => {
  const { accepted, rejected } = await importFile(
    workspace,
    { path, fileName: basename(path), kind: 'order-lines' },
    silent,
  )
  return `${accepted} accepted, ${rejected} rejected`
})
await workspace.close()
