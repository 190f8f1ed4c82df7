import type { Command } from 'commander'
import { variablesText } from '../output/variables-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'

async function list({ client, terminal }: Session): Promise<void> {
  const variables = await client.variables.list()
  terminal.show(variables, () => variablesText(variables, terminal))
}

export function addVariables(parent: Command, shell: Shell): void {
  const command = parent
    .command('variables')
    .description('List what portfolios can be built from, with coverage and typical values')
    .action(() => inWorkspace(shell, command, list))
}
