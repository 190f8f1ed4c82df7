import { importFile } from '../../src/intake/import-file.ts'
import { createWorkspace, isWorkspace, openWorkspace } from '../../src/workspace/workspace.ts'

/** Run as a process of its own, so that it can be killed: imports a file and says which stages it reaches. */
const [directory = '', path = ''] = process.argv.slice(2)
const workspace = isWorkspace(directory) ? await openWorkspace(directory) : await createWorkspace(directory)
const report = (stage: string) => process.stdout.write(`${stage}\n`)
await importFile(
  workspace,
  { path, fileName: 'lines.csv', kind: 'order-lines' },
  { report, signal: new AbortController().signal },
)
await workspace.close()
