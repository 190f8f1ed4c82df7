import type { Command } from 'commander'
import { finding } from '../cli-error.ts'
import { findWorkspace } from '../connection/find-workspace.ts'
import { findServer } from '../connection/running-server.ts'
import { terminalFor } from '../output/terminal.ts'
import { globalOptions } from '../session.ts'
import type { Shell } from '../shell.ts'
import { serveUntilInterrupted } from '../steps/serve-until-interrupted.ts'
import { wholeNumberArgument } from '../usage/arguments.ts'

interface Options {
  readonly port?: number
}

async function serve(shell: Shell, command: Command, { port }: Options): Promise<void> {
  const { workspace, json = false } = globalOptions(command)
  const directory = findWorkspace(shell, workspace)
  const other = await findServer(directory)
  if (other) throw finding(`The workspace is served already: open ${other.origin}/?token=${other.token}`)
  await serveUntilInterrupted(shell, terminalFor(shell, json), { directory, ...(port !== undefined && { port }) })
}

export function addServe(parent: Command, shell: Shell): void {
  const command = parent
    .command('serve')
    .description('Serve the app and the API on this machine, until Ctrl-C')
    .option('--port <n>', 'port (default: the first free one from 4242)', wholeNumberArgument(0, 65_535))
    .action((options: Options) => serve(shell, command, options))
}
