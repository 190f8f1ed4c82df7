import { openWorkspace } from '../../src/workspace/workspace.ts'

/** A process of its own that holds a workspace until its input ends. */
const workspace = await openWorkspace(process.argv[2] ?? '')
process.stdout.write('open\n')
process.stdin.resume()
process.stdin.on('end', () => workspace.close())
