import type { Command } from 'commander'
import { customerProfitText, waterfallText } from '../output/waterfall-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument } from '../usage/arguments.ts'

interface Options {
  readonly portfolio?: string
  readonly group?: string
  readonly asOf?: string
}

async function waterfall({ client, terminal }: Session, { portfolio, group, asOf }: Options): Promise<void> {
  const portfolioId = group === undefined ? undefined : await pickPortfolio(client, portfolio)
  const found = await client.costing.waterfall({ asOf, group, portfolioId })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => waterfallText(found, settings.currency))
}

async function ofCustomer({ client, terminal }: Session, customerId: string, { asOf }: Options): Promise<void> {
  const found = await client.costing.ofCustomer({ customerId, asOf })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => customerProfitText(found, settings.currency))
}

/** Profit and loss of the base or of a group, as a command of its parent. */
export function addWaterfall(parent: Command, shell: Shell): void {
  const command = parent
    .command('waterfall')
    .description('Show profit and loss step by step, of all customers or of one group')
    .option('--portfolio <id>', 'with --group: its portfolio (default: starter)')
    .option('--group <name>', 'only the customers of this group')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((options: Options) => inWorkspace(shell, command, (session) => waterfall(session, options)))
}

/** Profit and loss of one customer, as a command of `customers`. */
export function addCustomerProfit(customers: Command, shell: Shell): void {
  const command = customers
    .command('profit')
    .description('Show profit and loss of one customer, every line with where it comes from')
    .argument('<ID>', 'customer')
    .option('--as-of <date>', 'as-of date (default: the newest computed)', dateArgument)
    .action((customerId: string, options: Options) =>
      inWorkspace(shell, command, (session) => ofCustomer(session, customerId, options)),
    )
}
