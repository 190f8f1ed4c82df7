import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { createAndConnect } from '../connection/connect.ts'
import { namedDirectory } from '../connection/find-workspace.ts'
import { printable } from '../output/printable.ts'
import { terminalFor } from '../output/terminal.ts'
import { globalOptions, type Session, withLink } from '../session.ts'
import type { Shell } from '../shell.ts'
import { COMPANIES, type Company, fillDemo } from '../steps/fill-demo.ts'
import { showPortfolio } from '../steps/show-portfolio.ts'

interface Options {
  readonly demo?: Company
}

async function fill(session: Session, company: Company): Promise<void> {
  const filled = await fillDemo(session, company)
  if (!session.terminal.json) return showPortfolio(session)
  session.terminal.show({ directory: session.directory, company, ...filled }, () => '')
}

async function greet({ terminal, directory }: Session): Promise<void> {
  terminal.show({ directory }, () => printable(`Made the workspace ${directory}: import with "sabad import FILE".`))
}

async function init(shell: Shell, command: Command, { given, demo }: Options & { given?: string }): Promise<void> {
  const { workspace, json = false } = globalOptions(command)
  const directory = namedDirectory(shell, given ?? workspace) ?? resolve(shell.directory)
  const about = { shell, terminal: terminalFor(shell, json), directory }
  await withLink(about, await createAndConnect(directory), (session) => (demo ? fill(session, demo) : greet(session)))
}

export function addInit(parent: Command, shell: Shell): void {
  const command = parent
    .command('init')
    .description('Make a workspace; with --demo, fill it with an invented company')
    .argument('[DIR]', 'its folder (default: the one given by --workspace, else the current one)')
    .addOption(new Option('--demo <company>', 'a coffee retailer or a packaging maker').choices(COMPANIES))
    .action((given: string | undefined, { demo }: Options) =>
      init(shell, command, { ...(given !== undefined && { given }), ...(demo && { demo }) }),
    )
}
