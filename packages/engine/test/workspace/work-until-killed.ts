import { once } from 'node:events'
import { importFile } from '../../src/intake/import-file.ts'
import { silent } from '../../src/runs/progress.ts'
import { refresh } from '../../src/runs/refresh.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'

/**
 * A process of its own that waits for the name of a workspace, does one piece of work there and ends: so that it can be
 * killed while it does.
 */
const [command, path = ''] = process.argv.slice(2)
const [directory] = await once(process.stdin, 'data')
const workspace = await openWorkspace(String(directory), { threads: 2 })
process.stdout.write('start\n')
if (command === 'import') await importFile(workspace, { path, fileName: 'orders.csv', kind: 'orders' })
else await refresh(workspace, { asOf: '2024-12-31', history: 2 }, silent)
await workspace.close()
process.stdin.destroy()
