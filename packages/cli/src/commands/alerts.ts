import type { Command } from 'commander'
import { alertsText } from '../output/alerts-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly asOf?: string
}

async function show({ client, terminal }: Session, { portfolio, asOf }: Options): Promise<void> {
  const alerts = await client.alerts.list({ portfolioId: portfolio, asOf })
  const { settings } = await client.workspace.get()
  terminal.show(alerts, () => alertsText(alerts, settings.currency, terminal))
}

export function addAlerts(parent: Command, shell: Shell): void {
  const command = parent
    .command('alerts')
    .description('Show moves of the newest month that are unlike those of the months before, worth most first')
    .option('--portfolio <id>', 'portfolio (default: all)')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((options: Options) => inWorkspace(shell, command, (session) => show(session, options)))
}
