import type { Command } from 'commander'
import { connect, type Link } from './connection/connect.ts'
import { findWorkspace } from './connection/find-workspace.ts'
import { type Terminal, terminalFor } from './output/terminal.ts'
import type { Shell } from './shell.ts'

/** What one command works with. */
export interface Session extends Link {
  readonly shell: Shell
  readonly terminal: Terminal
  readonly directory: string
}

export interface GlobalOptions {
  readonly workspace?: string
  readonly json?: boolean
}

export const globalOptions = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>()

/** Runs `work` on a link that is closed whatever happens. */
export async function withLink(
  about: Pick<Session, 'shell' | 'terminal' | 'directory'>,
  link: Link,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  try {
    await work({ ...about, ...link })
  } finally {
    await link.close()
  }
}

/** Runs `work` in the workspace that the command line names. */
export async function inWorkspace(
  shell: Shell,
  command: Command,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const { workspace, json = false } = globalOptions(command)
  const directory = findWorkspace(shell, workspace)
  await withLink({ shell, terminal: terminalFor(shell, json), directory }, await connect(directory), work)
}
