import type { Command } from 'commander'
import { usageError } from '../cli-error.ts'
import { movementText } from '../output/movement-text.ts'
import { reasonsText } from '../output/reasons-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly from?: string
  readonly to?: string
  readonly reasons?: boolean
}

async function showReasons({ client, terminal }: Session, { portfolio, from, to }: Options): Promise<void> {
  const portfolioId = await pickPortfolio(client, portfolio)
  const reasons = await client.portfolios.movementReasons({ portfolioId, from, to })
  const registry = await client.measures.list()
  terminal.show(reasons, () => reasonsText(reasons, registry, terminal))
}

async function show(session: Session, options: Options): Promise<void> {
  if (options.reasons) return showReasons(session, options)
  const { client, terminal } = session
  const { portfolio, from, to } = options
  const portfolioId = await pickPortfolio(client, portfolio)
  const movement = await client.portfolios.movement({ portfolioId, from, to })
  const { settings } = await client.workspace.get()
  terminal.show(movement, () => movementText(movement, settings.currency, terminal))
}

export function addMovement(parent: Command, shell: Shell): void {
  const command = parent
    .command('movement')
    .description('Show who moved from which group to which between two dates')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--from <date>', 'earlier as-of date (default: the one before the newest)', dateArgument)
    .option('--to <date>', 'later as-of date (default: the newest computed)', dateArgument)
    .option('--reasons', 'which measure crossed which line')
    .action((options: Options) => {
      if (options.from && options.to && options.from >= options.to)
        throw usageError('The date of --from must lie before that of --to.')
      return inWorkspace(shell, command, (session) => show(session, options))
    })
}
