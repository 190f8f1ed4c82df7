import type { Command } from 'commander'
import { publishedModelsText } from '../output/published-models-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument } from '../usage/arguments.ts'

async function list({ client, terminal }: Session, asOf?: string): Promise<void> {
  const models = await client.models.list({ asOf })
  terminal.show(models, () => publishedModelsText(models, terminal))
}

export function addModels(parent: Command, shell: Shell): void {
  const command = parent
    .command('models')
    .description('Show the models fitted to the customers: what each is used for and why, how it foretold and fits')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action(({ asOf }: { asOf?: string }) => inWorkspace(shell, command, (session) => list(session, asOf)))
}
