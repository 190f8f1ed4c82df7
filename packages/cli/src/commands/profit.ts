import { type PlaneQuadrant, planeQuadrant } from '@sabad/contract/schemas/profit'
import { type Command, Option } from 'commander'
import { usageError } from '../cli-error.ts'
import { planeText } from '../output/plane-text.ts'
import { profitGroupsText } from '../output/profit-groups-text.ts'
import { whaleText } from '../output/whale-text.ts'
import { inWorkspace, type Session } from '../session.ts'
import type { Shell } from '../shell.ts'
import { pickPortfolio } from '../steps/pick-portfolio.ts'
import { dateArgument } from '../usage/arguments.ts'
import { addWaterfall } from './waterfall.ts'

interface Asked {
  readonly asOf?: string
  readonly of?: string
}

interface WhaleOptions extends Asked {
  readonly portfolio?: string
  readonly group?: string
}

interface GroupsOptions extends Asked {
  readonly portfolio?: string
  readonly from?: string
}

const asOfOption = () =>
  new Option('--as-of <date>', 'as-of date (default: the newest computed)').argParser(dateArgument)
const measureOption = () =>
  new Option('--of <measure>', 'what is taken for profit (default: contribution of 12 months, else their margin)')

async function whale({ client, terminal }: Session, { of: measure, portfolio, group, asOf }: WhaleOptions) {
  const portfolioId = group === undefined ? undefined : await pickPortfolio(client, portfolio)
  const found = await client.profit.whale({ asOf, measure, group, portfolioId })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => whaleText(found, settings.currency, terminal))
}

async function groups({ client, terminal }: Session, { of: measure, portfolio, ...asked }: GroupsOptions) {
  const portfolioId = await pickPortfolio(client, portfolio)
  const found = await client.profit.groups({ ...asked, measure, portfolioId })
  const { settings } = await client.workspace.get()
  terminal.show(found, () => profitGroupsText(found, settings.currency, terminal))
}

interface PlaneOptions {
  readonly asOf?: string
  readonly quadrant?: PlaneQuadrant
}

async function plane({ client, terminal }: Session, { asOf, quadrant }: PlaneOptions) {
  const found = await client.profit.plane({ asOf })
  const inQuadrant = quadrant && (await client.profit.planeCustomers({ asOf, quadrant }))
  const { settings } = await client.workspace.get()
  terminal.show(inQuadrant ?? found, () =>
    planeText({ ...found, shown: inQuadrant?.largest }, settings.currency, terminal),
  )
}

function addGroups(profit: Command, shell: Shell): void {
  const command = profit
    .command('groups')
    .description('Show what each group earns, and why it is more or less than before')
    .option('--portfolio <id>', 'portfolio (default: starter)')
    .option('--from <date>', 'earlier as-of date (default: the one before)', dateArgument)
    .addOption(asOfOption())
    .addOption(measureOption())
    .action((options: GroupsOptions) => {
      if (options.from && options.asOf && options.from >= options.asOf)
        throw usageError('The date of --from must lie before that of --as-of.')
      return inWorkspace(shell, command, (session) => groups(session, options))
    })
}

function addPlane(profit: Command, shell: Shell): void {
  const command = profit
    .command('plane')
    .description('Show net price by cost to serve: quadrants, equal-margin line, the largest customers')
    .addOption(new Option('--quadrant <name>', 'only the customers of this quadrant').choices(planeQuadrant.options))
    .addOption(asOfOption())
    .action((options: PlaneOptions) => inWorkspace(shell, command, (session) => plane(session, options)))
}

export function addProfit(parent: Command, shell: Shell): void {
  const profit = parent.command('profit').description('Who earns the profit, who loses it, and where it moves')
  const command = profit
    .command('whale')
    .description('Show the whale curve: peak, erosion, loss-makers, of all customers or of one group')
    .option('--portfolio <id>', 'with --group: its portfolio (default: starter)')
    .option('--group <name>', 'only the customers of this group')
    .addOption(asOfOption())
    .addOption(measureOption())
    .action((options: WhaleOptions) => inWorkspace(shell, command, (session) => whale(session, options)))
  addWaterfall(profit, shell)
  addGroups(profit, shell)
  addPlane(profit, shell)
}
